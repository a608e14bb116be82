"""The closing lines tell the truth: what broke, what was skipped, what nobody looked at."""

import argparse
from types import SimpleNamespace

import pytest

from tools.run_tests import NOTHING_COLLECTED, Run, close, selection
from tools.tally import Tally


def report(name, when, outcome, *keywords):
    return SimpleNamespace(nodeid=name, when=when, outcome=outcome, keywords=dict.fromkeys(keywords, 1))


def test_one_test_counts_once_by_the_worst_of_its_phases():
    tally = Tally()
    for when, outcome in (("setup", "passed"), ("call", "passed"), ("teardown", "failed")):
        tally.pytest_runtest_logreport(report("a", when, outcome))
    for when, outcome in (("setup", "skipped"), ("teardown", "passed")):
        tally.pytest_runtest_logreport(report("b", when, outcome, "browser"))
    tally.pytest_runtest_logreport(report("interrupted", "setup", "passed"))
    assert tally.outcomes == {"a": "failed", "b": "skipped"}
    assert tally.browser == {"b"}


def test_a_runner_that_broke_is_a_failure(capsys):
    assert close([Run("SQLite", 3, 1.0, passed=4)], require_browser=False) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "4 passed, 1 failed, 0 skipped"


def test_a_run_without_tests_is_fine_beside_one_with_tests_but_not_alone():
    empty = Run("PostgreSQL", NOTHING_COLLECTED, 1.0)
    assert close([Run("SQLite", 0, 1.0, passed=1), empty], require_browser=False) == 0
    assert close([empty], require_browser=False) == 1


@pytest.mark.parametrize("required", [False, True])
def test_skipped_browser_stories_are_named_and_fail_where_required(capsys, required):
    runs = [Run("SQLite", 0, 1.0, passed=4, skipped=1, unseen=["tests/browser/test_loop.py::test_walk"])]
    assert close(runs, require_browser=required) == int(required)
    out = capsys.readouterr().out
    assert "1 BROWSER STORIES WERE SKIPPED" in out
    assert "tests/browser/test_loop.py::test_walk" in out
    assert out.splitlines()[-1] == "4 passed, 0 failed, 1 skipped"


def test_markers_are_joined():
    options = argparse.Namespace(marks="a or b", full=False)
    assert selection(options, "not browser or browser_pg") == "(not browser or browser_pg) and (a or b) and (not full)"
    assert selection(argparse.Namespace(marks="", full=True), "") == ""
