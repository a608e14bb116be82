"""年度会议的准备和落实: each step is a tick with its day, or a meeting that is already held."""

from datetime import date

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import PartyOrg
from xiaoheng.ground.organisation.verbs import act
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.decisions.life.models import Step
from xiaoheng.loop.decisions.life.selectors.steps import linkable, yearly_kinds, yearly_meetings
from xiaoheng.loop.decisions.life.words import BEFORE, STEPS, StepCode
from xiaoheng.loop.decisions.models import Meeting
from xiaoheng.loop.decisions.words import MeetingKind

CLAUSES = {MeetingKind.ORG_LIFE: "C-9", MeetingKind.APPRAISAL: "C-10", MeetingKind.TEAM_LIFE: "C-12"}


def tick(
    *,
    actor: Actor,
    org: PartyOrg,
    kind: str,
    year: int,
    code: str,
    done_on: date | None = None,
    meeting: Meeting | None = None,
) -> Step:
    """登记步骤: done on a day, or by a meeting whose day is then the step's; entered once.

    Refused: a yearly meeting that the organisation does not hold, a step it has not, a day to come or outside the
    year and the one after, another organisation's meeting, preparation after the meeting itself.
    """
    with act("life.tick", actor=actor, unit=org.unit) as doing:
        PartyOrg.objects.select_for_update(no_key=True).get(pk=org.pk)
        if kind not in yearly_kinds(org) or code not in STEPS[MeetingKind(kind)]:
            raise Refused(_("该党组织没有这一步骤。"), _("请从列出的步骤中选择。"), "C-9")
        clause = CLAUSES[MeetingKind(kind)]
        if meeting is not None and not linkable(org, year).filter(pk=meeting.pk).exists():
            raise Refused(_("不能引用这次会议。"), _("请选择本党组织当年已召开的会议。"), clause)
        day = _sound(meeting.held_on if meeting is not None else done_on, year, clause)
        _refuse_late(org, kind, year, code, day, clause)
        known = {"org": org, "kind": kind, "year": year, "code": code}
        if Step.objects.filter(**known).exists():
            raise Refused(_("这一步骤已经登记。"), _("需要更正的，先撤销再登记。"), clause)
        row = Step.objects.create(**known, done_on=day, meeting=meeting, entered_on=clock.today())
        doing.subject = row
        doing.say(org=org.name, kind=str(MeetingKind(kind).label), year=year, step=str(StepCode(code).label))
    return row


def untick(*, actor: Actor, step: Step) -> None:
    """撤销误登: a step that was not done."""
    with act("life.untick", actor=actor, unit=step.org.unit, on=step) as doing:
        Step.objects.filter(pk=step.pk).delete()
        kind, code = str(step.get_kind_display()), str(step.get_code_display())
        doing.say(org=step.org.name, kind=kind, year=step.year, step=code)


def _sound(day: date | None, year: int, clause: str) -> date:
    if day is None:
        raise Refused(_("没有填写日期。"), _("请填写完成日期，或选择一次会议。"), clause)
    if day > clock.today():
        raise Refused(_("%(day)s还没有到。") % {"day": day}, _("完成之后再登记。"), clause)
    if day.year not in (year, year + 1):
        raise Refused(
            _("%(day)s不属于%(year)s年度。") % {"day": day, "year": year}, _("请核对日期和所属年度。"), clause
        )
    return day


def _refuse_late(org: PartyOrg, kind: str, year: int, code: str, day: date, clause: str) -> None:
    held = yearly_meetings(org, year).filter(kind=kind).order_by("held_on").first()
    if code in BEFORE and held is not None and held.held_on is not None and day > held.held_on:
        raise Refused(
            _("会议已于%(day)s召开，准备工作应在会前完成。") % {"day": held.held_on},
            _("请核对日期；会前确未完成的，不登记。"),
            clause,
        )
