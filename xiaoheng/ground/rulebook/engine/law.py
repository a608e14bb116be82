"""当日之法: every parameter value that bears on the units judged, resolved once and read by all rules.

A *scope* is the nearest unit at or above a school that has set anything itself; 0 where none has. All schools of a
scope share one row of values, so a rule joins a handful of rows, not one per school.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from django.db import connection

from xiaoheng.ground.rulebook.engine import months
from xiaoheng.ground.rulebook.engine.rule import Cutoff, Rule
from xiaoheng.ground.rulebook.words import Measure

EVERYWHERE = 0
Rows = tuple[tuple[Any, ...], ...]
VALUES = """
SELECT p.key, v.unit_id, v.since, v.until, v.value, p.measure
FROM rulebook_parameter_value v JOIN rulebook_parameter p ON p.id = v.parameter_id
"""
ABOVE = "WHERE v.unit_id IS NULL OR v.unit_id IN (SELECT a.ancestor_id FROM organisation_ancestry a WHERE {units})"
LATEST_LAST = "ORDER BY v.since, v.id"
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


def law_for(units: Iterable[int] | None = None) -> Law:
    """The law that bears on some units (or on all): one query, two where somebody has set values of their own.

    The rows are always read; what is kept between calls is the Law made of *these very rows*, with all that follows
    from it. So no verb, process or rolled-back transaction can leave an old law behind.
    """
    return _law(*_rows(None if units is None else sorted(units)))


def _rows(units: list[int] | None) -> tuple[Rows, Rows]:
    """The values set above the units, and the line of each who set one."""
    where = "" if units is None else ABOVE.format(units=among("a.unit_id", "units"))
    with connection.cursor() as cursor:
        cursor.execute(f"{VALUES} {where} {LATEST_LAST}", {} if units is None else {"units": listed(units)})
        values = tuple(cursor.fetchall())
        setters = sorted({row[1] for row in values if row[1]})
        if not setters:
            return values, ()
        text = LINES.format(units=among("unit_id", "setters"), ancestors=among("ancestor_id", "setters"))
        cursor.execute(text, {"setters": listed(setters)})
        return values, tuple(cursor.fetchall())


def among(column: str, name: str) -> str:
    """`column` is in the list bound as `name`: one text, whatever the length of the list."""
    if connection.vendor == "sqlite":
        return f"{column} IN (SELECT value FROM json_each(%({name})s))"
    return f"{column} = ANY(%({name})s)"


def listed(numbers: list[int]) -> str | list[int]:
    """A list as `among` wants it bound."""
    return json.dumps(numbers) if connection.vendor == "sqlite" else numbers


@lru_cache(maxsize=64)
def _law(values: Rows, lines: Rows) -> Law:
    law = Law()
    for key, unit, since, until, value, measure in values:
        dated = Dated(_day(since), _day(until) if until else None, value, measure)
        law.values.setdefault((key, unit or EVERYWHERE), []).insert(0, dated)
    for place, ancestor in lines:
        law.lines.setdefault(place, []).append(ancestor)
    for line in law.lines.values():
        if EVERYWHERE not in line:
            line.append(EVERYWHERE)
    return law


def _day(value: Any) -> date:
    """SQLite keeps dates as text."""
    return date.fromisoformat(value) if isinstance(value, str) else value


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
