"""收录与更正: a document as issued, and what was entered wrongly about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from xiaoheng.ground.library.models import Document, Issuer
from xiaoheng.ground.library.services.checking import Upload, check, ending_of, keep, units_named
from xiaoheng.ground.library.services.linking import attach
from xiaoheng.ground.library.words import Ending, LinkKind
from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.verbs import Act, act
from xiaoheng.lib import clock
from xiaoheng.lib.document_number import Numbered, read_number
from xiaoheng.lib.refusal import Refused, Stale


@dataclass(frozen=True)
class Facts:
    """文件要素: what stands on a document; in force from the day of issue unless told."""

    level: int
    kind: str
    title: str
    issued_on: date
    issuers: tuple[str, ...]
    number: str = ""
    since: date | None = None
    until: date | None = None

    def on(self, row: Document) -> Numbered:
        """Put the facts on a row; the number as it was read."""
        number = read_number(self.number)
        row.level, row.kind, row.title, row.number = self.level, self.kind, self.title.strip(), number.text
        row.issued_on, row.since, row.until = self.issued_on, self.since or self.issued_on, self.until
        return number

    def names(self) -> tuple[str, ...]:
        """The issuers' names, the lead first."""
        return tuple(name.strip() for name in self.issuers if name.strip())


def enter(
    *,
    actor: Actor,
    unit: Unit,
    facts: Facts,
    file: Upload | None = None,
    bases: Iterable[Document | str] = (),
    supersedes: Document | None = None,
) -> Document:
    """收录文件: with the documents (or, by key, texts of the rulebook) that it carries out, and the one it supersedes."""
    with act("library.enter", actor=actor, unit=unit) as doing:
        Unit.objects.select_for_update(no_key=True).get(pk=unit.pk)  # two at once must see each other
        row = Document(unit=unit, entered_on=clock.today())
        number = facts.on(row)
        row.ending = ending_of(row.until)
        check(row, facts.names())
        row.file = keep(file)
        row.save()
        _issue(row, facts.names())
        for basis in bases:
            attach(row, LinkKind.CARRIES_OUT, basis)
        if supersedes is not None:
            attach(row, LinkKind.SUPERSEDES, supersedes)
        doing.subject = row
        _tell(doing, row, number, facts.names())
    return row


def correct(*, actor: Actor, document: Document, facts: Facts, reason: str, file: Upload | None = None) -> Document:
    """更正登记: what was entered wrongly; the trail keeps what it said. A new file takes the place of the old one."""
    with act("library.correct", actor=actor, unit=document.unit, on=document) as doing:
        if not reason.strip():
            raise Refused(_("未填写更正原因。"), _("请写明错在何处。"))
        stands = Document.objects.select_for_update(no_key=True).get(pk=document.pk)
        if _columns(stands) != _columns(document):
            raise Stale(_("该文件的登记刚被他人更改。"), _("请刷新后重新更正。"))
        before = told(document, [one.name for one in document.issuers.all()])
        number = facts.on(document)
        _keep_ending(document, stands)
        check(document, facts.names())
        document.file = keep(file) or document.file
        document.save()
        document.issuers.all().delete()
        _issue(document, facts.names())
        _tell(doing, document, number, facts.names())
        after = told(document, facts.names())
        doing.say(reason=reason.strip(), was={name: value for name, value in before.items() if after[name] != value})
    return document


def told(row: Document, issuers: Iterable[str]) -> dict[str, str]:
    """What the trail says of a document."""
    return {
        "title": row.title,
        "number": row.number,
        "kind": str(row.get_kind_display()),
        "level": str(row.get_level_display()),
        "issuers": "、".join(issuers),
        "issued_on": row.issued_on.isoformat(),
        "since": row.since.isoformat(),
        "until": row.until.isoformat() if row.until else "",
        "file": row.file,
    }


def _keep_ending(row: Document, stands: Document) -> None:
    """A day on which somebody ended it is changed by nobody here; one known from the start may be."""
    if stands.ending in (Ending.REPEALED, Ending.SUPERSEDED):
        if row.until != stands.until:
            raise Refused(_("该文件已被废止或替代，失效日期不能在此更改。"), _("请保留原失效日期。"))
        row.ending = stands.ending
    else:
        row.ending = ending_of(row.until)


def _issue(row: Document, names: tuple[str, ...]) -> None:
    known = units_named(row.unit, names)
    Issuer.objects.bulk_create(
        Issuer(document=row, seq=seq, name=name, unit=known.get(name)) for seq, name in enumerate(names)
    )


def _columns(row: Document) -> dict[str, Any]:
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


def _tell(doing: Act, row: Document, number: Numbered, issuers: Iterable[str]) -> None:
    doing.say(**told(row, issuers))
    if number.changed:
        doing.say(number_put_right=True)
