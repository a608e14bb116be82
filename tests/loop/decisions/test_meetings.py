"""decisions.convene, decisions.table, decisions.cancel, decisions.hold."""

from datetime import date

import pytest

from tests.loop.decisions.conftest import TODAY
from xiaoheng.ground.organisation import services as organisation
from xiaoheng.ground.organisation.models import Coverage
from xiaoheng.ground.organisation.selectors import holders
from xiaoheng.ground.organisation.words import Post
from xiaoheng.lib.refusal import Forbidden, Refused, Stale
from xiaoheng.loop.decisions import selectors, services
from xiaoheng.loop.decisions.models import Meeting, Topic
from xiaoheng.loop.decisions.words import MeetingKind


def convene(walk, who="ty_office", **changes):
    given = {"unit": walk.unit, "kind": "party", "planned_on": TODAY}
    return services.convene(actor=walk.cast.actor(who), **{**given, **changes})


def hold(walk, who="ty_office", **changes):
    given = {"org": walk.cast.orgs["TY-DW"], "kind": "assembly", "held_on": date(2023, 3, 3), "present": 6}
    return services.hold(actor=walk.cast.actor(who), **{**given, **changes})


def test_each_body_has_its_own_chair(ty):
    assert convene(ty).chair.name == "周正"
    meeting = convene(ty, kind="principal")
    assert (meeting.chair.name, meeting.org, meeting.state) == ("吴明", None, "planned")


def test_dual_role_chairs_both_bodies_and_they_stay_apart(lx):
    meetings = [lx.convene(kind) for kind in ("party", "principal")]
    assert [m.chair.name for m in meetings] == ["韩一", "韩一"]
    assert [m.org.code if m.org else None for m in meetings] == ["LX-ZB", None]


def test_the_secretary_calls_no_principals_meeting(ty):
    assert convene(ty, "ty_secretary").state == "planned"
    with pytest.raises(Forbidden):
        convene(ty, "ty_secretary", kind="principal")
    with pytest.raises(Forbidden):
        convene(ty, "ty_vice")


@pytest.mark.parametrize("wrong", [{"planned_on": date(2023, 3, 13)}, {"kind": "assembly"}, {"kind": "chat"}])
def test_a_day_gone_by_or_another_kind_is_refused(ty, wrong):
    with pytest.raises(Refused):
        convene(ty, **wrong)
    assert not Meeting.objects.exists()


def test_a_vacant_chair_calls_no_meeting(ty):
    post = holders(ty.unit, Post.SECRETARY).get()
    organisation.leave(actor=ty.cast.actor("clerk"), appointment=post, until=TODAY, reason="调任")
    with pytest.raises(Refused) as refusal:
        convene(ty)
    assert refusal.value.rule == "A-16"


def test_tabling_marks_what_comes_within_the_days_of_notice(ty):
    late = ty.table(ty.propose("M12"), convene(ty, kind="principal"))
    other = convene(ty, kind="principal", planned_on=date(2023, 3, 16))
    early = services.table(actor=ty.office, topic=ty.propose("M13"), meeting=other)
    assert (late.is_late, early.is_late, early.quorum) == (True, False, "Q-3")


def test_the_order_of_the_bodies_is_kept(ty):
    topic = ty.consult(ty.propose("P17"))
    with pytest.raises(Refused, match="尚未经校长办公会议研究提出") as refusal:
        services.table(actor=ty.office, topic=topic, meeting=convene(ty))
    assert refusal.value.rule == "B.4"
    topic = ty.consult(ty.through_principal(topic))
    with pytest.raises(Refused, match="本议题应上党组织会议"):
        services.table(actor=ty.office, topic=topic, meeting=convene(ty, kind="principal"))


def test_another_schools_topic_is_refused(ty, lx):
    topic = lx.consult(lx.propose("P16"))
    assert topic.stage == "party"
    with pytest.raises(Refused, match="不是本校的议题"):
        services.table(actor=ty.office, topic=topic, meeting=convene(ty))
    everyday = lx.propose("M12")
    with pytest.raises(Refused, match="不是本校的议题"):
        services.table(actor=ty.office, topic=everyday, meeting=convene(ty, kind="principal"))
    with pytest.raises(Forbidden):
        services.table(actor=lx.office, topic=topic, meeting=convene(ty))


