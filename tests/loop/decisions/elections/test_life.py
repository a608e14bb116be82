"""An election from the first request to the posts that follow, and what is refused on the way."""

from datetime import date

import pytest

from tests.loop.decisions.elections.world import votes
from xiaoheng.ground.organisation.models import Appointment, Membership, PartyOrg
from xiaoheng.ground.organisation.words import MemberKind, Post
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Forbidden, Refused
from xiaoheng.loop.decisions.elections import selectors as reads
from xiaoheng.loop.decisions.elections import services as elections
from xiaoheng.loop.decisions.elections.models import Ballot, Election
from xiaoheng.loop.decisions.elections.words import BallotState, State

LATER = date(2023, 3, 20)


def posts(org, post):
    rows = Appointment.objects.filter(org=org, post=post, until__isnull=True).order_by("person__code")
    return [(row.person.name, row.since.isoformat(), row.way) for row in rows.select_related("person")]


def test_a_term_is_renewed(ty):
    row = ty.reported()
    assert (row.state, row.report_by) == (State.REPORTED, date(2023, 4, 14))
    with clock.on(LATER):
        elections.confirm(actor=ty.clerk, election=row, approve=True, text="同意。", number="云教工委〔2023〕8号")
    assert posts(ty.org, Post.SECRETARY) == [("周正", "2023-03-20", "elected")]
    assert posts(ty.org, Post.DEPUTY) == [("吴明", "2023-03-20", "elected")]
    assert [since for _name, since, _way in posts(ty.org, Post.COMMITTEE_MEMBER)] == ["2023-03-14"] * 5
    assert PartyOrg.objects.get(pk=ty.org.pk).term_since == date(2023, 3, 14)
    left = Appointment.objects.filter(org=ty.org, until__isnull=False)
    assert {(one.left_for, one.until) for one in left} == {("term_over", date(2023, 3, 14)), ("term_over", LATER)}


def test_the_superior_comes_first(ty):
    row = ty.prepared()
    assert row.ask_by == date(2026, 7, 1)
    with pytest.raises(Refused, match="筹备中"):
        elections.nominate(actor=ty.office, election=row, people=ty.candidates)
    row = elections.ask(actor=ty.office, election=row, text="")
    with pytest.raises(Refused, match="还没有批复选举的请示"):
        elections.nominate(actor=ty.office, election=row, people=ty.candidates)
    with pytest.raises(Refused, match="已经报送"):
        elections.ask(actor=ty.office, election=row, text="")
    ty.agree(row.request, approve=False)
    with pytest.raises(Refused, match="不同意"):
        elections.nominate(actor=ty.office, election=row, people=ty.candidates)
    row = elections.ask(actor=ty.office, election=row, text="再次请示。")
    ty.agree(row.request)
    row = elections.nominate(actor=ty.office, election=row, people=ty.candidates)
    with pytest.raises(Refused, match="还没有批复候选人"):
        elections.open_(actor=ty.office, election=row)


@pytest.mark.parametrize(
    ("told", "says"),
    [({"seats": 4}, "名额"), ({"seats": 10}, "名额"), ({"planned_on": date(2023, 3, 13)}, "早于"),
     ({"deputies": 5}, "副书记"), ({"deputies": -1}, "副书记")],
)  # fmt: skip
def test_what_cannot_be_prepared(ty, told, says):
    with pytest.raises(Refused, match=says):
        ty.prepared(**told)


def test_one_election_at_a_time_and_none_of_a_neighbour(ty, cast):
    row = ty.prepared()
    with pytest.raises(Refused, match="还没有办完"):
        ty.prepared()
    with pytest.raises(Forbidden):
        elections.ask(actor=cast.actor("lx_office"), election=row, text="")
    elections.cancel(actor=ty.office, election=row, reason="改期。")
    assert ty.prepared().state == State.DRAFT


def test_candidates_are_more_than_the_seats_and_full_members(ty):
    row = ty.asked()
    with pytest.raises(Refused, match="差额不足"):
        elections.nominate(actor=ty.office, election=row, people=ty.candidates[:5])
    Membership.objects.filter(person=ty.more[0]).update(kind=MemberKind.PROBATIONARY)
    with pytest.raises(Refused, match="不是本党组织的正式党员：党员1"):
        elections.nominate(actor=ty.office, election=row, people=ty.candidates)


