"""xiaoheng facts export: an engine that reads the files finds what the database finds, by the same rule texts."""

from datetime import date

import pytest
from django.db import connection, transaction

from tests.ground.rulebook.worlds import World
from xiaoheng.doors.console import demo, facts, parquet
from xiaoheng.doors.console.main import main
from xiaoheng.ground.rulebook import selectors
from xiaoheng.ground.rulebook.engine import registry
from xiaoheng.ground.rulebook.engine.rule import COLUMNS
from xiaoheng.ground.rulebook.engine.statement import Setting, fact_text
from xiaoheng.lib import clock

duckdb = pytest.importorskip("duckdb")
NAMES = ("rule", *COLUMNS)
EVERY_RULE = date(2027, 3, 14)  # a day on which also those that judge whole years, and those of 2026, exist


def found_by_the_script(folder):
    """Run judge.sql in the folder; its findings."""
    with duckdb.connect() as engine:
        engine.execute(f"SET file_search_path = '{folder}'")
        engine.execute((folder / "judge.sql").read_text(encoding="utf-8"))
        return sorted(engine.execute(f"SELECT {', '.join(NAMES)} FROM findings").fetchall(), key=str)


def found_here(day):
    return sorted((tuple(getattr(v, name) for name in NAMES) for v in selectors.judge(day)), key=str)


def test_a_demo_county_is_judged_alike(db, tmp_path):
    with clock.on(EVERY_RULE):
        demo.fill(48, seed=2023)
    rows, rules = facts.export(tmp_path, EVERY_RULE)
    assert rules == len(registry.rules())
    assert rows > 1000
    found = found_by_the_script(tmp_path)
    assert len({row[0] for row in found}) >= 15
    assert found == found_here(EVERY_RULE)


@pytest.mark.parametrize("seed", [3, 8, 21])
def test_a_world_of_edges_and_laws_of_its_own_is_judged_alike(cast, tmp_path, seed):
    with transaction.atomic():
        world = World(seed)
        facts.export(tmp_path, world.day)
        assert found_by_the_script(tmp_path) == found_here(world.day)
        transaction.set_rollback(True)


def test_tables_without_a_row_can_still_be_asked(cast, tmp_path):
    facts.export(tmp_path, clock.today())
    for fact in registry.facts().values():
        parquet.write(tmp_path / "facts" / f"{fact.name}.parquet", fact.columns, [])
    assert not found_by_the_script(tmp_path)


KINDS = {"DateField": "date", "CharField": "text", "TextField": "text"}


def test_a_fact_declares_the_kinds_its_database_gives(cast):
    """SQLite knows only those of columns of tables; PostgreSQL those of expressions too."""
    with connection.cursor() as cursor:
        for fact in registry.facts().values():
            text = fact_text(fact.name, Setting(clock.today(), connection.vendor))
            cursor.execute(f"CREATE TEMPORARY VIEW probe AS {text}")
            for column in connection.introspection.get_table_description(cursor, "probe"):
                if column.type_code:
                    kind = connection.introspection.get_field_type(column.type_code, column)
                    assert KINDS.get(kind, "whole") == fact.columns[column.name], (fact.name, column.name, kind)
            cursor.execute("DROP VIEW probe")


def test_the_rule_texts_are_unchanged(cast, tmp_path):
    facts.export(tmp_path, EVERY_RULE)
    script = (tmp_path / "judge.sql").read_text(encoding="utf-8")
    assert all(rule.sql in script for rule in registry.rules().values())


def test_a_folder_with_something_in_it_is_refused(cast, tmp_path, capsys):
    (tmp_path / "old.parquet").touch()
    assert main(["facts", "export", str(tmp_path)]) == 1
    assert "不是空的" in capsys.readouterr().err


def test_the_command_says_what_it_wrote(cast, tmp_path, capsys):
    assert main(["facts", "export", str(tmp_path / "mirror"), "--on", EVERY_RULE.isoformat()]) == 0
    assert f"规则 {len(registry.rules())} 条" in capsys.readouterr().out
    assert (tmp_path / "mirror" / "facts" / "orgs.parquet").exists()
