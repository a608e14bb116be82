"""语句: a rule's SELECT, unchanged, behind the fact views and the law of the day, for all units, some, or one bound.

Only the engine knows dates as literals and which database it speaks to; the rule's own text never does.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from xiaoheng.ground.rulebook.engine import registry
from xiaoheng.ground.rulebook.engine.law import Law
from xiaoheng.ground.rulebook.engine.periods import completed
from xiaoheng.ground.rulebook.engine.rule import COLUMNS, Rule

PLACE = re.compile(r"\{\{(\w+)(?: ([\w.]+))?\}\}")
Extent = tuple[int, ...] | None  # None: all units; one unit is bound, several are listed
Cell = int | date


@dataclass(frozen=True)
class Setting:
    """What a text depends on besides the rule: it is built once for each and then prepared by the database."""

    day: date
    vendor: str
    units: Extent
    setters: tuple[int, ...]
    law: tuple[tuple[Cell, ...], ...]
    periods: tuple[tuple[Cell, ...], ...]
    past: bool  # rows have changed since the day: tables are read as they were then


def select(rule: Rule, law: Law, day: date, units: Extent, vendor: str) -> tuple[str, list[int]] | None:
    """The whole SELECT and its bound values; None when the rule exists nowhere on the day."""
    if day < rule.since or (rule.until and day >= rule.until):
        return None
    rows = [(scope, row) for scope in law.scopes if (row := law.row(rule, scope, day)) is not None]
    periods = _periods(rule, law, day)
    if not rows or (rule.every and not periods):
        return None
    bound = len(units) == 1 if units is not None else False
    setting = Setting(
        day=day,
        vendor=vendor,
        units=(0,) if bound else units,
        setters=tuple(scope for scope in law.scopes if scope),
        law=tuple((scope, *row) for scope, row in rows),
        periods=tuple(periods),
        past=law.past,
    )
    text = _text(rule, setting)
    return text, [units[0]] * text.count("%s") if bound and units else []


def literal(value: Cell, vendor: str) -> str:
    """A whole number or a date as SQL."""
    if isinstance(value, date):
        return f"'{value.isoformat()}'" if vendor == "sqlite" else f"DATE '{value.isoformat()}'"
    return str(int(value))


def _periods(rule: Rule, law: Law, day: date) -> list[tuple[Cell, ...]]:
    """Each completed period in which the rule existed throughout, with the values of its own first day."""
    rows: list[tuple[Cell, ...]] = []
    for period in completed(rule.every, day) if rule.every else []:
        for scope in law.scopes if period.first_day >= rule.since else []:
            values = law.row(rule, scope, period.first_day)
            if values is not None:
                head = (scope, period.first_month, period.last_month, period.first_day, period.next_day)
                rows.append((*head, *values))
    return rows


@lru_cache(maxsize=512)
def _text(rule: Rule, setting: Setting) -> str:
    names = [*rule.parameters, *(cutoff.name for cutoff in rule.cutoffs)]
    views = [_values("law", ["scope", *names], setting.law, setting.vendor)]
    if rule.every:
        columns = ["scope", "first_month", "last_month", "first_day", "next_day", *names]
        views.append(_values("periods", columns, setting.periods, setting.vendor))
    views += [_view(name, setting) for name in rule.facts]
    columns_out = ", ".join(_column(name, setting.vendor) for name in COLUMNS)
    return f"WITH {', '.join(views)}\nSELECT {columns_out} FROM (\n{rule.sql}\n) v"


def _values(name: str, columns: Sequence[str], rows: Sequence[Sequence[Cell]], vendor: str) -> str:
    body = ", ".join(f"({', '.join(literal(cell, vendor) for cell in row)})" for row in rows)
    return f"{name}({', '.join(columns)}) AS (VALUES {body})"


def _view(name: str, setting: Setting) -> str:
    # Not materialised: one bound unit then walks the indexes of the tables underneath.
    return f"{name} AS NOT MATERIALIZED (\n{_filled(registry.facts()[name].sql, setting)}\n)"


def _filled(text: str, setting: Setting) -> str:
    return PLACE.sub(lambda found: _fill(found[1], found[2] or "", setting), text)


def _fill(word: str, column: str, setting: Setting) -> str:
    if word == "day":
        return literal(setting.day, setting.vendor)
    if word == "on":
        day = literal(setting.day, setting.vendor)
        return f"({column}.since <= {day} AND ({column}.until IS NULL OR {column}.until > {day}))"
    if word == "units":
        return _within(column, setting.units)
    if word == "scope":
        return _scope(column, setting)
    if word == "then":
        return _then(column, setting)
    raise ValueError(f"unknown place {word!r} in a fact view")


def _within(column: str, units: Extent) -> str:
    if units is None:
        return "1 = 1"
    if len(units) == 1:
        return f"{column} = %s"
    return f"{column} IN ({', '.join(map(str, units)) or 'NULL'})"


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
