"""文件目录工作簿: a county's library and its schools', imported by the machinery of all books."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaoheng.ground.library.models import Document, DocumentLink, Issuer
from xiaoheng.ground.library.services.book_checks import check, complete, known_numbers
from xiaoheng.ground.library.services.checking import ending_of, units_named
from xiaoheng.ground.library.services.sheet import BETWEEN, DOCUMENTS, facts
from xiaoheng.ground.library.words import LinkKind
from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.services.importing import Book, Plan, Progress, Sheet, Writer, bring_in
from xiaoheng.ground.organisation.services.importing.planning import ADDED, Change
from xiaoheng.ground.organisation.services.importing.state import State, Values
from xiaoheng.ground.organisation.verbs import act
from xiaoheng.ground.records.services import Staged
from xiaoheng.lib import clock

FIELDS = ("title", "number", "kind", "issued_on", "since", "until")


def import_documents(
    *, actor: Actor, unit: Unit, file: Staged, seen: str, confirmed: bool = False, progress: Progress | None = None
) -> Plan:
    """导入文件目录: write what the preview showed, all or nothing."""
    with act("library.import_documents", actor=actor, unit=unit) as doing:
        said: dict[str, Any] = {"actor": actor, "unit": unit, "file": file, "seen": seen}
        return bring_in(doing, DOCUMENTS_BOOK, **said, confirmed=confirmed, progress=progress)


def _write(writer: Writer) -> None:
    """Documents, then who issued them and what they carry out, where that is new."""
    changes = writer.of(DOCUMENTS)
    seat = {"unit_id": ("unit", writer.units)}
    more: dict[str, Any] = {"level": lambda change: int(str(change.after["level"]))}
    new = [change for change in changes if change.kind == ADDED]
    old = [change for change in changes if change.kind != ADDED]
    ending = {"ending": lambda change: ending_of(change.after["until"])}
    made = writer.save(Document, new, seat, FIELDS, entered_on=lambda _change: clock.today(), **more, **ending)
    moved = [change for change in old if change.new("until")]
    writer.save(Document, moved, seat, FIELDS, **more, **ending)
    writer.save(Document, [change for change in old if change not in moved], seat, FIELDS, **more)
    keys = {id(change): row.pk for change, row in zip(new, made, strict=True)}
    keys |= {id(change): change.pk for change in old}
    _issue(writer, [change for change in changes if change.new("issuers")], keys)
    _link(writer, [change for change in changes if change.new("bases")], keys)


def _issue(writer: Writer, changes: Sequence[Change], keys: dict[int, Any]) -> None:
    named = {name for change in changes for name in _names(change)}
    units = units_named(writer.county, named)
    gone: dict[Any, list[Issuer]] = {}
    for issuer in Issuer.objects.filter(document__in=[change.pk for change in changes if change.pk]):
        gone.setdefault(issuer.document_id, []).append(issuer)
    writer.remove([(change, row) for change in changes for row in gone.get(change.pk, ())])
    writer.insert(
        [
            (change, Issuer(document_id=keys[id(change)], seq=seq, name=name, unit=units.get(name)))
            for change in changes
            for seq, name in enumerate(_names(change))
        ]
    )


def _link(writer: Writer, changes: Sequence[Change], keys: dict[int, Any]) -> None:
    """依据: bases by number; those that a workbook cannot name (without number, texts of the rulebook) stay."""
    numbers = known_numbers(writer.county, {code for change in changes for code in _bases(change)})
    gone: dict[Any, list[DocumentLink]] = {}
    links = DocumentLink.objects.filter(source__in=[change.pk for change in changes if change.pk])
    for link in links.filter(kind=LinkKind.CARRIES_OUT, target__isnull=False).exclude(target__number=""):
        gone.setdefault(link.source_id, []).append(link)
    writer.remove([(change, row) for change in changes for row in gone.get(change.pk, ())])
    rows = [
        (change, DocumentLink(source_id=keys[id(change)], kind=LinkKind.CARRIES_OUT, target_id=numbers[code]))
        for change in changes
        for code in _bases(change)
    ]
    writer.insert(rows)


def _names(change: Change) -> list[str]:
    return [name for name in str(change.after["issuers"]).split(BETWEEN) if name]


def _bases(change: Change) -> Iterable[str]:
    codes = change.after["bases"]
    return codes if isinstance(codes, tuple) else ()


def _titled(state: State, values: Values) -> str:
    """桃源中学《党组织会议议事规则》."""
    unit = state.units.get(values["unit"], {}).get("name", values["unit"])
    return f"{unit}《{values['title']}》"


def _nothing(writer: Writer) -> set[int]:
    """No rule asks for documents."""
    return set()


DOCUMENTS_BOOK = Book(
    title=_("文件目录"),
    about=_("本单位和下级发布的制度文件：文号、联合发文、生效和废止日期。"),
    verb="library.import_documents",
    page="import_documents",
    sheets=(Sheet(DOCUMENTS, facts, _write, _titled, complete),),
    check=check,
    touched=_nothing,
)
