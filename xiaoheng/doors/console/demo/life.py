"""Two years of organisation life: by the month, by the quarter and by the year."""

from collections.abc import Iterator
from datetime import date, timedelta

from xiaoheng.doors.console.demo.build import SEATS, World
from xiaoheng.ground.organisation.models import PartyOrg
from xiaoheng.ground.organisation.words import OrgKind, Post
from xiaoheng.loop.decisions.models import Meeting
from xiaoheng.loop.decisions.words import YEARLY, MeetingKind, MeetingState

MONTHS = 24
BRANCHES = (OrgKind.BRANCH, OrgKind.JOINT_BRANCH)


def months_back(today: date, count: int) -> list[date]:
    """First days of the last `count` months, the present month last."""
    first = today.replace(day=1)
    found = [first]
    while len(found) < count + 1:
        first = (first - timedelta(days=1)).replace(day=1)
        found.append(first)
    return found[::-1]


def live(world: World) -> list[Meeting]:
    """Meetings of organisation life of every branch, none of them after the business day."""
    sizes: dict[int, int] = {}
    for row in world.memberships:
        sizes[id(row.org)] = sizes.get(id(row.org), 0) + 1
    seated = {id(row.org) for row in world.appointments if row.post == Post.COMMITTEE_MEMBER}
    rows = [
        meeting
        for org in world.orgs
        if org.kind in BRANCHES
        for meeting in _of_branch(world, org, sizes.get(id(org), 0), id(org) in seated)
    ]
    rows += [meeting for org in world.orgs if org.kind in SEATS for meeting in _of_team(world, org)]
    Meeting.objects.bulk_create(rows, batch_size=2000)
    return rows


def _of_branch(world: World, org: PartyOrg, size: int, has_committee: bool) -> Iterator[Meeting]:
    for month in months_back(world.today, MONTHS):
        kinds = [MeetingKind.THEME_DAY, *([MeetingKind.COMMITTEE] if has_committee else [])]
        if month.month % 3 == 2:
            kinds += [MeetingKind.ASSEMBLY, MeetingKind.LECTURE]
        if month.month == 12:
            kinds += [MeetingKind.ORG_LIFE, MeetingKind.APPRAISAL]
        for kind in kinds:
            held = month + timedelta(days=world.random.randrange(3, 26))
            key = (id(org), str(kind), month.year * 100 + month.month)
            if held < world.today and key not in world.missed:
                yield _meeting(world, org, kind, held, size)


def _of_team(world: World, org: PartyOrg) -> Iterator[Meeting]:
    """民主生活会 of a committee or general branch at the turn of each year, for the year gone by."""
    for month in months_back(world.today, MONTHS):
        held = month + timedelta(days=world.random.randrange(3, 26))
        missed = org is world.bears.get("C-12") and month.year == world.today.year
        if month.month == 1 and held < world.today and not missed:
            meeting = _meeting(world, org, MeetingKind.TEAM_LIFE, held, SEATS[OrgKind(org.kind)])
            meeting.for_year = held.year - 1
            if org is world.bears.get("Q-8"):
                meeting.present = meeting.entitled // 2
            yield meeting


def _meeting(world: World, org: PartyOrg, kind: str, held: date, size: int) -> Meeting:
    entitled = 3 if kind == MeetingKind.COMMITTEE else size
    entered = held + timedelta(days=world.random.choice((0, 0, 0, 1, 2)))
    return Meeting(
        unit=org.unit,
        org=org,
        kind=kind,
        state=MeetingState.CLOSED,
        title=f"{held.year}年{held.month}月{MeetingKind(kind).label}",
        planned_on=held,
        held_on=held,
        ym=held.year * 100 + held.month,
        for_year=held.year if kind in YEARLY else None,
        entered_on=min(entered, world.today),
        entitled=entitled,
        present=entitled - (1 if entitled > 4 and world.random.randrange(5) == 0 else 0),
    )
