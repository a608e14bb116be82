"""报告与评议: what was done about a resolution is told to the Party organisation, and weighed in its meeting (B-16)."""

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import Person
from xiaoheng.ground.organisation.verbs import act, advance
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.decisions.matters.models import ReportBack, Topic
from xiaoheng.loop.decisions.meetings.models import Meeting
from xiaoheng.loop.decisions.states import REPORT, TOPIC
from xiaoheng.loop.decisions.words import MeetingKind, MeetingState, ReportState, TopicState

LABELS = dict(ReportState.choices)
TOPIC_LABELS = dict(TopicState.choices)
HELD = (MeetingState.OPEN, MeetingState.CLOSED)


def report_back(*, actor: Actor, topic: Topic, text: str, paper: str = "") -> ReportBack:
    """报告落实情况: of an issued resolution of the Party meeting, to be heard in its next meeting.

    Refused: nothing said, a decision of the principal's own (it is closed without), a resolution not issued.
    """
    with act("decisions.report_back", actor=actor, unit=topic.unit, on=topic) as doing:
        if topic.body != MeetingKind.PARTY:
            raise Refused(_("校长办公会议决定的事项不向党组织会议报告。"), _("落实以后直接办结。"), "B-16")
        if not text.strip():
            raise Refused(_("没有写明落实情况。"), _("请写明做了什么、由谁完成、还差什么。"), "B-16")
        advance(topic, TOPIC, "decisions.report_back", labels=TOPIC_LABELS)
        teller = Person.objects.filter(pk=actor.person or 0).first()
        row = ReportBack.objects.create(
            topic=topic, text=text.strip(), paper=paper, teller=teller, told_on=clock.today()
        )
        doing.say(title=topic.title, teller=actor.name)
    return row


def assess(*, actor: Actor, report: ReportBack, meeting: Meeting, met: bool, remark: str = "") -> ReportBack:
    """评议落实情况: the Party meeting heard the report: 落实到位, or more is to be done and told again.

    Refused: by who told it, a meeting that was not held, of another organisation or before the report, no word on
    what is still to be done.
    """
    topic = report.topic
    with act("decisions.assess", actor=actor, unit=topic.org.unit, on=report) as doing:
        _refuse_assessing(actor, report, meeting)
        if not met and not remark.strip():
            raise Refused(_("没有写明还要做什么。"), _("须继续落实的，请写明要求和期限。"), "B-16")
        state = ReportState.MET if met else ReportState.WANTING
        advance(report, REPORT, "decisions.assess", labels=LABELS, to=state, meeting=meeting, remark=remark.strip())
        to = TopicState.EVALUATED if met else TopicState.ISSUED
        advance(topic, TOPIC, "decisions.assess", labels=TOPIC_LABELS, to=to)
        doing.touch(topic.unit_id)
        doing.say(title=topic.title, assessment=str(ReportState(state).label), meeting=meeting.number)
    return report


def _refuse_assessing(actor: Actor, report: ReportBack, meeting: Meeting) -> None:
    if actor.person is not None and actor.person == report.teller_id:
        raise Refused(_("报告人不能登记对自己报告的评议。"), _("请由书记或党政办按会议记录登记。"), "B-16")
    if meeting.kind != MeetingKind.PARTY or meeting.org_id != report.topic.org_id:
        raise Refused(_("这不是作出决议的党组织的会议。"), _("请选择本党组织的党组织会议。"), "B-16")
    if meeting.state not in HELD or meeting.held_on is None or meeting.held_on < report.told_on:
        raise Refused(
            _("会议没有召开，或召开时还没有这份报告。"), _("请在报告之后的党组织会议上听取，再登记评议。"), "B-16"
        )
