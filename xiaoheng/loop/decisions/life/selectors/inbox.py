"""待办 of the room. The subject is the organisation: one row for each kind of thing, not one a meeting."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Viewer, in_force
from xiaoheng.ground.organisation.models import PartyOrg
from xiaoheng.ground.organisation.words import Role
from xiaoheng.lib import clock, quarters
from xiaoheng.lib.calendar import add_workdays
from xiaoheng.lib.duty import Duty
from xiaoheng.lib.quarters import Quarter
from xiaoheng.loop.decisions.life.selectors.plans import BRANCHES, Line, quarterly
from xiaoheng.loop.decisions.life.selectors.terms import plan_due, report_due
from xiaoheng.loop.decisions.life.words import Mark

KEEPERS = (Role.OFFICE,)
AHEAD = 5  # workdays before a day on which it is told
NEAR = timedelta(days=31)  # nobody asks for a report longer before


def inbox(viewer: Viewer) -> list[Duty]:
    """组织生活待办: a plan to be filed, meetings to be reported, planned ones that nobody has entered or explained."""
    units = viewer.units(*KEEPERS)
    if not units:
        return []
    today = clock.today()
    rows = list(
        PartyOrg.objects.filter(in_force(today), unit__in=units, kind__in=BRANCHES)
        .select_related("unit")
        .order_by("code")
    )
    now = quarters.of(today)
    found: list[Duty] = []
    for quarter in (now.former, now, now.next):
        for key, whole in (quarterly(rows, quarter) if rows else {}).items():
            org = next(row for row in rows if row.pk == key)
            if whole.plan is None and quarter != now.former:
                found += _of_plan(org, quarter, today)
            found += _of_lines(org, list(whole.lines), today)
    return found


def _of_plan(org: PartyOrg, quarter: Quarter, today: date) -> list[Duty]:
    due = plan_due(org.unit, quarter)
    if due is None or due > add_workdays(today, AHEAD):
        return []
    title = _("%(org)s%(year)s年第%(n)s季度三会一课计划") % {"org": org.name, "year": quarter.year, "n": quarter.number}
    return [Duty("life.plan", org.pk, title, org.unit.name, due)]


def _of_lines(org: PartyOrg, lines: list[Line], today: date) -> list[Duty]:
    found: list[Duty] = []
    late = [line.entry.planned_on for line in lines if line.mark == Mark.OPEN]
    if late:
        title = _("%(org)s有%(n)s次计划的组织生活未登记") % {"org": org.name, "n": len(late)}
        found.append(Duty("life.miss", org.pk, title, org.unit.name, min(late)))
    ahead = [line.entry for line in lines if line.mark in (Mark.AHEAD, Mark.CALLED) and not line.entry.reported_on]
    days = [report_due(org.unit, entry.planned_on) for entry in ahead if today <= entry.planned_on <= today + NEAR]
    due = [day for day in days if day is not None and day <= add_workdays(today, AHEAD)]
    if due:
        title = _("%(org)s有%(n)s次组织生活待报会前报告") % {"org": org.name, "n": len(due)}
        found.append(Duty("life.report", org.pk, title, org.unit.name, min(due)))
    return found
