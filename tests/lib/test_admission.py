"""The assembly that admits or converts: whole numbers, exactly half fails, written opinions only where they count."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from xiaoheng.lib.admission import Ballot


@st.composite
def ballots(draw):
    entitled = draw(st.integers(1, 400))
    present = draw(st.integers(1, entitled))
    yes = draw(st.integers(0, present))
    no = draw(st.integers(0, present - yes))
    written = draw(st.integers(0, entitled - present))
    return Ballot(entitled, present, yes, no, present - yes - no, written)


@given(ballot=ballots())
def test_the_same_as_with_fractions(ballot):
    assert ballot.adds_up
    assert ballot.is_quorate == (Fraction(ballot.present, ballot.entitled) > Fraction(1, 2))
    for counts in (False, True):
        share = Fraction(ballot.yes + (ballot.written_yes if counts else 0), ballot.entitled)
        assert ballot.is_carried(counts) == (ballot.is_quorate and share > Fraction(1, 2))
    assert ballot.is_carried(True) or not ballot.is_carried(False)


@given(ballot=ballots(), more=st.integers(1, 5))
def test_one_vote_too_many_never_adds_up(ballot, more):
    counts = [ballot.entitled, ballot.present, ballot.yes, ballot.no, ballot.abstain, ballot.written_yes]
    for place in (2, 3, 4):
        wrong = [*counts]
        wrong[place] += more
        assert not Ballot(*wrong).adds_up
    assert not Ballot(*counts[:5], ballot.entitled - ballot.present + more).adds_up


def test_the_edges():
    assert not Ballot(8, 4, 4).is_quorate
    assert Ballot(8, 5, 5).is_carried(False)
    assert not Ballot(8, 5, 4, 1).is_carried(False)
    assert Ballot(8, 5, 4, 1, 0, 1).is_carried(True)
    assert not Ballot(8, 4, 4, 0, 0, 4).is_carried(True)
    assert not Ballot(0, 0, 0).adds_up
