"""三会一课计划: filed by the quarter, reported before each meeting, and explained where a meeting was not held."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import PartyOrg
from xiaoheng.ground.organisation.verbs import act
from xiaoheng.ground.records import services as records
from xiaoheng.lib import clock
from xiaoheng.lib.quarters import Quarter
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.decisions.life.models import Plan, Planned
from xiaoheng.loop.decisions.life.selectors.plans import line_of
from xiaoheng.loop.decisions.life.selectors.terms import plan_due, report_due
from xiaoheng.loop.decisions.life.words import Mark
from xiaoheng.loop.decisions.words import ORGANISATION_LIFE, MeetingKind

PLAN, REPORT, CADENCE = "C-5", "C-6", "C-1"
MOST = 100  # meetings in a quarter


@dataclass(frozen=True)
class Wanted:
    """拟召开的会议: kind, day and topic, as typed."""

    kind: str
    planned_on: date
    topic: str = ""


def plan(*, actor: Actor, org: PartyOrg, quarter: Quarter, wanted: Sequence[Wanted]) -> Plan:
    """报送计划: file the plan of a quarter, or change what of it lies ahead; late is allowed and labelled.

    Meetings whose day has come stay as they are, whatever is sent. Refused: no meeting at all, another kind, a day
    outside the quarter or gone by, one kind twice on a day, a quarter that is over or the organisation did not see.
    """
    with act("life.plan", actor=actor, unit=org.unit) as doing:
        today = clock.today()
        PartyOrg.objects.select_for_update(no_key=True).get(pk=org.pk)
        records.refuse_secret(*(one.topic for one in wanted))
        _refuse_quarter(org, quarter, today)
        row, made = Plan.objects.get_or_create(
            org=org, year=quarter.year, quarter=quarter.number,
            defaults={"due_on": plan_due(org.unit, quarter), "filed_on": today},
        )  # fmt: skip
        past = list(row.entries.filter(planned_on__lt=today))
        _refuse_wanted(quarter, today, wanted)
        if not wanted and not past:
            raise Refused(_("计划里没有会议。"), _("请至少列一次会议。"), PLAN)
        _replace(row, wanted, today)
        if not made:
            Plan.objects.filter(pk=row.pk).update(changed_on=today)
        doing.subject = row
        doing.say(org=org.name, quarter=quarter.key, meetings=len(past) + len(wanted), late=row.is_late)
    return row


def report(*, actor: Actor, entry: Planned) -> Planned:
    """会前报告: tell the superior that a planned meeting will be held; nothing to upload, late is labelled.

    Refused: the meeting's day gone by, held or said not to be held, reported already.
    """
    org = entry.plan.org
    with act("life.report", actor=actor, unit=org.unit, on=entry) as doing:
        row, today = _locked(entry), clock.today()
        if row.reported_on is not None:
            raise Refused(
                _("%(day)s已经报送。") % {"day": row.reported_on}, _("一次会议报送一次；改期的，先改计划。"), REPORT
            )
        if row.planned_on < today or line_of(row).mark in (Mark.HELD, Mark.MISSED):
            raise Refused(_("会议已过，不再报送会前报告。"), _("已召开的请登记，未召开的请说明原因。"), REPORT)
        row.reported_on, row.report_due = today, report_due(org.unit, row.planned_on)
        row.save(update_fields=["reported_on", "report_due"])
        doing.say(**_said(row), late=row.is_reported_late)
    return row


def miss(*, actor: Actor, entry: Planned, reason: str) -> Planned:
    """说明未召开: a planned meeting was not held, because …; a lawful state. Refused: its day not come, held, no reason."""
    org = entry.plan.org
    with act("life.miss", actor=actor, unit=org.unit, on=entry) as doing:
        row = _locked(entry)
        if row.planned_on > clock.today():
            raise Refused(
                _("计划日期%(day)s还没有到。") % {"day": row.planned_on}, _("改期或不开的，请修改计划。"), CADENCE
            )
        if row.missed_on is not None:
            raise Refused(_("已经说明过原因。"), _("需要更正的，先撤回再说明。"), CADENCE)
        if line_of(row).meeting is not None:
            raise Refused(_("这次会议已经召集或召开。"), _("请在会议列表中查看。"), CADENCE)
        records.refuse_secret(reason)
        if not reason.strip():
            raise Refused(_("没有写明未召开的原因。"), _("请写明原因。"), CADENCE)
        row.missed_on, row.reason = clock.today(), reason.strip()[:500]
        row.save(update_fields=["missed_on", "reason"])
        doing.say(**_said(row), reason=row.reason[:200])
    return row


def retract(*, actor: Actor, entry: Planned) -> Planned:
    """撤回说明: the meeting was held after all, or the reason was wrong."""
    with act("life.retract", actor=actor, unit=entry.plan.org.unit, on=entry) as doing:
        row = _locked(entry)
        if row.missed_on is None:
            raise Refused(_("这次会议没有未召开的说明。"), _("请刷新页面查看。"), CADENCE)
        row.missed_on, row.reason = None, ""
        row.save(update_fields=["missed_on", "reason"])
        doing.say(**_said(row))
    return row


def _refuse_quarter(org: PartyOrg, quarter: Quarter, today: date) -> None:
    if quarter.after <= today:
        raise Refused(_("%(key)s季度已经结束。") % {"key": quarter.key}, _("请报送本季度或以后的计划。"), PLAN)
    if org.until is not None and org.until <= max(quarter.first, today):
        raise Refused(_("该党组织已经撤销。"), _("请核对党组织。"), PLAN)


def _refuse_wanted(quarter: Quarter, today: date, wanted: Sequence[Wanted]) -> None:
    if len(wanted) > MOST:
        raise Refused(_("一个季度最多列%(n)s次会议。") % {"n": MOST}, _("请核对计划。"), PLAN)
    seen: set[tuple[str, date]] = set()
    for one in wanted:
        if one.kind not in ORGANISATION_LIFE:
            raise Refused(_("这不是组织生活的会议类别。"), _("请从组织生活的类别中选择。"), PLAN)
        said = {"kind": MeetingKind(one.kind).label, "day": one.planned_on}
        if one.planned_on not in quarter:
            raise Refused(_("%(kind)s的日期%(day)s不在本季度。") % said, _("请核对日期。"), PLAN)
        if one.planned_on < today:
            raise Refused(
                _("%(kind)s的日期%(day)s已过。") % said, _("计划只列今天和以后的会议；已召开的请登记。"), PLAN
            )
        if (one.kind, one.planned_on) in seen:
            raise Refused(_("%(day)s的%(kind)s列了两次。") % said, _("同一天同类会议只列一次。"), PLAN)
        seen.add((one.kind, one.planned_on))


def _replace(row: Plan, wanted: Sequence[Wanted], today: date) -> None:
    """What lies ahead becomes what is wanted: same kind and day is the same entry and keeps its report.

    One that was explained stands.
    """
    ahead = {(one.kind, one.planned_on): one for one in row.entries.filter(planned_on__gte=today)}
    for one in wanted:
        known = ahead.pop((one.kind, one.planned_on), None)
        topic = one.topic.strip()[:200]
        if known is None:
            Planned.objects.create(plan=row, kind=one.kind, planned_on=one.planned_on, topic=topic, added_on=today)
        elif known.topic != topic:
            Planned.objects.filter(pk=known.pk).update(topic=topic)
    kept = [one.pk for one in ahead.values() if one.missed_on is None]
    Planned.objects.filter(pk__in=kept).delete()


def _locked(entry: Planned) -> Planned:
    rows = Planned.objects.select_for_update(of=("self",)).select_related("plan__org__unit")
    found = rows.filter(pk=entry.pk).first()
    if found is None:
        raise Refused(_("计划已经修改，这次会议不在其中。"), _("请刷新页面查看最新的计划。"), PLAN)
    return found


def _said(row: Planned) -> dict[str, str]:
    return {
        "org": row.plan.org.name,
        "kind": str(row.get_kind_display()),
        "planned_on": row.planned_on.isoformat(),
    }
