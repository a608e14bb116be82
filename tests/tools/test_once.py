"""Which tests PostgreSQL is spared: each name stands, alike statements are alike, and every shape is still sent."""

import re
from pathlib import Path

from tests.conftest import SPARED
from tools import once

ROOT = Path(__file__).parents[2]


def test_every_test_that_is_spared_stands():
    wrong = []
    for name in SPARED:
        path, function = name.split("::")
        text = (ROOT / path).read_text("utf-8") if (ROOT / path).exists() else ""
        if not path.startswith(once.WHERE) or not re.search(rf"^def {function}\(", text, re.M):
            wrong.append(name)
    assert not wrong, "python -m tools.once"


def test_statements_that_differ_in_rows_are_alike():
    one = 'INSERT INTO "t" ("a", "b") VALUES (%s, %s), (%s, %s)', "SELECT 1 WHERE d < '2023-03-14' AND n IN (%s)"
    other = 'INSERT INTO "t" ("a", "b") VALUES (%s, %s)', "SELECT 21 WHERE d < '2024-01-01' AND n IN (%s, %s, %s)"
    assert [once.alike(text) for text in one] == [once.alike(text) for text in other]
    assert once.alike("SELECT 'A-01'") != once.alike("SELECT 'B-01'")


def test_what_one_database_minds_is_told_apart():
    assert len({once.odd(value) for value in (["x"], ["x" * 300], ["\0"], [2**40], {"n": -(2**31)})}) == 4


def test_every_shape_stays_with_a_test_that_is_kept():
    sent = {"a": {"1", "2"}, "b": {"2"}, "c": {"2", "3"}, "d": {"1", "2", "3"}, "e": {"4"}, "f": set()}
    cost = {"a": 1.0, "b": 1.0, "c": 1.0, "d": 9.0, "e": 1.0, "f": 1.0}
    left = once.spared(sent, cost, {"e"})
    assert left == {"b", "d", "f"}
    assert set().union(*(sent[name] for name in set(cost) - left)) == {"1", "2", "3", "4"}
