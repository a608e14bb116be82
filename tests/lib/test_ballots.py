"""Counts of paper ballots: random rounds against the plain words of the rule, and its edges."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xiaoheng.lib.ballots import Count, is_elected, is_quorate, least_candidates, least_present, settle

VOTES = st.dictionaries(st.integers(1, 30), st.integers(0, 60), max_size=12)


@settings(deadline=None)
@given(st.integers(1, 9), st.integers(1, 60), VOTES)
def test_a_round_elects_by_votes_and_never_by_chance(seats, present, yes):
    found = settle(seats, present, yes, 50)
    carried = {one for one, votes in yes.items() if Fraction(votes) > Fraction(present, 2)}
    assert found.elected | found.tied <= carried
    assert len(found.elected) + found.short == seats
    assert not found.tied & found.elected
    left = carried - found.elected
    assert all(yes[one] > yes[other] for one in found.elected for other in left)
    if found.tied:  # of the tied some would fit, not all
        assert len({yes[one] for one in found.tied}) == 1
        assert 0 < found.short < len(found.tied)
    elif left:
        assert found.short == 0


@settings(deadline=None)
@given(st.integers(0, 200), st.integers(0, 200))
def test_four_fifths_include_the_number(entitled, present):
    met = is_quorate(entitled, present, 80)
    assert met == (entitled > 0 and present <= entitled and 5 * present >= 4 * entitled)
    if entitled > 0:
        assert is_quorate(entitled, least_present(entitled, 80), 80)
        assert not is_quorate(entitled, least_present(entitled, 80) - 1, 80)


@settings(deadline=None)
@given(st.integers(0, 200), st.integers(0, 200))
def test_half_is_not_a_majority(present, yes):
    assert is_elected(present, yes, 50) == (2 * yes > present)


@pytest.mark.parametrize(("seats", "least"), [(1, 2), (3, 4), (5, 6), (6, 8), (7, 9), (9, 11)])
def test_spare_candidates_are_rounded_up(seats, least):
    assert least_candidates(seats, 20) == least


@pytest.mark.parametrize(
    ("yes", "elected", "tied", "short"),
    [
        ({1: 9, 2: 8, 3: 6, 4: 5}, {1, 2, 3}, set(), 0),  # half of ten is not enough
        ({1: 9, 2: 8, 3: 7, 4: 6}, {1, 2, 3}, set(), 0),  # too many: the first by votes
        ({1: 9, 2: 7, 3: 7, 4: 6}, {1, 2, 3}, set(), 0),
        ({1: 9, 2: 8, 3: 6, 4: 6}, {1, 2}, {3, 4}, 1),  # a tie at the edge
        ({1: 9, 2: 5, 3: 5, 4: 5}, {1}, set(), 2),  # too few
    ],
)
def test_three_seats_of_ten_present(yes, elected, tied, short):
    found = settle(3, 10, yes, 50)
    assert (found.elected, found.tied, found.short) == (elected, tied, short)


def test_two_counts_agree_in_everything_or_in_the_papers_of_a_void_round():
    count = Count(10, 10, 1, {1: (5, 3, 1)}, {})
    assert not count.differs(Count(10, 10, 1, {1: (5, 3, 1)}, {}))
    assert count.differs(Count(10, 10, 1, {1: (5, 3, 1)}, {7: 1}))
    assert not Count(9, 10, 0, {}, {}).differs(Count(9, 10, 0, {1: (1, 1, 1)}, {}))
