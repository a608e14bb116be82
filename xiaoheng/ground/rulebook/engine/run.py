"""执行: the statements of the engine, read only (`verdicts`) and written (`write`, `close`)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.db import connection

from xiaoheng.ground.rulebook.engine.cursor import as_day, place, prepared, quoted
from xiaoheng.ground.rulebook.engine.law import Law
from xiaoheng.ground.rulebook.engine.rule import Rule
from xiaoheng.ground.rulebook.engine.statement import Extent, bound, literal, select, width, within

IDENTITY = ("rule", "unit_id", "subject_kind", "subject", "period", "detail", "ended")
REFRESHED = ("clause", "strength", "outcome", "was", "need", "since", "as_of", "run")
# As Clause.__str__ says it; in the statement itself, so that no label is kept anywhere.
CLAUSE = (
    "COALESCE((SELECT '《' || r.title || '》' || c.label FROM rulebook_clause c "
    "JOIN rulebook_regulation r ON r.id = c.regulation_id WHERE c.key = {key}), {key})"
)


@dataclass(frozen=True)
class Verdict:
    """判断: one rule does not hold for one subject of one unit, with its inputs; nothing is written."""

    rule: str
    unit: int
    subject_kind: str
    subject: int
    period: int
    was: int
    need: int
    since: date | None
    detail: str
    plea_id: int | None = None  # the exception in force, where there is one


def verdicts(rules: Iterable[Rule], law: Law, day: date, units: Extent) -> list[Verdict]:
    """What each rule says of the units on the day: one query a rule."""
    found: list[Verdict] = []
    values = bound(units)
    with prepared() as cursor:
        for rule, text in _texts(tuple(rules), law, day, width(units), connection.vendor):
            cursor.execute(text, values)
            found += [_verdict(rule, row) for row in cursor.fetchall()]
    return found


def write(rules: Iterable[Rule], law: Law, day: date, units: Extent, run: int) -> None:
    """Open new findings of the rules and refresh those still so: one statement a rule, no row leaves the database."""
    values = {**bound(units), "run": run}
    with prepared() as cursor:
        for text in _upserts(tuple(rules), law, day, width(units), connection.vendor):
            cursor.execute(text, values)


def close(rules: Iterable[Rule], day: date, units: Extent, run: int) -> None:
    """Close what the rules no longer say of the units: open findings that the run did not refresh."""
    names = ", ".join(quoted(rule.id) for rule in rules)
    sql = (
        f"UPDATE rulebook_finding SET closed_on = {literal(day, connection.vendor)}, ended = id "
        f"WHERE ended = 0 AND {within('unit_id', width(units))} AND rule IN ({names}) AND run <> {place('run')}"
    )
    with prepared() as cursor:
        cursor.execute(sql, {**bound(units), "run": run})


@lru_cache(maxsize=256)
def _texts(rules: tuple[Rule, ...], law: Law, day: date, extent: str, vendor: str) -> list[tuple[Rule, str]]:
    """Those of the rules that exist on the day, each with its text: one look-up for all of them."""
    found = [(rule, select(rule, law, day, extent, vendor)) for rule in rules]
    return [(rule, text) for rule, text in found if text]


@lru_cache(maxsize=256)
def _upserts(rules: tuple[Rule, ...], law: Law, day: date, extent: str, vendor: str) -> list[str]:
    texts = [_upsert(rule, law, day, extent, vendor) for rule in rules]
    return [text for text in texts if text]


@lru_cache(maxsize=2048)
def _upsert(rule: Rule, law: Law, day: date, extent: str, vendor: str) -> str | None:
    text = select(rule, law, day, extent, vendor)
    if text is None:
        return None
    today, clause = literal(day, vendor), CLAUSE.format(key=quoted(rule.clause))
    columns = ", ".join((*IDENTITY, *REFRESHED, "opened_on"))
    fixed = f"{quoted(rule.id)}, v.unit, v.subject_kind, v.subject, v.period, v.detail, 0, {clause}"
    words = f"{_by_reason(rule, 'strength')}, {_by_reason(rule, 'outcome')}"
    refresh = ", ".join(f"{name} = excluded.{name}" for name in REFRESHED)
    return (
        f"INSERT INTO rulebook_finding ({columns})\n"
        f"SELECT {fixed}, {words}, v.was, v.need, v.since, {today}, {place('run')}, {today}\n"
        f"FROM (\n{text}\n) v WHERE 1 = 1\n"
        f"ON CONFLICT ({', '.join(IDENTITY)}) DO UPDATE SET {refresh}"
    )


def _by_reason(rule: Rule, word: str) -> str:
    cases = " ".join(f"WHEN {quoted(code)} THEN {quoted(getattr(r, word))}" for code, r in rule.reasons.items())
    return f"CASE v.detail {cases} END"


def _verdict(rule: Rule, row: tuple[Any, ...]) -> Verdict:
    unit, subject_kind, subject, period, was, need, since, detail = row
    return Verdict(rule.id, unit, subject_kind, subject, period, was, need, as_day(since), detail)
