"""Ranking: properties over any set of tallies."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from xiaoheng.loop.supervision.figures.ranking import Tally, rank

GROUPS = st.sampled_from(["primary", "junior", "senior"])


@st.composite
def tallies(draw):
    asked = draw(st.integers(0, 40))
    exempt = draw(st.integers(0, asked))
    verified = draw(st.integers(0, asked - exempt))
    contradicted = draw(st.integers(0, asked - exempt - verified))
    late = draw(st.integers(0, verified))
    return Tally(draw(st.integers(1, 9999)), draw(GROUPS), asked, exempt, verified, contradicted, late)


@given(st.lists(tallies(), max_size=40), st.integers(0, 1000))
def test_shares_and_ranks(rows, low):
    standings = rank(rows, low)
    assert [standing.tally for standing in standings] == rows
    for one in standings:
        counted = one.tally.asked - one.tally.exempt
        assert (one.rank is None) == (one.tally.rate is None) == (counted == 0)
        if one.rank is None:
            assert not one.low
            continue
        assert 0 <= one.tally.rate <= 1000
        assert one.tally.rate == 1000 * one.tally.verified // counted
        peers = [other for other in standings if other.tally.group == one.tally.group and other.rank is not None]
        assert one.group_size == len(peers)
        mine = Fraction(one.tally.verified, counted)
        shares = [Fraction(other.tally.verified, other.tally.asked - other.tally.exempt) for other in peers]
        assert one.rank == 1 + sum(share > mine for share in shares)
        for other, share in zip(peers, shares, strict=True):
            assert (share == mine) == (other.rank == one.rank)  # ties share a rank, and only ties
            assert share != mine or other.low == one.low
        assert not (one.low and one.rank == 1)


@given(st.lists(tallies(), min_size=1, max_size=40), st.integers(0, 1000))
def test_somebody_is_low_exactly_where_shares_differ(rows, low):
    standings = rank(rows, low)
    for group in {row.group for row in rows}:
        rated = [s for s in standings if s.tally.group == group and s.rank is not None]
        differ = len({s.rank for s in rated}) > 1
        lowest = [s for s in rated if s.low]
        assert bool(lowest) == differ
        if lowest:
            worst = max(s.rank for s in rated)
            assert any(s.rank == worst for s in lowest)
            places = max(1, len(rated) * low // 1000)
            above = [s for s in rated if not s.low]
            assert len(rated) - len(above) >= places or all(s.rank == 1 for s in above)


@given(tallies(), st.integers(0, 20))
def test_exempt_items_leave_both_sides(row, more):
    exempted = Tally(row.unit, row.group, row.asked + more, row.exempt + more, row.verified, row.contradicted, row.late)
    assert exempted.share == row.share


@given(tallies())
def test_what_is_not_verified_weighs_the_same_whether_contradicted_or_unseen(row):
    unseen = Tally(row.unit, row.group, row.asked, row.exempt, row.verified, 0, row.late)
    assert unseen.share == row.share


def test_places_by_hand():
    def school(unit, verified, asked=10):
        return Tally(unit, "primary", asked, 0, verified, 0, 0)

    rows = [school(1, 9), school(2, 8), school(3, 8), school(4, 4), school(5, 2, 5)]
    placed = {s.tally.unit: (s.rank, s.low) for s in rank(rows, 100)}
    assert placed == {1: (1, False), 2: (2, False), 3: (2, False), 4: (4, True), 5: (4, True)}


def test_a_school_alone_and_schools_all_alike_are_never_low():
    alone = Tally(1, "junior", 10, 0, 0, 0, 0)
    assert not rank([alone], 100)[0].low
    alike = [Tally(n, "junior", 10, 0, 3, 0, 0) for n in range(20)]
    assert not any(s.low for s in rank(alike, 100))


def test_a_thousand_schools_are_ranked_within_their_kind():
    rows = [Tally(n, "primary" if n % 2 else "junior", 100, 0, n % 101, 0, 0) for n in range(1000)]
    placed = rank(rows, 100)
    assert {s.group_size for s in placed} == {500}
    assert 50 <= sum(s.low for s in placed if s.tally.group == "primary") <= 55
