"""撤销误登: what was entered of organisation life and did not take place so: wrong day, wrong kind, wrong organisation."""

from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.verbs import act
from xiaoheng.lib.refusal import Refused, Stale
from xiaoheng.lib.states import step
from xiaoheng.loop.decisions.meetings.models import Meeting
from xiaoheng.loop.decisions.meetings.selectors.resting import resting
from xiaoheng.loop.decisions.states import MEETING
from xiaoheng.loop.decisions.words import MeetingState

CLAUSE = "C-1"
LONGEST = 200  # of a reason


def strike(*, actor: Actor, meeting: Meeting, reason: str) -> Meeting:
    """撤销误登: a meeting of organisation life that was entered wrongly is gone; the trail keeps what it said.

    Refused: no reason, a meeting that was run at the table (it has its record), one on which something rests.
    """
    with act("decisions.strike", actor=actor, unit=meeting.unit, on=meeting) as doing:
        if not reason.strip():
            raise Refused(_("没有写明撤销的原因。"), _("请写明为什么是误登。"), CLAUSE)
        row = Meeting.objects.select_for_update(of=("self",)).select_related("org").filter(pk=meeting.pk).first()
        if row is None:
            raise Stale(_("这次会议的登记已被撤销。"), _("请刷新后查看。"), CLAUSE)
        step(MEETING, "decisions.strike", row.state, labels=dict(MeetingState.choices))
        _refuse_run(row)
        _refuse_resting(row)
        said = {"kind": str(row.get_kind_display()), "org": row.org.name if row.org else "", "title": row.title}
        day = row.held_on or row.planned_on
        doing.say(**said, held_on=day.isoformat(), present=row.present, reason=reason.strip()[:LONGEST])
        try:
            row.delete()
        except ProtectedError as held:
            raise Refused(_("上级的工作记录引用了这次会议，不能撤销。"), _("请与上级党组织联系。"), CLAUSE) from held
    return meeting


def _refuse_run(row: Meeting) -> None:
    if not row.is_entered:
        raise Refused(_("这次会议是在系统中召开的，不能撤销。"), _("会议记录有误的，请更正纪要。"), CLAUSE)


def _refuse_resting(row: Meeting) -> None:
    for one in resting(row):
        raise Refused(_("%(what)s引用了这次会议，不能撤销。") % {"what": one.called}, one.remedy, CLAUSE)
