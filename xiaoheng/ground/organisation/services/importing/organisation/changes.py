"""更正与变更: what a row says anew was always so, or is so since a day; then what was before is kept with its days."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.columns import SheetSpec
from xiaoheng.ground.organisation.models import FormerOrg, FormerUnit, PartyOrg, School, Unit
from xiaoheng.ground.organisation.selectors.register import Fact
from xiaoheng.ground.organisation.services import history
from xiaoheng.ground.organisation.services.importing.organisation.standing import cover
from xiaoheng.ground.organisation.services.importing.planning import Change
from xiaoheng.ground.organisation.services.importing.rows import Row
from xiaoheng.ground.organisation.services.importing.state import State, Values
from xiaoheng.ground.organisation.services.importing.writing import Writer
from xiaoheng.ground.organisation.sheets import KEPT, ORGS, PEOPLE, POSTS, UNITS
from xiaoheng.lib.refusal import Refused


def dated(state: State, row: Row, fact: Fact | None) -> None:
    """变更日期 speaks of a change: a row that is new, or that changes nothing of the kind, has none."""
    if row.values.get("changed_on") and not (fact and _moved(state, row)):
        row.values["changed_on"] = None


def covered_and_dated(state: State, row: Row, fact: Fact | None) -> None:
    """覆盖单位 and 变更日期 of an organisation."""
    cover(state, row, fact)
    dated(state, row, fact)


def ask(state: State) -> Iterator[str]:
    """A change without its day is a correction: a person says so."""
    for sheet in (UNITS, ORGS, PEOPLE, POSTS):
        for row, after in state.each(sheet):
            names = _moved(state, row) if state.fact(row) and not after["changed_on"] else []
            if names:
                yield _(
                    "%(sheet)s第%(row)d行：%(what)s的%(names)s将作为更正写入（过去的日期也按新的算）；"
                    "若是自某日起变更，请填写“变更日期”。"
                ) % {
                    "sheet": sheet.name,
                    "row": row.number,
                    "what": state.titled(sheet, after),
                    "names": "、".join(sheet.column(name).header for name in names),
                }


def check(state: State) -> None:
    """核对变更: entered on its day or later, forwards only, of what still stands."""
    for sheet, model in ((UNITS, Unit), (ORGS, PartyOrg)):
        rows = [(row, after, fact) for row, after in state.each(sheet)
                if after["changed_on"] and (fact := state.fact(row))]  # fmt: skip
        found = model._default_manager.in_bulk([fact.pk for _row, _after, fact in rows])
        for row, after, fact in rows:
            try:
                _possible(state, row, after, found[fact.pk])
            except Refused as refusal:
                state.problems.append(row.problem("changed_on", refusal.message, refusal.remedy))


def keep_units(writer: Writer, changes: Collection[Change]) -> None:
    """单位沿革: what the units were, and under whom they and all below them stood, up to the days of their changes."""
    moving = since_a_day(changes)
    schools = School.objects.in_bulk(list(moving))
    spans, lines = [], []
    for pk, unit in Unit.objects.select_related("superior").in_bulk(list(moving)).items():
        change, on = moving[pk]
        before = history.unit_now(unit, schools.get(pk))
        if row := history.span(FormerUnit, {"unit": unit}, before, unit.since, on):
            spans.append((change, row))
        if change.new("superior"):
            lines += [(change, line) for line in history.lines_until(history.units_below(unit), on)]
    writer.insert(spans)
    writer.insert(lines)


def keep_orgs(writer: Writer, changes: Collection[Change]) -> None:
    """党组织沿革."""
    moving = since_a_day(changes)
    spans = []
    for pk, org in PartyOrg.objects.select_related("superior").in_bulk(list(moving)).items():
        change, on = moving[pk]
        if row := history.span(FormerOrg, {"org": org}, history.org_now(org), org.since, on):
            spans.append((change, row))
    writer.insert(spans)


def since_a_day(changes: Collection[Change]) -> Mapping[int, tuple[Change, date]]:
    """自某日起的变更: changes of registered rows that have a day, by key."""
    return {
        change.pk: (change, on)
        for change in changes
        if change.pk is not None and isinstance(on := change.after["changed_on"], date)
    }


def _moved(state: State, row: Row) -> list[str]:
    return [name for name in KEPT[row.sheet.name] if state.moved(row, name)]


def _possible(state: State, row: Row, after: Values, found: Any) -> None:
    """What the history's own verbs refuse, and two moves one below the other in one workbook."""
    on: Any = after["changed_on"]
    is_unit = row.sheet is UNITS
    (history.check_standing if is_unit else history.check_org)(found, on)
    history.check_day(on, found.since, found.name)
    history.span(FormerUnit if is_unit else FormerOrg, {"unit" if is_unit else "org": found}, {}, found.since, on)
    if is_unit and state.moved(row, "superior"):
        history.lines_until(history.units_below(found), on)
        _alone(state, UNITS, row)


def _alone(state: State, sheet: SheetSpec, row: Row) -> None:
    """No unit above it, before or after, moves in the same workbook."""
    for values in (state.known[sheet.name], state.after[sheet.name]):
        code, seen = row.key()[0], set()
        while code and code not in seen:
            seen.add(code)
            held: Any = values.get((code,))
            code = (held.values if isinstance(held, Fact) else held or {}).get("superior")
            above = state.rows[sheet.name].get((code,))
            if above is not None and state.fact(above) and state.moved(above, "superior"):
                raise Refused(
                    _("它的上级“%(code)s”也在本文件中改了上级。") % {"code": code},
                    _("请先导入上级的变更，再导入这一行。"),
                )
