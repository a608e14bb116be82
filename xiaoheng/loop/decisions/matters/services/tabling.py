"""上会: putting topics on the agenda of a meeting, taking them off with it."""

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.verbs import act, advance
from xiaoheng.lib import clock, quorum
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.decisions.matters.models import Topic
from xiaoheng.loop.decisions.matters.selectors.topics import lacking
from xiaoheng.loop.decisions.meetings.models import AgendaItem, Meeting
from xiaoheng.loop.decisions.meetings.selectors.terms import is_locked, is_short_notice
from xiaoheng.loop.decisions.meetings.services.locking import locked_state
from xiaoheng.loop.decisions.states import MEETING, TOPIC
from xiaoheng.loop.decisions.words import (
    MeetingKind,
    MeetingState,
    TopicState,
)

LABELS = dict(MeetingState.choices)
TOPIC_LABELS = dict(TopicState.choices)
LONGEST = 99  # items: nobody debates more in one meeting


def table(*, actor: Actor, topic: Topic, meeting: Meeting, reason: str = "") -> AgendaItem:
    """列入议程: a prepared topic goes on the agenda of the body whose turn it is.

    Within the days of notice it is marked late (B-03); once the agenda is locked it needs a reason and the chair's
    consent, which is given where the chair tables it himself (B-02). Refused: another school's topic, the wrong body
    or order, a view not heard or unresolved, a missing gate (each by name), a meeting that has begun (临时动议, B-04).
    """
    with act("decisions.table", actor=actor, unit=meeting.unit, on=meeting) as doing:
        _refuse_tabling(topic, meeting)
        locked = is_locked(meeting.unit, meeting.planned_on)
        if locked and not reason.strip():
            raise Refused(
                _("议程已经锁定，%(day)s的会议不再列入议题。") % {"day": meeting.planned_on},
                _("请列入下一次会议；确属紧急的，写明原因，由主持人同意。"),
                "B-02",
            )
        agreed = locked and actor.person == meeting.chair_id
        advance(topic, TOPIC, "decisions.table", labels=TOPIC_LABELS)
        item = AgendaItem.objects.create(
            meeting=meeting,
            topic=topic,
            position=meeting.items.count() + 1,
            quorum=topic.quorum if meeting.kind == MeetingKind.PARTY else quorum.Q3.code,
            is_late=locked or is_short_notice(meeting.unit, meeting.planned_on),
            late_reason=reason.strip()[:200] if locked else "",
            consented_on=clock.today() if agreed else None,
        )
        doing.touch(topic.unit_id)
        doing.say(title=topic.title, meeting=str(meeting.get_kind_display()), position=item.position)
    return item


def cancel(*, actor: Actor, meeting: Meeting, reason: str) -> Meeting:
    """取消会议: its topics wait for another meeting."""
    with act("decisions.cancel", actor=actor, unit=meeting.unit, on=meeting) as doing:
        if not reason.strip():
            raise Refused(_("没有写明取消的原因。"), _("请写明原因。"), "B-03")
        advance(meeting, MEETING, "decisions.cancel", labels=LABELS, summary=reason.strip())
        for item in meeting.items.select_related("topic"):
            advance(item.topic, TOPIC, "decisions.cancel", labels=TOPIC_LABELS)
        doing.say(kind=str(meeting.get_kind_display()), reason=reason.strip())
    return meeting


def _refuse_tabling(topic: Topic, meeting: Meeting) -> None:
    if locked_state(meeting) != MeetingState.PLANNED:
        raise Refused(_("会议已经开始或结束，不能临时加入议题。"), _("请列入下一次会议的议程。"), "B-04")
    if meeting.items.count() >= LONGEST:
        raise Refused(_("议程已有%(n)s项，不能再列入。") % {"n": LONGEST}, _("一事一议，请分次召开会议。"), "B-07")
    ours = topic.org_id == meeting.org_id if meeting.kind == MeetingKind.PARTY else topic.unit_id == meeting.unit_id
    if not ours:
        raise Refused(_("这不是本校的议题。"), _("请从本校可上会的议题中选择。"), "B.1")
    if topic.stage != meeting.kind:
        if topic.stage == MeetingKind.PRINCIPAL and topic.body == MeetingKind.PARTY:
            raise Refused(_("方案尚未经校长办公会议研究提出。"), _("请先列入校长办公会议议程。"), "B.4")
        raise Refused(_("本议题应上%(body)s。") % {"body": topic.get_stage_display()}, _("请列入该会议的议程。"), "B.1")
    if missing := lacking(topic):
        raise Refused(_("会前程序未齐：%(list)s。") % {"list": "；".join(missing)}, _("请办齐后再列入议程。"), "B.1")
