"""应急处置: what the secretary did in an emergency, and what the next Party meeting says to it (B-12)."""

from datetime import date

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import Person, Unit
from xiaoheng.ground.organisation.selectors import party_org_of
from xiaoheng.ground.organisation.verbs import act, advance
from xiaoheng.ground.records import services as records
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.decisions.meetings.models import Meeting, UrgentAct
from xiaoheng.loop.decisions.states import URGENT
from xiaoheng.loop.decisions.words import MeetingKind, MeetingState, UrgentState

LABELS = dict(UrgentState.choices)


def act_urgently(*, actor: Actor, unit: Unit, text: str, reason: str, done_on: date) -> UrgentAct:
    """登记应急处置: the secretary says what was done, when, and why it could not wait for a meeting.

    Refused: nothing said, a day to come, a day before the organisation existed.
    """
    org = party_org_of(unit)
    with act("decisions.act_urgently", actor=actor, unit=org.unit if org else unit) as doing:
        records.refuse_secret(text, reason, where=_("应急处置的记录"))
        if not text.strip() or not reason.strip():
            raise Refused(_("没有写明处置内容或不能等待会议的原因。"), _("请写明两项。"), "B-12")
        if org is None or done_on > clock.today() or done_on < org.since:
            raise Refused(
                _("处置日期%(day)s有误。") % {"day": done_on}, _("请填写今天或以前、党组织成立后的日期。"), "B-12"
            )
        doing.subject = row = UrgentAct.objects.create(
            unit=org.unit, org=org, person=Person.objects.filter(pk=actor.person or 0).first(),
            text=text.strip()[:500], reason=reason.strip()[:200], done_on=done_on, entered_on=clock.today(),
        )  # fmt: skip
        doing.say(text=row.text, reason=row.reason, done_on=done_on.isoformat())
    return row


def ratify(*, actor: Actor, urgent_act: UrgentAct, ratified: bool, remark: str = "") -> UrgentAct:
    """审议应急处置: the open Party meeting ratifies it or not. Refused: no open meeting, no reason for refusing it."""
    with act("decisions.ratify", actor=actor, unit=urgent_act.unit, on=urgent_act) as doing:
        meeting = Meeting.objects.filter(org=urgent_act.org_id, kind=MeetingKind.PARTY, state=MeetingState.OPEN).first()
        if meeting is None:
            raise Refused(_("没有正在进行的党组织会议。"), _("请在下一次党组织会议上追认。"), "B-12")
        if not ratified and not remark.strip():
            raise Refused(_("没有写明不予追认的理由。"), _("请写明理由和补救要求。"), "B-12")
        to = UrgentState.RATIFIED if ratified else UrgentState.REFUSED
        advance(
            urgent_act, URGENT, "decisions.ratify", labels=LABELS, to=to, meeting=meeting, remark=remark.strip()[:500]
        )
        doing.say(text=urgent_act.text, outcome=str(urgent_act.get_state_display()))
    return urgent_act


def refuse_unratified(meeting: Meeting) -> None:
    """A Party meeting does not end before it has heard what was done in emergencies before it."""
    if meeting.kind != MeetingKind.PARTY:
        return
    rows = UrgentAct.objects.filter(org=meeting.org_id, state=UrgentState.WAITING, done_on__lte=clock.today())
    if names := "；".join(rows.order_by("done_on", "id").values_list("text", flat=True)):
        raise Refused(_("应急处置还没有追认：%(names)s。") % {"names": names}, _("请先由会议审议追认。"), "B-12")
