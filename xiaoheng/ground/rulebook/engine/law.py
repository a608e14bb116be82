"""当日之法: every parameter value that bears on the units judged, resolved once and read by all rules.

A *scope* is the nearest unit at or above a school that has set anything itself; 0 where none has. All schools of a
scope share one row of values, so a rule joins a handful of rows, not one per school.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from xiaoheng.ground.organisation import selectors as organisation
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.rulebook.engine import months
from xiaoheng.ground.rulebook.engine.cursor import among, joined, listed, prepared
from xiaoheng.ground.rulebook.engine.rule import Cutoff, Rule
from xiaoheng.ground.rulebook.words import Measure

EVERYWHERE = 0
Rows = tuple[tuple[Any, ...], ...]
Proposed = tuple[str, int, "Dated"]
# Read with each judgement: one text for all values, taken apart only when it is another than before.
VALUES = """
SELECT {joined} FROM (
  SELECT p.key || ',' || COALESCE(v.unit_id, 0) || ',' || v.value || ',' || p.measure || ',' || CAST(v.since AS TEXT)
    || ',' || COALESCE(CAST(v.until AS TEXT), '') || ',' || v.id AS said
  FROM rulebook_parameter_value v JOIN rulebook_parameter p ON p.id = v.parameter_id
  WHERE {bearing}
) t
"""
# Not one condition with OR, which would read every value set anywhere.
BEARING = """v.id IN (SELECT n.id FROM rulebook_parameter_value n WHERE n.unit_id IS NULL
  UNION ALL SELECT s.id FROM rulebook_parameter_value s WHERE {units})"""
ABOVE = "s.unit_id IN (SELECT a.ancestor_id FROM organisation_ancestry a WHERE {units})"
LINES = "SELECT unit_id, ancestor_id FROM organisation_ancestry WHERE {units} AND {ancestors} ORDER BY unit_id, depth"


@dataclass(frozen=True)
class Dated:
    """One value with its days."""

    since: date
    until: date | None
    value: int
    measure: str


@dataclass(eq=False)
class Law:
    """Values by (parameter, scope), and the line of superiors of each scope. Never changed once it is made."""

    values: dict[tuple[str, int], list[Dated]] = field(default_factory=dict)
    lines: dict[int, list[int]] = field(default_factory=lambda: {EVERYWHERE: [EVERYWHERE]})
    past: bool = False  # units, organisations or people have changed since the day

    def scopes(self, rule: Rule) -> list[int]:
        """Units that set something the rule asks for, and 0 for everywhere else."""
        return [
            scope for scope in sorted(self.lines) if not scope or any((k, scope) in self.values for k in rule.asked)
        ]

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


def law_for(units: Iterable[int] | None, day: date, proposed: Iterable[Proposed] = ()) -> Law:
    """The law that bears on some units (or on all) on a day: two queries, three where somebody set values of his own.

    `proposed` values (parameter, unit, value) stand before those that are set, as if they were.

    The rows are always read; what is kept between calls is the Law made of *these very rows*, with all that follows
    from it. So no verb, process or rolled-back transaction can leave an old law behind.
    """
    asked, tried = None if units is None else sorted(units), tuple(proposed)
    past = organisation.changed_since(day)
    with prepared() as cursor:
        cursor.execute(*_bearing(asked, day if past else None))
        said = cursor.fetchone()[0] or ""
        setters = sorted(_setters(said).union(place for _key, place, _dated in tried if place))
        lines: Rows = ()
        if setters and past:
            lines = tuple(organisation.lines(setters, day))
        elif setters:
            text = LINES.format(units=among("unit_id", "setters"), ancestors=among("ancestor_id", "setters"))
            cursor.execute(text, {"setters": listed(setters)})
            lines = tuple(cursor.fetchall())
    return _law(said, lines, tried, past)


def _bearing(units: list[int] | None, past: date | None) -> tuple[str, dict[str, Any]]:
    """The query for the values set at or above some units, as the tree stands or as it stood on a past day."""
    bearing, bound = "1 = 1", units
    if units is not None and past is None:
        bearing = BEARING.format(units=ABOVE.format(units=among("a.unit_id", "units")))
    elif units is not None:
        above = Unit.objects.filter(organisation.stands_above(units, past, "pk")).values_list("pk", flat=True)
        bearing, bound = BEARING.format(units=among("s.unit_id", "units")), sorted(above)
    text = VALUES.format(joined=joined("t.said"), bearing=bearing)
    return text, {} if bound is None else {"units": listed(bound)}


def _values(said: str) -> tuple[Proposed, ...]:
    """(parameter, unit, value) of each row in the text, in the order of their days."""
    rows = [row.split(",") for row in said.split()]
    rows.sort(key=lambda row: (row[4], int(row[6])))
    return tuple(
        (
            key,
            int(unit),
            Dated(date.fromisoformat(since), date.fromisoformat(until) if until else None, int(value), measure),
        )
        for key, unit, value, measure, since, until, _id in rows
    )


@lru_cache(maxsize=64)
def _setters(said: str) -> frozenset[int]:
    return frozenset(place for _key, place, _dated in _values(said) if place)


@lru_cache(maxsize=64)
def _law(said: str, lines: Rows, proposed: tuple[Proposed, ...], past: bool) -> Law:
    law = Law(past=past)
    for key, place, dated in (*_values(said), *proposed):
        law.values.setdefault((key, place), []).insert(0, dated)
    for place, ancestor in lines:
        law.lines.setdefault(place, []).append(ancestor)
    for line in law.lines.values():
        if EVERYWHERE not in line:
            line.append(EVERYWHERE)
    return law


def cut_off(cutoff: Cutoff, known: dict[str, Dated], day: date) -> date:
    """界限日: starts on or before it have lasted longer than the length (`over`), or at least as long (`reached`).

    Five years from 29 February end on 28 February; they are over on the day after. Lengths added count as one length:
    who was born on 29 February is 36 on 29 February again, not a year after his 35th birthday on the 28th.
    """
    steps = [(sign * count, in_days) for sign, term in cutoff.terms for count, in_days in [_length(term, known)]]
    ahead = sum(count for count, in_days in steps if not in_days and count > 0)
    back = sum(count for count, in_days in steps if not in_days and count < 0)
    days = timedelta(days=sum(count for count, in_days in steps if in_days))

    def ends(start: date) -> date:
        return months.add(months.add(start, ahead), back) + days

    def holds(start: date) -> bool:
        return ends(start) < day if cutoff.over else ends(start) <= day

    guess = months.add(day, -sum(count for count, in_days in steps if not in_days))
    return months.latest(holds, guess - timedelta(days=sum(count for count, in_days in steps if in_days)))


def _length(term: str, known: dict[str, Dated]) -> tuple[int, bool]:
    """How many calendar months, or how many days."""
    if term[0].isdigit():
        return int(term[:-1]) * (12 if term[-1] == "y" else 1), False
    dated = known[term]
    if dated.measure == Measure.DAYS:
        return dated.value, True
    return dated.value * (1 if dated.measure == Measure.MONTHS else 12), False
