"""计划查询: plans in sight, and what became of each of their meetings."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from xiaoheng.ground.organisation.actors import Viewer, in_force
from xiaoheng.ground.organisation.models import Coverage, PartyOrg
from xiaoheng.ground.organisation.selectors import in_scope
from xiaoheng.ground.organisation.words import OrgKind
from xiaoheng.lib import clock
from xiaoheng.lib.quarters import Quarter
from xiaoheng.loop.decisions.life.models import Plan, Planned
from xiaoheng.loop.decisions.life.words import MONTHLY, Mark
from xiaoheng.loop.decisions.models import Meeting
from xiaoheng.loop.decisions.words import ORGANISATION_LIFE, MeetingState

BRANCHES = (OrgKind.BRANCH, OrgKind.JOINT_BRANCH)  # who owes a plan; the others may file one
LIVING = (*BRANCHES, OrgKind.COMMITTEE, OrgKind.GENERAL_BRANCH, OrgKind.SUBGROUP)
LIVE = (MeetingState.PLANNED, MeetingState.OPEN)


@dataclass(frozen=True)
class Line:
    """计划的一行: one entry, the meeting it became, and the word for that."""

    entry: Planned
    meeting: Meeting | None
    mark: Mark

    @property
    def is_moved(self) -> bool:
        """改期: called or held on another day than planned."""
        return self.meeting is not None and day_of(self.meeting) != self.entry.planned_on


@dataclass(frozen=True)
class Quarterly:
    """一个季度: the plan (None = not filed), its lines, and meetings that no plan foresaw."""

    plan: Plan | None
    lines: Sequence[Line]
    beside: Sequence[Meeting]

    def count(self, mark: str) -> int:
        """How many lines bear a mark."""
        return sum(line.mark == mark for line in self.lines)


def orgs(viewer: Viewer) -> QuerySet[PartyOrg]:
    """党组织 with an organisation life, in scope; a joint branch shows in each school it covers today."""
    today = clock.today()
    covering = Coverage.objects.filter(in_force(today), in_scope(viewer)).values("org")
    rows = PartyOrg.objects.filter(in_force(today), in_scope(viewer) | Q(pk__in=covering), kind__in=LIVING)
    return rows.select_related("unit", "superior").order_by("unit__code", "code")


def entries(viewer: Viewer) -> QuerySet[Planned]:
    """计划的会议 of organisations in sight."""
    rows = Planned.objects.filter(plan__org__in=orgs(viewer).order_by().values("pk"))
    return rows.select_related("plan__org__unit")


def quarterly(rows: Iterable[PartyOrg], quarter: Quarter) -> dict[int, Quarterly]:
    """一个季度 of each organisation, in three queries; a meeting takes up one entry and no meeting is counted twice."""
    keys = [row.pk for row in rows]
    plans = {row.org_id: row for row in Plan.objects.filter(org__in=keys, year=quarter.year, quarter=quarter.number)}
    planned: dict[int, list[Planned]] = {}
    for entry in Planned.objects.filter(plan__in=list(plans.values())).select_related("plan"):
        planned.setdefault(entry.plan.org_id, []).append(entry)
    held: dict[int | None, list[Meeting]] = {}
    for meeting in meetings_of(keys, quarter):
        held.setdefault(meeting.org_id, []).append(meeting)
    return {key: _follow(plans.get(key), planned.get(key, []), held.get(key, [])) for key in keys}


def meetings_of(keys: Iterable[int], quarter: Quarter) -> QuerySet[Meeting]:
    """组织生活 of organisations in a quarter, called or held; what was cancelled is none."""
    months = [day.year * 100 + day.month for day in quarter.months]
    called = Q(state__in=LIVE, planned_on__gte=quarter.first, planned_on__lt=quarter.after)
    rows = Meeting.objects.filter(Q(state=MeetingState.CLOSED, ym__in=months) | called, org__in=keys)
    return rows.filter(kind__in=ORGANISATION_LIFE).select_related("unit", "org", "chair").order_by("planned_on", "id")


def day_of(meeting: Meeting) -> date:
    """The day on which it was held, or is to be."""
    return meeting.held_on or meeting.planned_on


def pair(planned: Iterable[Planned], held: Iterable[Meeting]) -> dict[int, Meeting]:
    """对应: key of an entry → the meeting it became, the nearest of its kind first; of monthly ones within the month.

    What was said not to be held takes no meeting.
    """
    near = sorted(
        (abs((day_of(meeting) - entry.planned_on).days), entry.pk, meeting.pk, meeting)
        for entry in planned
        for meeting in held
        if entry.missed_on is None and _slot(entry.kind, entry.planned_on) == _slot(meeting.kind, day_of(meeting))
    ) if planned and held else []  # fmt: skip
    found: dict[int, Meeting] = {}
    taken: set[int] = set()
    for _distance, entry, key, meeting in near:
        if entry not in found and key not in taken:
            found[entry] = meeting
            taken.add(key)
    return found


def line_of(entry: Planned) -> Line:
    """The line of one entry, as its plan shows it."""
    whole = quarterly([entry.plan.org], entry.plan.period)[entry.plan.org_id]
    return next(line for line in whole.lines if line.entry.pk == entry.pk)


def _slot(kind: str, day: date) -> tuple[str, int]:
    return (kind, day.month) if kind in MONTHLY else (kind, 0)


def _follow(plan: Plan | None, planned: list[Planned], held: list[Meeting]) -> Quarterly:
    found, today = pair(planned, held), clock.today()
    lines = [Line(entry, found.get(entry.pk), _mark(entry, found.get(entry.pk), today)) for entry in planned]
    taken = {meeting.pk for meeting in found.values()}
    return Quarterly(plan, lines, [meeting for meeting in held if meeting.pk not in taken])


def _mark(entry: Planned, meeting: Meeting | None, today: date) -> Mark:
    if meeting is not None:
        return Mark.HELD if meeting.state == MeetingState.CLOSED else Mark.CALLED
    if entry.missed_on is not None:
        return Mark.MISSED
    return Mark.OPEN if entry.planned_on < today else Mark.AHEAD
