"""共同体清单工作簿: the lists and projects of all communities of a county, or of the one that a school leads.

See docs/workbooks.md.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.columns import shown
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.services.importing import Book, Plan, Progress, Sheet, Writer, bring_in
from xiaoheng.ground.organisation.services.importing.planning import ADDED, Change
from xiaoheng.ground.organisation.services.importing.state import State, Values
from xiaoheng.ground.organisation.verbs import act
from xiaoheng.ground.records.services import Staged
from xiaoheng.lib import clock
from xiaoheng.loop.execution.communities.models import Entry, Kind, Project
from xiaoheng.loop.execution.communities.services.book_checks import check, locked, outside, reach, running
from xiaoheng.loop.execution.communities.services.book_sheets import ENTRIES, PROJECTS, entries, projects


def import_(
    *, actor: Actor, unit: Unit, file: Staged, seen: str, confirmed: bool = False, progress: Progress | None = None
) -> Plan:
    """导入共同体清单: write what the preview showed, all or nothing; a leading school's office that of its community."""
    with act("communities.import", actor=actor, unit=unit) as doing:
        locked(unit)  # the county's clerk and a leading school's office wait for each other
        said: dict[str, Any] = {"actor": actor, "unit": unit, "file": file, "seen": seen}
        return bring_in(doing, LISTS_BOOK, **said, confirmed=confirmed, progress=progress)


def _write_entries(writer: Writer) -> None:
    new, old = _parted(writer.of(ENTRIES))
    more = {"partner_id": _partner(writer), "listed_on": _today}
    writer.save(Entry, new, _links(writer), ("listed", "title", "quantity", "since", "until"), **more)
    writer.save(Entry, old, {}, ("quantity", "since", "until"))


def _write_projects(writer: Writer) -> None:
    new, old = _parted(writer.of(PROJECTS))
    links = {**_links(writer), "other_id": ("other", writer.units)}
    more = {"partner_id": _partner(writer), "begun_on": _today}
    writer.save(Project, new, links, ("title", "plan", "since", "until"), **more)
    writer.save(Project, old, {}, ("plan", "since", "until"))


def _parted(changes: list[Change]) -> tuple[list[Change], list[Change]]:
    return [one for one in changes if one.kind == ADDED], [one for one in changes if one.kind != ADDED]


def _links(writer: Writer) -> dict[str, tuple[str, dict[Any, int]]]:
    kinds: dict[Any, int] = dict(Kind.objects.values_list("title", "pk"))
    leads: dict[Any, int] = running(writer.county)
    return {"community_id": ("lead", leads), "unit_id": ("unit", writer.units), "kind_id": ("kind", kinds)}


def _partner(writer: Writer) -> Any:
    known = outside(writer.county)
    return lambda change: known.get((change.after["lead"], change.after["partner"]))


def _today(_change: Change) -> Any:
    return clock.today()


def _entry(state: State, values: Values) -> str:
    """桃源中学 需求清单 课后服务书法课."""
    whose = state.units.get(values["unit"], {}).get("name") or values["partner"] or values["unit"]
    return f"{whose} {shown(ENTRIES.column('listed'), values['listed'])} {values['title']}"


def _project(state: State, values: Values) -> str:
    """桃源中学 联合修订师德承诺制度."""
    return f"{state.units.get(values['unit'], {}).get('name', values['unit'])} {values['title']}"


def _touched(writer: Writer) -> set[int]:
    """The schools whose lists or projects changed, and those that lead."""
    changes = (*writer.of(ENTRIES), *writer.of(PROJECTS))
    codes = {change.after[name] for change in changes for name in ("lead", "unit", "other") if name in change.after}
    return {writer.units[code] for code in codes if code in writer.units}


LISTS_BOOK = Book(
    title=_("共同体清单"),
    about=_("各党建共同体的资源、需求和项目清单；共同体和成员先在“党建共同体”中登记。"),
    verb="communities.import",
    page="import_lists",
    sheets=(
        Sheet(ENTRIES, entries, _write_entries, _entry),
        Sheet(PROJECTS, projects, _write_projects, _project),
    ),
    check=check,
    touched=_touched,
    reach=reach,
)
