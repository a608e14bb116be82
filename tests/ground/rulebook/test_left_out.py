"""docs/rules-left-out.md: every point of the catalogue is a rule or stands there, and what it names exists."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from tests.ground.rulebook import cases
from xiaoheng.ground.organisation.policy import policy
from xiaoheng.ground.rulebook import figure
from xiaoheng.ground.rulebook.book import read
from xiaoheng.ground.rulebook.engine import registry

PAGE = Path(__file__).resolve().parents[3] / "docs/rules-left-out.md"
ROW = re.compile(r"^\| ([A-Z]-\d+) \| ([^|]+) \|", re.M)
NAMED = re.compile(r"\b(verb|rule|figure|view|parameter|case) `([^`]+)`(?: ([^|]+))?")
LAST = {"A": 28, "B": 22, "C": 21, "D": 11, "E": 16, "F": 8, "G": 11, "H": 43, "Q": 8, "X": 22}
TWO_DIGITS = "ABGHX"
# The rhythm, second halves (A-18, A-26, G-03), and the steps of admission that have a term (D.1) have no point of
# their own.
UNNUMBERED = {"B1-1", "B1-2", "A-18b", "A-26b", "G-03b", "D-S02", "D-S06", "D-S15", "D-S17", "D-S20"}
UNNUMBERED |= {"D-S23", "D-S24"}


def points():
    """A-01 … A-28 and A-30, B-01 … X-22: the catalogue as it was drawn up."""
    found = {f"{k}-{n:02}" if k in TWO_DIGITS else f"{k}-{n}" for k, last in LAST.items() for n in range(1, last + 1)}
    return found | {"A-30"}


def test_every_point_is_a_rule_or_left_out_and_never_both():
    left = ROW.findall(PAGE.read_text(encoding="utf-8"))
    ids = [one for one, _where in left]
    assert len(ids) == len(set(ids))
    rules = set(registry.rules()) - UNNUMBERED
    assert set(registry.rules()) > UNNUMBERED
    assert set(ids) & rules == set()
    assert set(ids) | rules == points()


@pytest.mark.parametrize("kind", ["verb", "rule", "figure", "view", "parameter", "case"])
def test_what_the_page_names_exists(kind):
    known = {
        "verb": policy()["verbs"],
        "rule": registry.rules(),
        "figure": figure.figures(),
        "view": registry.facts(),
        "parameter": read(Path(settings.REGULATIONS)).parameters,
        "case": registry.rules(),
    }[kind]
    named = [(name, more) for word, name, more in NAMED.findall(PAGE.read_text(encoding="utf-8")) if word == kind]
    assert named
    for name, more in named:
        assert name in known, name
        if kind == "case":
            assert more.strip() in {case["情形"] for case in cases.files()[name]["案例"]}, (name, more)


def test_every_row_says_where():
    for _id, where in ROW.findall(PAGE.read_text(encoding="utf-8")):
        assert where.split(" ")[0] in {"verb", "rule", "figure", "view", "parameter", "case", "facts", "person"}, where
