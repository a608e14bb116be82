"""镜像: the facts and the law of one day as plain tables, on which the same rule texts judge in any SQL engine.

Nothing but the tables differs from what `select` writes: there a fact is a view over a room's tables and the law a
list of values, here both are read from files. Scopes are those of all rules together, so that one `orgs` serves all.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from xiaoheng.ground.rulebook.engine import registry
from xiaoheng.ground.rulebook.engine.law import Law
from xiaoheng.ground.rulebook.engine.rule import COLUMNS, Rule
from xiaoheng.ground.rulebook.engine.statement import Setting, Table, fact_text, law_tables

BATCH = 10_000
FINDINGS = (
    "CREATE TABLE findings (rule VARCHAR, unit BIGINT, subject_kind VARCHAR, subject BIGINT, period INTEGER, "
    "was BIGINT, need BIGINT, since DATE, detail VARCHAR);"
)


@dataclass(frozen=True)
class Relation:
    """一张表: its folder and name, its columns and their kinds, and its rows, a batch at a time."""

    folder: str
    name: str
    columns: Mapping[str, str]
    batches: Iterator[list[tuple[Any, ...]]]

    @property
    def path(self) -> str:
        """Where it lies in the mirror, without suffix."""
        return f"{self.folder}/{self.name}"


@contextmanager
def snapshot() -> Iterator[None]:
    """Everything read inside is of one moment, and no verb waits for it."""
    if connection.in_atomic_block:
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("BEGIN" if connection.vendor == "sqlite" else "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def facts(law: Law, day: date) -> Iterator[Relation]:
    """Every fact view as of the day."""
    setting = Setting(day, connection.vendor, "all", tuple(scope for scope in sorted(law.lines) if scope), law.past)
    for fact in registry.facts().values():
        text = f"SELECT {', '.join(fact.columns)} FROM (\n{fact_text(fact.name, setting)}\n) v"
        yield Relation("facts", fact.name, fact.columns, _batches(text))


def laws(law: Law, day: date) -> Iterator[tuple[Rule, list[Relation]]]:
    """Each rule that exists on the day, with its `law` and, where it has any, its `periods` and `spans`."""
    for rule in registry.rules().values():
        tables = law_tables(rule, law, day, sorted(law.lines))
        if tables:
            yield rule, [Relation(t.name, rule.id, _kinds(t), iter([list(t.rows)])) for t in tables]


def script(rules: list[tuple[Rule, list[str]]]) -> str:
    """判断脚本: views over the files and one INSERT a rule, the rule's text unchanged; run inside the mirror's folder."""
    lines = [FINDINGS, *(f"CREATE VIEW {name} AS SELECT * FROM '{_file('facts', name)}';" for name in registry.facts())]
    for rule, tables in rules:
        lines += [f"CREATE OR REPLACE VIEW {name} AS SELECT * FROM '{_file(name, rule.id)}';" for name in tables]
        columns = ", ".join(f"v.{column}" for column in COLUMNS)
        lines.append(
            f"INSERT INTO findings (rule, {', '.join(COLUMNS)}) SELECT '{rule.id}', {columns} FROM (\n{rule.sql}\n) v;"
        )
    return "\n".join(lines) + "\n"


def _kinds(table: Table) -> dict[str, str]:
    """The law holds whole numbers and dates, none of them missing."""
    cells = zip(table.columns, table.rows[0], strict=True)
    return {name: "date" if isinstance(cell, date) else "whole" for name, cell in cells}


def _file(folder: str, name: str) -> str:
    return f"{folder}/{name}.parquet"


def _batches(text: str) -> Iterator[list[tuple[Any, ...]]]:
    with connection.chunked_cursor() as cursor:
        cursor.execute(text)
        while rows := cursor.fetchmany(BATCH):
            yield rows
