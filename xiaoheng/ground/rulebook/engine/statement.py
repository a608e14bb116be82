"""语句: a rule's SELECT, unchanged, behind the fact views and the law of the day, for all units, some, or one bound.

Only the engine knows dates as literals and which database it speaks to; the rule's own text never does. A text is
built once for each law, day and extent and then prepared by the database; the units themselves are bound by name.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from xiaoheng.ground.rulebook.engine import registry
from xiaoheng.ground.rulebook.engine.cursor import among, listed, place
from xiaoheng.ground.rulebook.engine.law import Law
from xiaoheng.ground.rulebook.engine.periods import completed
from xiaoheng.ground.rulebook.engine.rule import COLUMNS, Rule

PLACE = re.compile(r"\{\{(\w+)(?: ([\w.]+))?\}\}")
SPANS = re.compile(r"\bspans\b")
Extent = tuple[int, ...] | None  # None: all units
Cell = int | date
OPEN = 999912  # the month in which a span without end ends


@dataclass(frozen=True)
class Setting:
    """What a fact view depends on: day, database, how many units, and which of them have a law of their own."""

    day: date
    vendor: str
    width: str = "all"
    setters: tuple[int, ...] = ()
    past: bool = False  # rows have changed since the day: tables are read as they were then


@dataclass(frozen=True)
class Table:
    """A relation that the engine writes into a text: `law`, `periods` or `spans`, with its columns and rows."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def width(units: Extent) -> str:
    """所及: all units, one, or some; texts differ by it and by nothing else about the units."""
    return "all" if units is None else "one" if len(units) == 1 else "some"


def bound(units: Extent) -> dict[str, Any]:
    """The units as a text of their width wants them bound."""
    if units is None:
        return {}
    return {"units": units[0] if len(units) == 1 else listed(units)}


@lru_cache(maxsize=2048)
def select(rule: Rule, law: Law, day: date, extent: str, vendor: str) -> str | None:
    """The whole SELECT; None when the rule exists nowhere on the day."""
    scopes = law.scopes(rule)
    tables = law_tables(rule, law, day, scopes)
    if tables is None:
        return None
    setters = tuple(scope for scope in scopes if scope)
    setting = Setting(day, vendor, extent, setters, law.past)
    views = [_values(table, vendor) for table in tables]
    # Not materialised: one bound unit then walks the indexes of the tables underneath.
    views += [f"{name} AS NOT MATERIALIZED (\n{fact_text(name, setting)}\n)" for name in rule.facts]
    columns = ", ".join(_column(name, vendor) for name in COLUMNS)
    return f"WITH {', '.join(views)}\nSELECT {columns} FROM (\n{rule.sql}\n) v"


def law_tables(rule: Rule, law: Law, day: date, scopes: Sequence[int]) -> list[Table] | None:
    """`law`, and what the rule names of `periods` and `spans`; None when the rule exists nowhere on the day."""
    if day < rule.since or (rule.until and day >= rule.until):
        return None
    names = (*rule.parameters, *(cutoff.name for cutoff in rule.cutoffs))
    rows = [(scope, *row) for scope in scopes if (row := law.row(rule, scope, day)) is not None]
    tables = [Table("law", ("scope", *names), tuple(rows))]
    if rule.every:
        head = ("scope", "first_month", "last_month")
        periods = _periods(rule, law, day, scopes)
        tables.append(Table("periods", (*head, "first_day", "next_day", *names), tuple(periods)))
        if SPANS.search(rule.sql):
            tables.append(Table("spans", (*head, *names), tuple(spans(periods, rows))))
    return tables if all(table.rows for table in tables) else None


def fact_text(name: str, setting: Setting) -> str:
    """A fact view as of the day, its places filled."""
    return _filled(registry.facts()[name].sql, setting)


def literal(value: Cell, vendor: str) -> str:
    """A whole number or a date as SQL."""
    if isinstance(value, date):
        return f"'{value.isoformat()}'" if vendor == "sqlite" else f"DATE '{value.isoformat()}'"
    return str(int(value))


def _periods(rule: Rule, law: Law, day: date, scopes: Sequence[int]) -> list[tuple[Cell, ...]]:
    """Each completed period in which the rule existed throughout, with the values of its own first day."""
    rows: list[tuple[Cell, ...]] = []
    for period in completed(rule.every, day):
        for scope in scopes if period.first_day >= rule.since else []:
            values = law.row(rule, scope, period.first_day)
            if values is not None:
                head = (scope, period.first_month, period.last_month, period.first_day, period.next_day)
                rows.append((*head, *values))
    return rows


def spans(periods: list[tuple[Cell, ...]], present: list[tuple[Cell, ...]]) -> list[tuple[Cell, ...]]:
    """时段: months that follow each other under the same values: the periods, then the present law without end.

    Mostly one row a scope, so that each unit's meetings are one walk down their index, not one for each month.
    """
    found: list[list[Cell]] = []
    ended: Cell | None = None
    for scope, first, last, begins, ends, *values in sorted(periods):
        if found and ended == begins and found[-1][0] == scope and found[-1][3:] == values:
            found[-1][2] = last
        else:
            found.append([scope, first, last, *values])
        ended = ends
    latest = max((row[2] for row in periods), default=0)
    for scope, *values in present:
        before = next((span for span in found if span[:1] + span[2:] == [scope, latest, *values]), None)
        if before:
            before[2] = OPEN
        else:
            found.append([scope, int(latest) + 1, OPEN, *values])  # type: ignore[arg-type]
    return [tuple(span) for span in found] if periods else []


def _values(table: Table, vendor: str) -> str:
    body = ", ".join(f"({', '.join(literal(cell, vendor) for cell in row)})" for row in table.rows)
    return f"{table.name}({', '.join(table.columns)}) AS (VALUES {body})"


def _filled(text: str, setting: Setting) -> str:
    return PLACE.sub(lambda found: _fill(found[1], found[2] or "", setting), text)


def _fill(word: str, column: str, setting: Setting) -> str:
    if word == "day":
        return literal(setting.day, setting.vendor)
    if word == "on":
        day = literal(setting.day, setting.vendor)
        return f"({column}.since <= {day} AND ({column}.until IS NULL OR {column}.until > {day}))"
    if word == "units":
        return within(column, setting.width)
    if word == "scope":
        return _scope(column, setting)
    if word == "then":
        return _then(column, setting)
    raise ValueError(f"unknown place {word!r} in a fact view")


def within(column: str, extent: str) -> str:
    """`column` is one of the units of a text of this width.

    + 0: with statistics of an index SQLite would else plan the statement anew each time the value is bound.
    """
    if extent == "all":
        return "1 = 1"
    return f"{column} = ({place('units')} + 0)" if extent == "one" else among(column, "units")


def _then(table: str, setting: Setting) -> str:
    """A table as it stands, or as it was on the day where something has changed since."""
    return f"(\n{_filled(registry.overlays()[table], setting)}\n)" if setting.past else table


def _scope(column: str, setting: Setting) -> str:
    if not setting.setters:
        return "0"
    return (
        f"COALESCE((SELECT a.ancestor_id FROM {_then('organisation_ancestry', setting)} a "
        f"WHERE a.unit_id = {column} AND a.ancestor_id IN ({', '.join(map(str, setting.setters))}) "
        "ORDER BY a.depth LIMIT 1), 0)"
    )


def _column(name: str, vendor: str) -> str:
    """A date that a rule leaves NULL has no type of its own everywhere but in SQLite."""
    if name == "since" and vendor != "sqlite":
        return "CAST(v.since AS date) AS since"
    return f"v.{name} AS {name}"
