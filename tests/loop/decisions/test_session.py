"""decisions.start, decisions.attend, decisions.take_up, decisions.adjourn."""

from datetime import date

import pytest

from tests.loop.decisions.conftest import TODAY
from xiaoheng.ground.organisation import services as organisation
from xiaoheng.ground.organisation.selectors import holders
from xiaoheng.ground.organisation.words import Post
from xiaoheng.lib.refusal import Forbidden, Refused, Stale
from xiaoheng.loop.decisions import selectors, services
from xiaoheng.loop.decisions.models import Meeting
from xiaoheng.loop.decisions.services import Mark
from xiaoheng.loop.decisions.words import MeetingKind


def planned(walk, kind="principal", matter="M12"):
    meeting = walk.convene(kind)
    walk.table(walk.propose(matter), meeting)
    return meeting


def ready(walk):
    """A topic of the Party meeting alone, prepared."""
    return walk.pass_gates(walk.consult(walk.propose("P16")))


def names(meeting, entitled=True):
    return [row.person.name for row in meeting.attendances.filter(is_entitled=entitled)]


def test_opening_freezes_who_is_entitled_that_day(ty):
    meeting = planned(ty)
    services.start(actor=ty.office, meeting=meeting)
    assert names(meeting) == ["吴明", "王勤", "冯德"]
    assert names(meeting, entitled=False) == ["周正", "陈育"]
    assert (meeting.state, meeting.held_on, meeting.ym) == ("open", TODAY, 202303)
    post = holders(ty.unit, Post.VICE_PRINCIPAL).first()
    organisation.leave(actor=ty.cast.actor("clerk"), appointment=post, until=TODAY, reason="调任")
    assert len(names(meeting)) == 3


def test_a_person_whose_post_has_ended_is_not_entitled(ty):
    post = holders(ty.unit, Post.VICE_PRINCIPAL).first()
    organisation.leave(actor=ty.cast.actor("clerk"), appointment=post, until=TODAY, reason="调任")
    meeting = planned(ty)
    services.start(actor=ty.office, meeting=meeting)
    assert post.person.name not in names(meeting)


def test_a_joint_branch_seats_the_posts_of_the_organisation(lx):
    meeting = lx.meeting(ready(lx))
    assert names(meeting) == ["韩一", "杨专", "朱实"]
    assert meeting.attendances.get(person__name="韩一").capacity == "党组织书记、党组织委员、校长"


def test_opening_is_refused_without_agenda_before_its_day_and_beside_an_open_meeting(ty):
    with pytest.raises(Refused, match="议程为空"):
        services.start(actor=ty.office, meeting=ty.convene("principal"))
    later = services.convene(actor=ty.office, unit=ty.unit, kind="principal", planned_on=date(2023, 3, 20))
    services.table(actor=ty.office, topic=ty.propose("M13"), meeting=later)
    with pytest.raises(Refused, match="还没有到"):
        services.start(actor=ty.office, meeting=later)
    first, second = planned(ty), planned(ty, matter="M14")
    services.start(actor=ty.office, meeting=first)
    with pytest.raises(Refused, match="还没有散会"):
        services.start(actor=ty.office, meeting=second)
    assert Meeting.objects.get(pk=second.pk).state == "planned"


def test_opening_is_the_callers_or_the_offices_act_and_done_once(ty):
    meeting = planned(ty)
    with pytest.raises(Forbidden):
        services.start(actor=ty.secretary, meeting=meeting)
    stale = Meeting.objects.get(pk=meeting.pk)
    services.start(actor=ty.cast.actor("ty_principal"), meeting=meeting)
    with pytest.raises((Refused, Stale)):
        services.start(actor=ty.office, meeting=stale)
    assert meeting.attendances.count() == 5


def test_attendance_marks_each_person_and_keeps_a_written_view(ty):
    meeting = ty.meeting(ready(ty), absent=("ty_vice2",))
    away = ty.cast.people["ty_vice2"].pk
    services.attend(actor=ty.office, meeting=meeting, marks={away: Mark("absent", "同意，建议加一条")})
    row = meeting.attendances.get(person=away)
    assert (row.presence, row.written_view) == ("absent", "同意，建议加一条")
    assert selectors.standing_of(meeting.items.get()).present == 4


