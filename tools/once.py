"""Which tests of the ground and the loop need not be asked of PostgreSQL each time: `python -m tools.once` finds them.

Every test is run on SQLite, and every statement it sends is taken down as a shape: its text without dates, numbers and
lengths of lists, with the error it came to and whether a value was one that only one database minds (a long text, a
large number, a NUL). Tests that together send every shape, the cheapest first, stay on both databases; so do those of
the rulebook, of random data, those that commit, and those that look at the database's make. What is left sends nothing that PostgreSQL
is not asked by another test, and is named in `tests/once.txt`; `./dev test --full` asks all of both.
"""

import inspect
import os
import re
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

WHERE = ("tests/ground", "tests/loop")
BY_HAND = "tests/ground/rulebook/"  # the SQL of rules and figures is written, not made
LIST = Path(__file__).resolve().parents[1] / "tests" / "once.txt"
MAKE = re.compile(r"\bvendor\b|subprocess|threading|Process|psycopg")
RANDOM = re.compile(r"\b(?:Random|seeds?|given)\b")
ALIKE = [
    (re.compile(r"'\d{4}-\d\d-\d\d'"), "D"),
    (re.compile(r"\(%s(?:, %s)*\)"), "(P)"),
    (re.compile(r"\(P\)(?:, \(P\))+"), "(P)"),
    (re.compile(r'SAVEPOINT "?\w+"?'), "SAVEPOINT"),
    (re.compile(r"\b\d+\b"), "0"),
]
LONG, LARGE = 250, 2**31


class Shapes:
    """A pytest plugin that takes down what each test function sends, and what it costs."""

    def __init__(self) -> None:
        self.sent: dict[str, set[str]] = defaultdict(set)
        self.cost: dict[str, float] = defaultdict(float)
        self.kept: set[str] = set()
        self.known: dict[str, str] = {}
        self.name = ""

    def note(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        """Take down one statement, with the error it comes to."""
        shape = self.known.get(sql) or self.known.setdefault(sql, alike(sql))
        try:
            answer = execute(sql, params, many, context)
        except Exception as error:
            self.sent[self.name].add(f"{shape} !{type(error).__name__}")
            raise
        self.sent[self.name].add(f"{shape} {'' if many else odd(params)}")
        return answer

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[Any]:
        """Listen while a test runs."""
        from django.db import connection

        if self.note not in connection.execute_wrappers:
            connection.execute_wrappers.insert(0, self.note)
        self.name, began = item.nodeid.split("[")[0], time.process_time()
        if needs_both(item):
            self.kept.add(self.name)
        answer = yield
        self.cost[self.name] += time.process_time() - began
        return answer

    def pytest_sessionfinish(self) -> None:
        """Write the list."""
        LIST.write_text("\n".join(sorted(spared(self.sent, self.cost, self.kept))) + "\n")


def alike(sql: str) -> str:
    """The text of a statement without what differs from row to row."""
    for pattern, word in ALIKE:
        sql = pattern.sub(word, sql)
    return sql


def odd(params: Any) -> str:
    """Which of the values only one database may mind."""
    values = params.values() if isinstance(params, dict) else params or ()
    texts = [value for value in values if isinstance(value, str)]
    large = any(isinstance(value, int) and abs(value) >= LARGE for value in values)
    return f"{max(map(len, texts), default=0) > LONG} {any(chr(0) in text for text in texts)} {large}"


def needs_both(item: Any) -> bool:
    """Whether a test stays on both databases whatever it sends."""
    commits = any(mark.kwargs.get("transaction") for mark in item.iter_markers("django_db"))
    random = getattr(item.obj, "is_hypothesis_test", False) or RANDOM.search(inspect.getsource(item.obj))
    by_hand = item.nodeid.startswith(BY_HAND)
    return bool(by_hand or commits or random or MAKE.search(inspect.getsource(item.module)))


def spared(sent: dict[str, set[str]], cost: dict[str, float], kept: set[str]) -> set[str]:
    """Tests that are not needed for every shape to be sent: those kept first, then the most new shapes a second."""
    covered = set().union(*(sent[name] for name in kept))
    left = set(cost) - kept
    while left:
        best = max(sorted(left), key=lambda name: len(sent[name] - covered) / (cost[name] + 0.01))
        if not sent[best] - covered:
            break
        covered |= sent[best]
        left.remove(best)
    return left


def main() -> int:
    """Run the tests of the ground and the loop with the plugin."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["TMPDIR"] = home
        os.environ.pop("DATABASE_URL", None)
        return int(pytest.main(["-q", *sys.argv[1:], *WHERE], plugins=[Shapes()]))


if __name__ == "__main__":
    sys.exit(main())