def test_the_roll_is_frozen_at_the_opening(ty):
    row = ty.nominated()
    row = elections.open_(actor=ty.office, election=row, without_vote=[ty.more[3]])
    Membership.objects.filter(person=ty.more[2]).update(until=date(2023, 3, 14))
    assert row.voters.count() == 10
    with pytest.raises(Refused, match="不在选举人名册上"):
        elections.attend(actor=ty.office, election=row, present=[ty.more[3]], scrutineer=ty.more[1], teller=ty.more[2])


def test_a_candidate_watches_no_ballot(ty):
    row = ty.opened()
    present = [voter.person for voter in row.voters.all()]
    for pair in ((ty.person("vice"), ty.more[1]), (ty.more[1], ty.more[1])):
        with pytest.raises(Refused, match="监票人"):
            elections.attend(actor=ty.office, election=row, present=present, scrutineer=pair[0], teller=pair[1])


def test_four_fifths_of_eleven_are_nine(ty):
    row = ty.attended(absent=3)
    with pytest.raises(Refused, match=r"应到11人，实到8人.*至少须有9名"):
        elections.begin(actor=ty.office, election=row)
    ty.attend(row, absent=2)
    assert elections.begin(actor=ty.office, election=row).present == 9


def test_two_people_enter_the_same(ty):
    ballot = ty.begun()
    count = votes(ballot, 11, 10, 9, 8, 7, 1)
    with pytest.raises(Refused, match="候选人不能录入"):
        elections.tally(actor=ty.secretary, ballot=ballot, count=count)
    elections.tally(actor=ty.office, ballot=ballot, count=count)
    with pytest.raises(Refused, match="同一人"):
        elections.recount(actor=ty.office, ballot=ballot, count=count)
    with pytest.raises(Refused, match="两次录入不一致：党员1") as refusal:
        elections.recount(actor=ty.teacher, ballot=ballot, count=votes(ballot, 11, 10, 9, 8, 7, 2))
    assert "1票" not in str(refusal.value)
    elections.recount(actor=ty.teacher, ballot=ballot, count=count)
    row = Election.objects.get()
    assert row.state == State.SEATED
    assert len(reads.elected(row)) == 5


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"issued": 12}, "实到11人"),
        ({"void": 12}, "废票"),
        ({"yes": (12, 0, 0, 0, 0, 0)}, "合计"),
        ({"yes": (11, 11, 11, 11, 11, 11)}, "多于有效票乘以应选人数"),
        ({"written": {0: 1}}, "另选人不符"),
    ],
)
def test_numbers_that_no_box_gives(ty, told, says):
    ballot, told = ty.begun(), dict(told)
    count = votes(ballot, *told.pop("yes", (5,) * 6), **told)
    with pytest.raises(Refused, match=says):
        elections.tally(actor=ty.office, ballot=ballot, count=count)


def test_more_papers_back_than_out_means_again(ty):
    ballot = ty.enter(first := ty.begun(), votes(first, *(5,) * 6, issued=10, returned=11))
    assert ballot.state == BallotState.RERUN
    row = Election.objects.get()
    assert (row.state, len(reads.elected(row))) == (State.OPEN, 0)
    again = elections.begin(actor=ty.office, election=row)
    assert (again.number, again.seats, again.standings.count()) == (2, 5, 6)


def test_a_tie_at_the_edge_is_voted_again(ty):
    ty.enter(first := ty.begun(), votes(first, 11, 10, 9, 8, 7, 7))
    row = Election.objects.get()
    assert (row.state, len(reads.elected(row))) == (State.OPEN, 4)
    with pytest.raises(Refused, match="票数相等"):
        elections.leave_short(actor=ty.office, election=row, consent=11)
    again = elections.begin(actor=ty.office, election=row)
    assert (again.seats, sorted(again.standings.values_list("person__name", flat=True))) == (1, ["党员1", "陈育"])
    ty.enter(again, votes(again, 7, 4))
    assert Election.objects.get().state == State.SEATED


def test_too_few_are_elected_again_or_left_short_by_consent(ty):
    ty.enter(first := ty.begun(seats=6, people=[*ty.candidates, ty.more[2], ty.more[3]]),
             votes(first, 11, 10, 9, 8, 7, 5, 4, 3))  # fmt: skip
    row = Election.objects.get()
    assert row.state == State.OPEN
    with pytest.raises(Refused, match="没有过半数"):
        elections.leave_short(actor=ty.office, election=row, consent=5)
    row = elections.leave_short(actor=ty.office, election=row, consent=6)
    assert row.state == State.SEATED


