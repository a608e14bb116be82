"""当日之法: every parameter value that bears on the units judged, resolved once and read by all rules.

A *scope* is the nearest unit at or above a school that has set anything itself; 0 where none has. All schools of a
scope share one row of values, so a rule joins a handful of rows, not one per school.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from xiaoheng.ground.organisation import selectors as organisation
from xiaoheng.ground.rulebook.engine import months
from xiaoheng.ground.rulebook.engine.rule import Cutoff, Rule
from xiaoheng.ground.rulebook.models import ParameterValue
from xiaoheng.ground.rulebook.words import Measure

EVERYWHERE = 0


@dataclass(frozen=True)
class Dated:
    """One value with its days."""

    since: date
    until: date | None
    value: int
    measure: str


@dataclass
class Law:
    """Values by (parameter, scope), and the line of superiors of each scope."""

    values: dict[tuple[str, int], list[Dated]] = field(default_factory=dict)
    lines: dict[int, list[int]] = field(default_factory=lambda: {EVERYWHERE: [EVERYWHERE]})
    past: bool = False  # units, organisations or people have changed since the day

    @property
    def scopes(self) -> list[int]:
        """Units that set something, and 0 for everywhere else."""
        return sorted(self.lines)

    def value(self, key: str, scope: int, day: date) -> Dated | None:
        """The value of the nearest unit in the scope's line that has one in force on the day."""
        for unit in self.lines[scope]:
            for dated in self.values.get((key, unit), ()):
                if dated.since <= day and (dated.until is None or day < dated.until):
                    return dated
        return None

    def row(self, rule: Rule, scope: int, day: date) -> tuple[int | date, ...] | None:
        """Parameters and cut-off dates of a rule in a scope; None when the rule does not exist there on the day."""
        found = {key: self.value(key, scope, day) for key in rule.asked}
        if any(value is None for value in found.values()):
            return None
        known = {key: value for key, value in found.items() if value is not None}
        return (
            *(known[key].value for key in rule.parameters),
            *(cut_off(cutoff, known, day) for cutoff in rule.cutoffs),
        )


def law_for(units: Iterable[int] | None, day: date) -> Law:
    """The law that bears on some units (or on all) on a day: three queries, whatever their number."""
    rows = ParameterValue.objects.order_by("since")
    law = Law(past=organisation.changed_since(day))
    then = day if law.past else None
    if units is not None:
        rows = rows.filter(Q(unit__isnull=True) | organisation.stands_above(list(units), then))
    columns = ("parameter__key", "unit", "since", "until", "value", "parameter__measure")
    for key, unit, since, until, value, measure in rows.values_list(*columns):
        law.values.setdefault((key, unit or EVERYWHERE), []).insert(0, Dated(since, until, value, measure))
    setters = {place for _key, place in law.values if place}
    if setters:
        for place, ancestor in organisation.lines(setters, then):
            law.lines.setdefault(place, []).append(ancestor)
        for line_of in law.lines.values():
            if EVERYWHERE not in line_of:
                line_of.append(EVERYWHERE)
    return law


def cut_off(cutoff: Cutoff, known: dict[str, Dated], day: date) -> date:
    """界限日: starts on or before it have lasted longer than the length (`over`), or at least as long (`reached`).

    Five years from 29 February end on 28 February; they are over on the day after.
    """
    steps = [sign * _months(term, known) for sign, term in cutoff.terms]

    def ends(start: date) -> date:
        for step in steps:
            start = months.add(start, step)
        return start

    def holds(start: date) -> bool:
        return ends(start) < day if cutoff.over else ends(start) <= day

    return months.latest(holds, months.add(day, -sum(steps)))


def _months(term: str, known: dict[str, Dated]) -> int:
    if term[0].isdigit():
        return int(term[:-1]) * (12 if term[-1] == "y" else 1)
    dated = known[term]
    return dated.value * (1 if dated.measure == Measure.MONTHS else 12)
