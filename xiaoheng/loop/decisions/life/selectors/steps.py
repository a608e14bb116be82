"""准备情况查询: the steps of each yearly meeting, and what the facts already say of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.models import PartyOrg
from xiaoheng.ground.organisation.words import OrgKind
from xiaoheng.loop.decisions.life.models import Step
from xiaoheng.loop.decisions.life.selectors.plans import BRANCHES, orgs
from xiaoheng.loop.decisions.life.words import STEPS, StepCode
from xiaoheng.loop.decisions.models import Meeting
from xiaoheng.loop.decisions.words import MeetingKind, MeetingState

TEAMS = (OrgKind.COMMITTEE, OrgKind.GENERAL_BRANCH)


@dataclass(frozen=True)
class Preparation:
    """一次年度会议: its steps in order with what is done of each, and the meeting itself once it is held."""

    kind: MeetingKind
    steps: Sequence[tuple[StepCode, Step | None]]
    held: Meeting | None

    @property
    def done(self) -> int:
        """How many steps are done."""
        return sum(row is not None for _code, row in self.steps)


def yearly_kinds(org: PartyOrg) -> list[MeetingKind]:
    """年度会议 of an organisation: a branch has its own and the appraisal, a committee the one of the team."""
    if org.kind in BRANCHES:
        return [MeetingKind.ORG_LIFE, MeetingKind.APPRAISAL]
    return [MeetingKind.TEAM_LIFE] if org.kind in TEAMS else []


def steps(viewer: Viewer) -> QuerySet[Step]:
    """准备步骤 of organisations in sight."""
    rows = Step.objects.filter(org__in=orgs(viewer).order_by().values("pk"))
    return rows.select_related("org__unit", "meeting")


def preparations(org: PartyOrg, year: int) -> list[Preparation]:
    """年度会议的准备: of one organisation for one year."""
    rows = {(row.kind, row.code): row for row in Step.objects.filter(org=org, year=year).select_related("meeting")}
    held = {row.kind: row for row in yearly_meetings(org, year).order_by("-held_on", "-id")}
    return [
        Preparation(kind, [(code, rows.get((kind, code))) for code in STEPS[kind]], held.get(kind))
        for kind in yearly_kinds(org)
    ]


def yearly_meetings(org: PartyOrg, year: int) -> QuerySet[Meeting]:
    """已召开的年度会议 for a year."""
    return Meeting.objects.filter(org=org, for_year=year, kind__in=list(STEPS), state=MeetingState.CLOSED)


def linkable(org: PartyOrg, year: int) -> QuerySet[Meeting]:
    """可引用的会议: held by the organisation in the year or the first months of the next, the latest first."""
    rows = Meeting.objects.filter(org=org, state=MeetingState.CLOSED, held_on__year__in=(year, year + 1))
    return rows.order_by("-held_on", "-id")