@pytest.mark.parametrize("marks", [{"stranger": "present"}, {"ty_vice": "asleep"}])
def test_attendance_refuses_strangers_and_unknown_words(ty, marks):
    meeting = ty.meeting(ready(ty))
    people = {"stranger": ty.cast.people["lx_vice"].pk, "ty_vice": ty.cast.people["ty_vice"].pk}
    with pytest.raises(Refused):
        services.attend(
            actor=ty.office, meeting=meeting, marks={people[who]: Mark(word) for who, word in marks.items()}
        )


def test_attendance_is_closed_with_the_meeting_and_to_others(ty):
    _topic, meeting = ty.approved("P17")
    with pytest.raises(Refused, match="当前状态为“已结束”"):
        services.attend(actor=ty.office, meeting=meeting, marks={})
    with pytest.raises(Forbidden):
        services.attend(actor=ty.cast.actor("lx_office"), meeting=meeting, marks={})


def test_an_item_waits_until_everybody_is_marked(ty):
    meeting = planned(ty)
    services.start(actor=ty.office, meeting=meeting)
    with pytest.raises(Refused, match="还有人未登记出席情况：吴明、王勤、冯德"):
        services.take_up(actor=ty.office, item=meeting.items.get())


def test_without_quorum_nothing_is_taken_up_but_it_may_be_deferred(ty):
    meeting = ty.meeting(ready(ty), absent=("ty_vice", "ty_vice2", "ty_moral"))
    item = meeting.items.get()
    with pytest.raises(Refused, match="不足法定人数3人") as refusal:
        services.take_up(actor=ty.office, item=item)
    assert refusal.value.rule == "Q-1"
    with pytest.raises(Refused):
        services.resolve(actor=ty.office, item=item, outcome="approved", text="通过")
    services.resolve(actor=ty.office, item=item, outcome="deferred", text="未达法定人数，缓议。")
    services.adjourn(actor=ty.office, meeting=meeting)


def test_personnel_items_need_two_thirds(ty):
    topic = ty.consult(ty.propose("P06"))
    meeting = ty.meeting(topic, absent=("ty_vice2", "ty_moral"))  # 3 of 5: half, not two thirds
    with pytest.raises(Refused) as refusal:
        services.take_up(actor=ty.office, item=meeting.items.get())
    assert refusal.value.rule == "Q-2"


def test_without_its_chair_the_meeting_does_not_begin_an_item(ty):
    meeting = ty.meeting(ready(ty), absent=("ty_secretary",))
    with pytest.raises(Refused, match="主持人不在场"):
        services.take_up(actor=ty.office, item=meeting.items.get())


def test_one_item_at_a_time(ty):
    meeting = ty.meeting(ty.propose("M12"), ty.propose("M13"), kind=MeetingKind.PRINCIPAL)
    first, second = meeting.items.all()
    services.take_up(actor=ty.office, item=first)
    with pytest.raises(Refused, match="一次只议一项") as refusal:
        services.take_up(actor=ty.office, item=second)
    assert refusal.value.rule == "B-07"
    with pytest.raises(Refused, match="当前状态为“正在议”"):
        services.take_up(actor=ty.office, item=first)
    with pytest.raises(Forbidden):
        services.take_up(actor=ty.secretary, item=second)


def test_closing_is_refused_while_an_item_has_no_outcome_and_names_it(ty):
    meeting = ty.meeting(ty.propose("M12", title="课表调整"), ty.propose("M13"), kind=MeetingKind.PRINCIPAL)
    ty.decide(meeting.items.last(), outcome="approved")
    with pytest.raises(Refused, match=r"1\.课表调整"):
        services.adjourn(actor=ty.office, meeting=meeting)
    services.resolve(actor=ty.office, item=meeting.items.first(), outcome="deferred", text="时间不够，缓议。")
    with pytest.raises(Forbidden):
        services.adjourn(actor=ty.cast.actor("ty_vice"), meeting=meeting)
    stale = Meeting.objects.get(pk=meeting.pk)
    services.adjourn(actor=ty.office, meeting=meeting)
    assert (meeting.number, meeting.entitled, meeting.present) == ("校长办公会议纪要〔2023〕1号", 3, 3)
    with pytest.raises(Refused):
        services.adjourn(actor=ty.office, meeting=stale)
