"""decisions.table after the lock, decisions.consent, decisions.notify, decisions.acknowledge; hours and clashes."""

from datetime import date, time

import pytest

from xiaoheng.ground.organisation import services as organisation
from xiaoheng.ground.organisation.selectors import holders
from xiaoheng.ground.organisation.words import Post
from xiaoheng.lib.refusal import Forbidden, Refused
from xiaoheng.loop.decisions import selectors, services
from xiaoheng.loop.decisions.matters.services import tabling
from xiaoheng.loop.decisions.words import MeetingKind

LATER = date(2023, 3, 16)


def convene(walk, kind=MeetingKind.PRINCIPAL, planned_on=LATER, **more):
    return services.convene(actor=walk.office, unit=walk.unit, kind=kind, planned_on=planned_on, **more)


def locked_item(walk, actor=None):
    meeting = walk.convene("principal")
    return services.table(actor=actor or walk.office, topic=walk.propose("M12"), meeting=meeting, reason="事情紧急")


def test_a_locked_agenda_takes_a_topic_only_with_a_reason_and_marks_it(ty):
    topic = ty.propose("M12")
    with pytest.raises(Refused, match="议程已经锁定") as refusal:
        services.table(actor=ty.office, topic=topic, meeting=ty.convene("principal"))
    assert refusal.value.rule == "B-02"
    open_agenda = services.table(actor=ty.office, topic=topic, meeting=convene(ty))
    assert (open_agenda.is_late, open_agenda.late_reason) == (False, "")
    assert locked_item(ty).is_late


def test_the_chair_agrees_before_a_late_item_is_taken_up(ty):
    item = locked_item(ty)
    services.start(actor=ty.office, meeting=item.meeting)
    ty.attend(item.meeting)
    with pytest.raises(Refused, match="主持人还没有同意") as refusal:
        services.take_up(actor=ty.office, item=item)
    assert refusal.value.rule == "B-04"
    with pytest.raises(Forbidden):
        services.consent(actor=ty.office, item=item)
    services.take_up(actor=ty.office, item=services.consent(actor=ty.cast.actor("ty_principal"), item=item))
    with pytest.raises(Refused, match="不需要主持人同意"):
        services.consent(actor=ty.cast.actor("ty_principal"), item=item)


def test_a_chair_who_tables_it_himself_has_agreed(ty):
    assert not locked_item(ty, ty.cast.actor("ty_principal")).lacks_consent


def test_a_notice_goes_to_who_belongs_there_and_only_the_office_sees_who_read_it(ty):
    meeting = convene(ty)
    with pytest.raises(Refused, match="议程为空"):
        services.notify(actor=ty.office, meeting=meeting)
    services.table(actor=ty.office, topic=ty.propose("M12"), meeting=meeting)
    services.notify(actor=ty.office, meeting=meeting)
    vice = ty.cast.actor("ty_vice")
    assert "decisions.acknowledge" in {duty.verb for duty in selectors.inbox(vice)}
    services.acknowledge(actor=vice, meeting=meeting)
    with pytest.raises(Refused, match="没有等您签收"):
        services.acknowledge(actor=vice, meeting=meeting)
    with pytest.raises(Forbidden):
        services.acknowledge(actor=ty.office, meeting=meeting)
    assert [row.read_on is not None for row in selectors.notices(ty.office, meeting)].count(True) == 1
    assert [row.person_id for row in selectors.notices(vice, meeting)] == [vice.person]
    assert selectors.notices(ty.cast.actor("clerk"), meeting).count() == 0


def test_a_notice_sent_anew_asks_for_new_receipts_of_who_belongs_there_now(ty):
    meeting = convene(ty)
    services.table(actor=ty.office, topic=ty.propose("M12"), meeting=meeting)
    services.notify(actor=ty.office, meeting=meeting)
    services.acknowledge(actor=ty.cast.actor("ty_principal"), meeting=meeting)
    post = holders(ty.unit, Post.VICE_PRINCIPAL).first()
    organisation.leave(actor=ty.cast.actor("clerk"), appointment=post, until=date(2023, 3, 14), reason="调任")
    before = meeting.notices.filter(is_entitled=True).count()
    services.table(actor=ty.office, topic=ty.propose("M13"), meeting=meeting)
    services.notify(actor=ty.office, meeting=meeting)
    assert meeting.notices.filter(is_entitled=True).count() == before - 1
    assert not meeting.notices.filter(read_on__isnull=False).exists()
    assert set(meeting.notices.values_list("topics", flat=True)) == {2}


def test_an_agenda_has_an_end(ty, monkeypatch):
    monkeypatch.setattr(tabling, "LONGEST", 1)
    meeting = convene(ty)
    services.table(actor=ty.office, topic=ty.propose("M12"), meeting=meeting)
    with pytest.raises(Refused, match="议程已有1项"):
        services.table(actor=ty.office, topic=ty.propose("M13"), meeting=meeting)


def test_papers_passed_round_are_no_meeting(ty):
    with pytest.raises(Refused, match="不得以传阅、会签") as refusal:
        convene(ty, manner="circulation")
    assert refusal.value.rule == "B-10"


@pytest.mark.parametrize("hours", [(time(9), None), (time(10), time(9)), (time(9), time(9))])
def test_hours_that_do_not_fit_are_refused(ty, hours):
    with pytest.raises(Refused, match="起止时间填写有误"):
        convene(ty, begins=hours[0], ends=hours[1])


def test_a_body_meets_once_at_a_time_and_a_person_wanted_twice_is_named(ty):
    nine, ten, eleven = time(9), time(10), time(11)
    first = convene(ty, begins=nine, ends=ten)
    with pytest.raises(Refused, match="同一时间已另有一次会议"):
        convene(ty, begins=time(9, 30), ends=eleven)
    assert selectors.clashes(convene(ty, begins=ten, ends=eleven)) == []
    party = convene(ty, MeetingKind.PARTY, begins=nine, ends=eleven)
    assert {clash.person.name for clash in selectors.clashes(first)} == {"吴明", "王勤", "冯德", "周正", "陈育"}
    assert {clash.other for clash in selectors.clashes(first)} == {party}
