"""执行: the statements of the engine, read only (`verdicts`) and written (`write`)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import connection

from xiaoheng.ground.rulebook.engine.law import Law
from xiaoheng.ground.rulebook.engine.rule import COLUMNS, Rule
from xiaoheng.ground.rulebook.engine.statement import Extent, literal, select

IDENTITY = ("rule", "unit_id", "subject_kind", "subject", "period", "detail", "ended")
REFRESHED = ("clause", "strength", "outcome", "was", "need", "since", "as_of", "run")


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
    with connection.cursor() as cursor:
        for rule in rules:
            statement = select(rule, law, day, units, connection.vendor)
            if statement:
                cursor.execute(*statement)
                found += [_verdict(rule, row) for row in cursor.fetchall()]
    return found


def write(rule: Rule, law: Law, day: date, units: Extent, run: int, clause: str) -> None:
    """Open new findings of a rule and refresh those still so, in one statement."""
    statement = select(rule, law, day, units, connection.vendor)
    if statement is None:
        return
    text, bound = statement
    today = literal(day, connection.vendor)
    columns = ", ".join((*IDENTITY, *REFRESHED, "opened_on"))
    fixed = f"{_quoted(rule.id)}, v.unit, v.subject_kind, v.subject, v.period, v.detail, 0, {_quoted(clause)}"
    words = f"{_by_reason(rule, 'strength')}, {_by_reason(rule, 'outcome')}"
    refresh = ", ".join(f"{name} = excluded.{name}" for name in REFRESHED)
    sql = (
        f"INSERT INTO rulebook_finding ({columns})\n"
        f"SELECT {fixed}, {words}, v.was, v.need, v.since, {today}, %s, {today}\n"
        f"FROM (\n{text}\n) v WHERE 1 = 1\n"
        f"ON CONFLICT ({', '.join(IDENTITY)}) DO UPDATE SET {refresh}"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [run, *bound])  # always with a list: the driver then reads %% and %s alike


def _by_reason(rule: Rule, word: str) -> str:
    cases = " ".join(f"WHEN {_quoted(code)} THEN {_quoted(getattr(r, word))}" for code, r in rule.reasons.items())
    return f"CASE v.detail {cases} END"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''").replace("%", "%%") + "'"


def _verdict(rule: Rule, row: tuple[object, ...]) -> Verdict:
    facts = dict(zip(COLUMNS, row, strict=True))
    since = facts["since"]
    if isinstance(since, str):  # SQLite keeps dates as text
        facts["since"] = date.fromisoformat(since)
    return Verdict(rule=rule.id, **facts)  # type: ignore[arg-type]
