"""保留下来的: what an amended item leaves as it was in the schools: their shares of it, and the days granted to them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from xiaoheng.lib import clock
from xiaoheng.loop.execution.models import Assignment, Directive, DirectiveItem, Extension, Part
from xiaoheng.loop.execution.selectors.cells import binds, reach_of
from xiaoheng.loop.execution.selectors.occurrences import Occurrence, current, occurrences
from xiaoheng.loop.execution.words import AssignmentState, ExtensionState, PartState

OPEN = (AssignmentState.WORKING, AssignmentState.RETURNED)
ARRANGED = (  # what a school, or the issuer for it, has arranged besides an answer
    Q(state=AssignmentState.EXEMPT)
    | Q(parts__isnull=False)
    | Q(handovers__isnull=False)
    | Q(extensions__state__in=(ExtensionState.ASKED, ExtensionState.GRANTED))
    | Q(answers__isnull=False, state__in=OPEN)
)
Plain = dict[str, list[Any]]  # as the amendment keeps it: schools by primary key, days as text
Dated = tuple[str, date]


@dataclass(frozen=True)
class Kept:
    """保留情况, by name of school: `shared` = parts that stay with their owners, `extended` = granted days later than
    the new deadline, which hold, `lapsed` = granted days that it overtakes."""

    shared: Sequence[str] = ()
    extended: Sequence[Dated] = ()
    lapsed: Sequence[Dated] = ()


def kept(plain: Mapping[str, list[Any]], names: Mapping[int, str]) -> Kept:
    """保留情况 of the schools that `names` has."""
    shared = [names[unit] for unit in plain.get("shared", ()) if unit in names]
    return Kept(shared, _dated(plain, "extended", names), _dated(plain, "lapsed", names))


def keeps(amendment: Directive, old: DirectiveItem, new: DirectiveItem) -> Plain:
    """保留情况 of one changed item before the amendment is issued; three queries, none of them by school."""
    goes = following(amendment, old, new)
    rows = {row.pk: row for row, _occurrence in goes}
    parts = Part.objects.filter(assignment__item=old).exclude(state=PartState.BACK)
    shared = parts.values_list("assignment", flat=True)
    found: Plain = {"shared": sorted({rows[pk].unit_id for pk in shared if pk in rows})}
    days = granted(old, rows.values())
    for row, occurrence in goes:
        if row.pk in days and row.due_on != occurrence.due:
            holds = outlasts(days[row.pk].until, occurrence.due)
            told = [row.unit_id, days[row.pk].until.isoformat()]
            found.setdefault("extended" if holds else "lapsed", []).append(told)
    return found


def following(amendment: Directive, old: DirectiveItem, new: DirectiveItem) -> list[tuple[Assignment, Occurrence]]:
    """各校的安排 of this period and later ones, where the item still binds the school, each with the period in which it
    goes on; untouched schools, and those that only answered, are not among them."""
    order = amendment.amends or amendment
    will_be = Directive(since=order.since, until=amendment.until, terms=order.terms)
    now, then, named = current(order, old, clock.today()), current(will_be, new, clock.today()), reach_of([new])
    rows = Assignment.objects.filter(ARRANGED, item=old, occurrence__gte=now.start).distinct().order_by("occurrence")
    if old.recurrence == new.recurrence:
        periods = {one.start: one for one in occurrences(will_be, new)}
    else:
        periods, rows = {}, rows.filter(occurrence=now.start)
    found: dict[tuple[int, date], tuple[Assignment, Occurrence]] = {}
    for row in rows.select_related("unit"):
        if binds(new, row.unit_id, named):
            period = periods.get(row.occurrence, then)
            found.setdefault((row.unit_id, period.start), (row, period))
    return list(found.values())


def granted(item: DirectiveItem, rows: Iterable[Assignment]) -> dict[int, Extension]:
    """获准的延期 of an item in effect, by assignment: the last one granted, where the deadline is its day."""
    due = {row.pk: row.due_on for row in rows if row.state != AssignmentState.EXEMPT}
    found = Extension.objects.filter(assignment__item=item, state=ExtensionState.GRANTED).order_by("id")
    last = {one.assignment_id: one for one in found}
    return {pk: one for pk, one in last.items() if pk in due and one.until == due[pk]}


def outlasts(until: date, due: date | None) -> bool:
    """Whether a day that was asked for or granted is still later than a deadline; none is later than no deadline."""
    return due is not None and until > due


def _dated(plain: Mapping[str, list[Any]], key: str, names: Mapping[int, str]) -> list[Dated]:
    def told() -> Iterator[Dated]:
        for unit, day in plain.get(key, ()):
            if unit in names:
                yield names[unit], date.fromisoformat(day)

    return list(told())
