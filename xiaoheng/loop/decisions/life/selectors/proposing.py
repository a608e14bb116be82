"""建议计划: what the rhythm of the rulebook asks for in a quarter, on the days on which it was held last."""

from datetime import date, timedelta

from xiaoheng.ground.organisation.models import PartyOrg
from xiaoheng.ground.organisation.words import OrgKind
from xiaoheng.ground.rulebook import selectors as rulebook
from xiaoheng.lib import clock
from xiaoheng.lib.calendar import add_workdays, is_workday
from xiaoheng.lib.quarters import Quarter
from xiaoheng.loop.decisions.life.selectors.plans import BRANCHES, quarterly
from xiaoheng.loop.decisions.meetings.selectors.bodies import party_team
from xiaoheng.loop.decisions.models import Meeting
from xiaoheng.loop.decisions.words import MeetingKind, MeetingState

# Kind → parameter of how often, day of the month where none was held before; the quarterly ones in the middle month.
BY_MONTH = {
    MeetingKind.COMMITTEE: ("committee_per_month", 8),
    MeetingKind.THEME_DAY: ("theme_days_per_month", 15),
}
BY_QUARTER = {
    MeetingKind.ASSEMBLY: ("assembly_per_quarter", 20),
    MeetingKind.LECTURE: ("lecture_per_quarter", 22),
}
Proposal = tuple[MeetingKind, date]
APART = timedelta(days=7)
LAST_DAY = 28  # every month has it


def proposed(org: PartyOrg, quarter: Quarter) -> list[Proposal]:
    """建议的会议: days ahead on which the organisation has nothing of the kind yet, on workdays, by day."""
    wanted = _of_subgroup(org, quarter) if org.kind == OrgKind.SUBGROUP else _of_branch(org, quarter)
    held = [(row.kind, row.planned_on.month) for row in quarterly([org], quarter)[org.pk].beside]
    rows = {row for row in wanted if row[1] >= clock.today() and (row[0], row[1].month) not in held}
    return sorted(rows, key=lambda row: (row[1], row[0]))


def _of_branch(org: PartyOrg, quarter: Quarter) -> list[Proposal]:
    if org.kind not in BRANCHES:
        return []
    seated = len(party_team(org, clock.today())) > 1
    rows: list[Proposal] = []
    for kind, (key, usual) in BY_MONTH.items():
        if kind != MeetingKind.COMMITTEE or seated:
            rows += [(kind, day) for month in quarter.months for day in _days(org, kind, key, usual, month)]
    for kind, (key, usual) in BY_QUARTER.items():
        rows += [(kind, day) for day in _days(org, kind, key, usual, quarter.months[1])]
    return rows


def _of_subgroup(org: PartyOrg, quarter: Quarter) -> list[Proposal]:
    kind = MeetingKind.SUBGROUP
    return [(kind, day) for month in quarter.months for day in _days(org, kind, "subgroup_per_month", 10, month)]


def _days(org: PartyOrg, kind: MeetingKind, key: str, usual: int, month: date) -> list[date]:
    """So many days of a month, a week apart."""
    try:
        times = rulebook.parameter(key, org.unit, month).value
    except rulebook.NoValue:
        return []
    last = Meeting.objects.filter(org=org, kind=kind, state=MeetingState.CLOSED).order_by("-held_on").first()
    first = month.replace(day=min(last.held_on.day, LAST_DAY) if last and last.held_on else usual)
    days = [first + number * APART for number in range(times)]
    return [moved for day in days if (moved := day if is_workday(day) else add_workdays(day, 1)).month == month.month]
