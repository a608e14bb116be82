"""Quorum and majority: exact boundaries, and properties over all small meetings against fractions."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiaoheng.lib import quorum

people = st.integers(0, 200)
SHARES = {"Q-1": Fraction(1, 2), "Q-2": Fraction(2, 3), "Q-3": Fraction(1, 2)}


def test_a_congress_carries_with_exactly_half_of_its_delegates_an_assembly_with_more():
    for entitled in range(1, 60):
        for yes in range(entitled + 1):
            share = Fraction(yes, entitled)
            for rule, carried in ((quorum.Q7, share >= Fraction(1, 2)), (quorum.Q4, share > Fraction(1, 2))):
                assert rule.carries(entitled, yes) is carried
                assert (yes >= rule.least_yes(entitled)) is carried


@pytest.mark.parametrize(
    ("code", "entitled", "present", "met"),
    [
        ("Q-1", 7, 3, False),
        ("Q-1", 7, 4, True),
        ("Q-1", 8, 4, True),
        ("Q-2", 9, 5, False),
        ("Q-2", 9, 6, True),
        ("Q-2", 7, 4, False),
        ("Q-2", 7, 5, True),
        ("Q-3", 2, 1, True),
        ("Q-3", 3, 1, False),
        ("Q-1", 0, 0, False),
        ("Q-1", 5, 6, False),
    ],
)
def test_quorum_at_its_edges(code, entitled, present, met):
    assert quorum.CLASSES[code].is_met(entitled, present) is met


def test_exactly_half_does_not_carry():
    assert not quorum.Q1.carries(8, 4)
    assert quorum.Q1.carries(8, 5)
    assert not quorum.Q1.carries(7, 3)
    assert quorum.Q1.carries(7, 4)


@given(st.sampled_from(sorted(SHARES)), people, people)
def test_quorum_is_the_share_of_the_entitled(code, entitled, present):
    rule = quorum.CLASSES[code]
    expected = entitled > 0 and present <= entitled and Fraction(present, entitled) >= SHARES[code]
    assert rule.is_met(entitled, present) is expected


@given(st.sampled_from(sorted(SHARES)), st.integers(1, 200))
def test_the_least_number_present_is_the_smallest_that_is_met(code, entitled):
    rule = quorum.CLASSES[code]
    least = rule.least_present(entitled)
    assert rule.is_met(entitled, least)
    assert least == 1 or not rule.is_met(entitled, least - 1)


@given(st.integers(1, 200), people)
def test_the_least_number_of_votes_is_the_smallest_that_carries(entitled, yes):
    assert quorum.Q1.carries(entitled, yes) is (yes >= quorum.Q1.least_yes(entitled))


@given(st.integers(1, 60), people, people, people)
def test_absent_recused_and_abstaining_never_help(entitled, yes, no, abstain):
    """Whoever does not vote yes, for whatever reason, leaves the result as it was or makes it worse."""
    assert quorum.adds_up(yes + no + abstain, yes, no, abstain)
    assert not quorum.Q1.carries(entitled, yes) or quorum.Q1.carries(entitled, yes + 1)
    assert not quorum.adds_up(yes + no + abstain, yes, no, abstain + 1)


def test_negative_counts_never_add_up():
    assert not quorum.adds_up(3, 4, -1, 0)


def test_the_strictest_class_governs():
    assert quorum.strictest(["Q-1", "Q-2", "Q-1"]) == "Q-2"
    assert quorum.strictest(["Q-3", "Q-1"]) == "Q-1"
