"""核对: what the verbs of an assembly ask again and again."""

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.models import Unit
from xiaoheng.lib.refusal import Refused
from xiaoheng.lib.states import step
from xiaoheng.loop.decisions.assemblies.selectors import Holder
from xiaoheng.loop.decisions.assemblies.selectors.assemblies import Count
from xiaoheng.loop.decisions.assemblies.states import MEETING
from xiaoheng.loop.decisions.models import Meeting
from xiaoheng.loop.decisions.words import MeetingState

LABELS = dict(MeetingState.choices)
CLAUSE = "G-06"


def locked(meeting: Meeting) -> Meeting:
    """The meeting as the database has it, held until the verb ends; Refused for one that is none of this room."""
    rows = Meeting.objects.select_for_update(of=("self",)).filter(assembly__isnull=False)
    row = rows.select_related("unit", "org__unit", "chair", "assembly__form", "assembly__body__kind")
    found = row.filter(pk=meeting.pk).first()
    if found is None:
        raise Refused(_("这次会议不在这里办理。"), _("请从会议列表中打开。"), CLAUSE)
    return found


def queue(unit: Unit) -> None:
    """Two of the unit's meetings called or opened at once must see each other."""
    Unit.objects.select_for_update(no_key=True).get(pk=unit.pk)


def in_state(row: Meeting, verb: str) -> None:
    """Refused unless the meeting is where the verb may be done."""
    step(MEETING, verb, row.state, labels=LABELS)


def refuse_absent(holder: Holder, row: Meeting) -> None:
    """Nobody meets before he is there, or after he has gone."""
    if not holder.stands_on(row.planned_on):
        raise Refused(
            _("%(day)s时%(name)s还没有成立，或已经撤销。") % {"day": row.planned_on, "name": holder.name},
            _("请核对日期，以及机构、党组织的成立登记。"),
            CLAUSE,
        )


def refuse_short(count: Count, *, code: str) -> None:
    """Refused by the quorum class, with the numbers."""
    if not count.is_quorate:
        raise Refused(
            _("应到%(n)s人，实到%(p)s人，不足法定人数%(least)s人。")
            % {"n": count.entitled, "p": count.present, "least": count.least_present},
            _("请等候到会人员并登记；仍不足的，请缓议，或取消会议、改期召开。"),
            code or CLAUSE,
        )
