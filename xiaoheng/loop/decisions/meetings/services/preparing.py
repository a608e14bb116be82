"""会前准备: the chair's consent to a late topic, the notice, and its receipt."""

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.verbs import act
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.decisions.meetings.models import AgendaItem, Meeting, Summons
from xiaoheng.loop.decisions.meetings.selectors.bodies import expected
from xiaoheng.loop.decisions.meetings.services.locking import locked_state
from xiaoheng.loop.decisions.words import DECIDING, MeetingState


def consent(*, actor: Actor, item: AgendaItem) -> AgendaItem:
    """同意列入: the chair agrees to a topic that came after the agenda was locked. Refused: there is none to agree to."""
    with act("decisions.consent", actor=actor, unit=item.meeting.unit, on=item) as doing:
        if locked_state(item.meeting) not in (MeetingState.PLANNED, MeetingState.OPEN):
            raise Refused(_("会议已经结束或取消。"), _("请列入下一次会议的议程。"), "B-04")
        waiting = AgendaItem.objects.filter(pk=item.pk, consented_on__isnull=True).exclude(late_reason="")
        if not waiting.update(consented_on=clock.today()):
            raise Refused(_("本项不需要主持人同意，或已经同意。"), _("请刷新页面查看。"), "B-04")
        item.refresh_from_db()
        doing.say(title=item.topic.title, reason=item.late_reason)
    return item


def notify(*, actor: Actor, meeting: Meeting) -> Meeting:
    """发出通知: to everybody who belongs there on the day, with the agenda as it stands; again after it has changed.

    Refused: a meeting that has begun, an empty agenda, nobody entitled.
    """
    with act("decisions.notify", actor=actor, unit=meeting.unit, on=meeting) as doing:
        if locked_state(meeting) != MeetingState.PLANNED or meeting.kind not in DECIDING:
            raise Refused(_("会议已经开始、结束或取消，不再通知。"), _("请查看会议页的状态。"), "B-03")
        topics = meeting.items.count()
        if not topics:
            raise Refused(_("议程为空，不能发出通知。"), _("请先列入议题。"), "B-03")
        entitled, sitting = expected(meeting.kind, meeting.unit, meeting.org, meeting.planned_on)
        if not entitled:
            raise Refused(_("会议当天没有应到会人员。"), _("请先登记班子成员的任职。"), "B.1")
        meeting.notices.all().delete()
        Summons.objects.bulk_create(
            Summons(
                meeting=meeting, person=person, is_entitled=person in entitled, topics=topics, sent_on=clock.today()
            )
            for person in {**entitled, **sitting}
        )
        doing.say(planned_on=meeting.planned_on.isoformat(), topics=topics, people=len({**entitled, **sitting}))
    return meeting


def acknowledge(*, actor: Actor, meeting: Meeting) -> Summons:
    """签收通知: the person notified has read notice and papers; the office sees who has. Refused: read before."""
    with act("decisions.acknowledge", actor=actor, unit=meeting.unit, on=meeting) as doing:
        own = Summons.objects.filter(meeting=meeting, person=actor.person or 0)
        if not own.filter(read_on__isnull=True).update(read_on=clock.today()):
            raise Refused(_("没有等您签收的会议通知。"), _("请刷新页面查看。"), "B-03")
        doing.say(planned_on=meeting.planned_on.isoformat())
    return own.get()
