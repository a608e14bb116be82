"""应开次数: what the rulebook asks of one organisation in a quarter, beside what it held and what it explained.

The same periods, numbers and exceptions as the rules C-1 to C-4 and C-8, so that a page and a finding cannot disagree.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Min

from xiaoheng.ground.organisation.models import PartyOrg
from xiaoheng.ground.organisation.words import OrgKind, Post
from xiaoheng.ground.rulebook import selectors as rulebook
from xiaoheng.lib import clock
from xiaoheng.lib.quarters import Quarter
from xiaoheng.loop.decisions.life.selectors.plans import BRANCHES, Quarterly
from xiaoheng.loop.decisions.life.words import Mark, Pace
from xiaoheng.loop.decisions.meetings.selectors.bodies import party_team
from xiaoheng.loop.decisions.models import Meeting
from xiaoheng.loop.decisions.words import ORGANISATION_LIFE, MeetingKind, MeetingState

BY_QUARTER = {MeetingKind.ASSEMBLY: "assembly_per_quarter", MeetingKind.LECTURE: "lecture_per_quarter"}
BY_MONTH = {MeetingKind.COMMITTEE: "committee_per_month", MeetingKind.THEME_DAY: "theme_days_per_month"}
OF_SUBGROUP = {MeetingKind.SUBGROUP: "subgroup_per_month"}


@dataclass(frozen=True)
class Beat:
    """一期: of one kind, from its first day to the first day after it; `told` = missed and explained."""

    kind: MeetingKind
    first: date
    after: date
    need: int
    basis: str
    held: int
    told: int
    is_judged: bool

    @property
    def is_monthly(self) -> bool:
        """按月."""
        return self.kind not in BY_QUARTER

    @property
    def pace(self) -> Pace:
        """够不够: the period may still go on."""
        if self.held >= self.need:
            return Pace.MET
        if clock.today() < self.after:
            return Pace.GOING
        if not self.is_judged:
            return Pace.UNJUDGED
        return Pace.TOLD if self.held + self.told >= self.need else Pace.SHORT


def rhythm(org: PartyOrg, quarter: Quarter, whole: Quarterly) -> list[Beat]:
    """应开次数 of an organisation in a quarter that has begun; nothing of periods that it did not see from the first."""
    held = [row for row in (*whole.beside, *(line.meeting for line in whole.lines)) if row is not None]
    days = [(row.kind, row.held_on) for row in held if row.state == MeetingState.CLOSED]
    told = [(line.entry.kind, line.entry.planned_on) for line in whole.lines if line.mark == Mark.MISSED]
    rows = Meeting.objects.filter(org=org, state=MeetingState.CLOSED, kind__in=ORGANISATION_LIFE)
    begun = rows.aggregate(first=Min("held_on"))["first"]
    return [
        Beat(kind, first, after, need, basis, _within(days, kind, first, after), _within(told, kind, first, after),
             begun is not None and begun < after)
        for kind, first, after, need, basis in _asked(org, quarter)
    ]  # fmt: skip


def _asked(org: PartyOrg, quarter: Quarter) -> Iterator[tuple[MeetingKind, date, date, int, str]]:
    ends = [*quarter.months[1:], quarter.after]
    months = [(first, after) for first, after in zip(quarter.months, ends, strict=True) if first <= clock.today()]
    periods = [(kind, key, quarter.first, quarter.after) for kind, key in _kinds(org, BY_QUARTER)]
    periods += [(kind, key, *month) for kind, key in _kinds(org, BY_MONTH, OF_SUBGROUP) for month in months]
    for kind, key, first, after in periods:
        if org.since > first or first > clock.today() or not _sits(org, kind, first):
            continue
        try:
            found = rulebook.parameter(key, org.unit, first)
        except rulebook.NoValue:
            continue
        if found.value:
            yield kind, first, after, found.value, found.clause


def _kinds(
    org: PartyOrg, branches: dict[MeetingKind, str], subgroups: dict[MeetingKind, str] | None = None
) -> list[tuple[MeetingKind, str]]:
    """Which kinds are asked of it: those of branches, or those of a subgroup."""
    if org.kind in BRANCHES:
        return list(branches.items())
    return list((subgroups or {}).items()) if org.kind == OrgKind.SUBGROUP else []


def _sits(org: PartyOrg, kind: MeetingKind, day: date) -> bool:
    """A committee's meetings are asked where somebody sat on it that day."""
    if kind != MeetingKind.COMMITTEE:
        return True
    return any(Post.COMMITTEE_MEMBER in posts for posts in party_team(org, day).values())


def _within(days: Sequence[tuple[str, date | None]], kind: str, first: date, after: date) -> int:
    return sum(1 for one, day in days if one == kind and day is not None and first <= day < after)