def test_no_topic_joins_a_meeting_that_has_begun(ty):
    meeting = ty.meeting(ty.propose("M12"), kind=MeetingKind.PRINCIPAL)
    with pytest.raises(Refused) as refusal:
        services.table(actor=ty.office, topic=ty.propose("M13"), meeting=meeting)
    assert refusal.value.rule == "B-04"


def test_a_topic_goes_on_one_agenda_only(ty):
    topic = ty.propose("M12")
    stale = Topic.objects.get(pk=topic.pk)
    ty.table(topic, convene(ty, kind="principal"))
    with pytest.raises(Stale):
        ty.table(stale, convene(ty, kind="principal"))


def test_cancelling_frees_the_topics(ty):
    topic, meeting = ty.propose("M12"), convene(ty, kind="principal")
    ty.table(topic, meeting)
    with pytest.raises(Refused, match="取消的原因"):
        services.cancel(actor=ty.office, meeting=meeting, reason=" ")
    with pytest.raises(Forbidden):
        services.cancel(actor=ty.secretary, meeting=meeting, reason="不是他召集的会")
    services.cancel(actor=ty.office, meeting=meeting, reason="主持人出差")
    assert Topic.objects.get(pk=topic.pk).state == "gated"
    with pytest.raises(Refused, match="当前状态为“已取消”"):
        services.start(actor=ty.office, meeting=meeting)


def test_organisation_life_keeps_both_days_and_counts(ty):
    meeting = hold(ty)
    assert (meeting.held_on, meeting.entered_on, meeting.ym) == (date(2023, 3, 3), TODAY, 202303)
    assert meeting.is_back_dated
    assert (meeting.entitled, meeting.present, meeting.state) == (7, 6, "closed")
    assert hold(ty, kind="committee", present=5).entitled == 5
    assert not hold(ty, held_on=TODAY).is_back_dated


@pytest.mark.parametrize(
    "wrong",
    [
        {"present": 0},
        {"present": 8},
        {"kind": "committee", "present": 6},
        {"held_on": date(2023, 3, 15)},
        {"held_on": date(2015, 8, 31)},
        {"kind": "party"},
    ],
)
def test_impossible_organisation_life_is_refused(ty, wrong):
    with pytest.raises(Refused):
        hold(ty, **wrong)
    assert not Meeting.objects.exists()


def test_a_lecture_is_open_to_more_than_members_and_nothing_is_entered_twice(ty):
    assert hold(ty, kind="lecture", present=40).present == 40
    with pytest.raises(Refused, match="已经登记"):
        hold(ty, kind="lecture", present=40)


@pytest.mark.parametrize("who", ["ty_teacher", "lx_office", "clerk"])
def test_only_the_school_itself_enters_its_organisation_life(ty, who):
    with pytest.raises(Forbidden):
        hold(ty, who)


def test_a_joint_branchs_meeting_shows_in_each_school_it_covers(ty, lx):
    meeting = services.hold(
        actor=lx.office, org=lx.cast.orgs["LX-ZB"], kind="assembly", held_on=date(2023, 3, 3), present=3
    )
    own = selectors.meetings(lx.office)
    assert [m.pk for m in own] == [meeting.pk]
    assert Coverage.objects.filter(org=meeting.org).count() == 2
    assert meeting not in selectors.meetings(ty.office)
    assert list(selectors.meetings(lx.cast.actor("clerk"))).count(meeting) == 1


def test_a_stale_page_tables_nothing_into_a_meeting_that_has_begun(ty):
    meeting = ty.convene("principal")
    ty.table(ty.propose("M12"), meeting)
    stale = Meeting.objects.get(pk=meeting.pk)
    services.start(actor=ty.office, meeting=meeting)
    with pytest.raises(Refused) as refusal:
        services.table(actor=ty.office, topic=ty.propose("M13"), meeting=stale)
    assert refusal.value.rule == "B-04"