def test_fewer_than_a_committee_are_not_left_short(ty):
    ty.enter(first := ty.begun(), votes(first, 11, 10, 9, 8, 5, 5))
    with pytest.raises(Refused, match="少于5人"):
        elections.leave_short(actor=ty.office, election=Election.objects.get(), consent=11)


def test_somebody_written_in_is_elected(ty):
    ballot = ty.begun()
    count = votes(ballot, 11, 10, 9, 8, 3, 3, written={ty.more[2].pk: 7})
    ty.enter(ballot, count)
    row = Election.objects.get()
    assert "党员3" in [one.person.name for one in reads.elected(row)]


def test_the_new_committee_chooses_from_itself_and_one_for_one(ty):
    row = ty.seated()
    office = {"actor": ty.office, "election": row}
    with pytest.raises(Refused, match="还没有选出书记"):
        elections.seat(**office, post=Post.DEPUTY, people=[ty.person("vice")], present=5)
    with pytest.raises(Refused, match="只能从新一届委员中"):
        elections.seat(**office, post=Post.SECRETARY, people=[ty.more[0]], present=5)
    with pytest.raises(Refused, match="等额"):
        elections.seat(**office, post=Post.SECRETARY, people=[ty.person("vice"), ty.person("moral")], present=5)
    with pytest.raises(Refused, match="不够法定人数"):
        elections.seat(**office, post=Post.SECRETARY, people=[ty.person("vice")], present=3)
    ballot = elections.seat(**office, post=Post.SECRETARY, people=[ty.person("vice")], present=4)
    ty.enter(ballot, votes(ballot, 2))  # half of four: another is proposed
    assert Election.objects.get().state == State.SEATED
    ballot = elections.seat(**office, post=Post.SECRETARY, people=[ty.person("secretary")], present=4)
    ty.enter(ballot, votes(ballot, 3))
    assert reads.outstanding(row, Post.SECRETARY) == 0


def test_a_refused_result_is_reported_anew(ty):
    row = elections.confirm(actor=ty.clerk, election=ty.reported(), approve=False, text="请补报差额情况。")
    assert row.state == State.ELECTED
    assert posts(ty.org, Post.SECRETARY)[0][1] == "2020-09-01"
    row = elections.report(actor=ty.office, election=row, text="补充报告。")
    elections.confirm(actor=ty.clerk, election=row, approve=True, text="同意。")
    assert posts(ty.org, Post.SECRETARY) == [("周正", "2023-03-14", "elected")]


def test_a_seat_that_fell_vacant_is_filled(ty):
    Appointment.objects.filter(org=ty.org, person=ty.person("moral")).update(until=date(2023, 3, 1))
    ballot = ty.begun(kind="by", seats=1, people=[ty.more[0], ty.more[2]])
    ty.enter(ballot, votes(ballot, 8, 3))
    row = Election.objects.get()
    assert (row.state, row.deputies) == (State.ELECTED, 0)
    row = elections.report(actor=ty.office, election=row, text="")
    elections.confirm(actor=ty.clerk, election=row, approve=True, text="同意。")
    assert ("党员1", "2023-03-14", "elected") in posts(ty.org, Post.COMMITTEE_MEMBER)
    assert posts(ty.org, Post.SECRETARY)[0][1] == "2020-09-01"
    assert PartyOrg.objects.get(pk=ty.org.pk).term_since == date(2021, 9, 1)


def test_a_small_branch_elects_its_secretary_itself(ty):
    PartyOrg.objects.filter(pk=ty.org.pk).update(kind="branch")
    keep = [ty.person(post).pk for post in ("secretary", "principal", "office", "teacher")]
    Membership.objects.filter(org=ty.org).exclude(person__in=[*keep, ty.more[1].pk]).delete()
    ty.org = PartyOrg.objects.get(pk=ty.org.pk)
    people = [ty.person("secretary"), ty.person("principal")]
    ballot = ty.begun(seats=0, people=people)
    assert (ballot.post, ballot.seats, ballot.entitled) == (Post.SECRETARY, 1, 5)
    ty.enter(ballot, votes(ballot, 4, 1))
    assert Election.objects.get().state == State.ELECTED


def test_no_vote_stands_beside_a_name(ty):
    """The roll says who came; counts say how many; nothing joins the two."""
    ty.finished()
    assert {field.name for field in Ballot._meta.get_fields() if field.is_relation} == {*("election", "standings")}
    assert {field.name for field in Election.objects.get().voters.model._meta.get_fields()} == {
        *("id", "election", "person", "present")
    }
