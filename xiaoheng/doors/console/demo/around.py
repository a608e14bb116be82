"""What stands around two years of meetings: the quarter's plans, reports before, talks, steps of preparation."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations
from random import Random

from xiaoheng.doors.console.demo.build import BATCH, World
from xiaoheng.doors.console.demo.life import BRANCHES
from xiaoheng.ground.organisation.models import PartyOrg, Person
from xiaoheng.ground.organisation.words import PARTY_POSTS, Post
from xiaoheng.lib import quarters
from xiaoheng.lib.calendar import month_end
from xiaoheng.lib.quarters import Quarter
from xiaoheng.loop.decisions.life.models import Conversation, Plan, Planned, Step
from xiaoheng.loop.decisions.life.selectors import plan_due
from xiaoheng.loop.decisions.life.selectors.talks import TIES, ordered
from xiaoheng.loop.decisions.life.words import BEFORE, STEPS
from xiaoheng.loop.decisions.models import Meeting
from xiaoheng.loop.decisions.words import YEARLY, MeetingKind

REASONS = ("支委外出培训，人数不足，并入下月召开。", "学校期末考试，顺延到下月。", "讲课人临时公务，另行安排。")
THEMES = {
    MeetingKind.THEME_DAY: ("学习党的二十大报告", "红色教育基地实践", "党员志愿服务", "师德师风警示教育"),
    MeetingKind.LECTURE: ("书记讲党课：以学铸魂", "教育强国与党员担当"),
    MeetingKind.COMMITTEE: ("研究党员发展和近期工作", "研究党费和党员教育"),
    MeetingKind.ASSEMBLY: ("审议支部工作报告", "讨论党员发展"),
}
REPORTED, FEW = timedelta(days=4), timedelta(days=1)
DUE = timedelta(days=3)


def prepare(world: World, held: list[Meeting]) -> None:
    """Plans of this quarter for nearly all branches, of the next for some; talks of this year; last year's steps."""
    random, now = Random(world.today.toordinal()), quarters.of(world.today)
    by_org: dict[int, list[Meeting]] = {}
    for row in held:
        by_org.setdefault(id(row.org), []).append(row)
    branches = [org for org in world.orgs if org.kind in BRANCHES]
    due, later = (plan_due(branches[0].unit, one) for one in (now, now.next))  # one text for all counties
    plans = [_plan(org, now, now.first + timedelta(days=at % 5), due) for at, org in enumerate(branches) if at % 12]
    early = [_plan(org, now.next, world.today - FEW * (at % 4), later) for at, org in enumerate(branches[::5])]
    Plan.objects.bulk_create([*plans, *early], batch_size=BATCH)
    entries = [row for plan in plans for row in _entries(world, random, plan, by_org.get(id(plan.org), []))]
    entries += [row for plan in early for row in _ahead(plan)]
    Planned.objects.bulk_create(entries, batch_size=BATCH)
    Conversation.objects.bulk_create(_talks(world, random), batch_size=BATCH)
    Step.objects.bulk_create(_steps(held), batch_size=BATCH)


def _plan(org: PartyOrg, quarter: Quarter, filed_on: date, due_on: date | None) -> Plan:
    return Plan(org=org, year=quarter.year, quarter=quarter.number, filed_on=filed_on, due_on=due_on)


def _entries(world: World, random: Random, plan: Plan, held: list[Meeting]) -> Iterator[Planned]:
    """What was held as planned, a day off now and then; this month's still to come, or missed and why; what nobody
    entered or explained."""
    quarter, seen = plan.period, set()
    for meeting in held:
        day = meeting.held_on
        if day is None or day not in quarter or meeting.kind in YEARLY or day < plan.filed_on:
            continue
        planned_on = day - FEW if random.randrange(6) == 0 and (day - FEW) >= plan.filed_on else day
        seen.add((meeting.kind, day.month))
        yield _entry(world, random, plan, meeting.kind, planned_on)
    for monthly in (MeetingKind.THEME_DAY, MeetingKind.COMMITTEE):
        day = world.today + timedelta(days=3 + random.randrange(9))
        if (monthly, world.today.month) not in seen and day in quarter and day.month == world.today.month:
            yield (
                _entry(world, random, plan, monthly, day)
                if random.randrange(9)
                else _missed(world, random, plan, monthly)
            )
    for org, kind, ym in sorted(world.missed, key=lambda one: one[1:]):
        day = date(ym // 100, ym % 100, 10)
        if org == id(plan.org) and day in quarter and plan.filed_on <= day < world.today:
            row = _entry(world, random, plan, kind, day)
            row.reported_on = row.report_due = None
            yield row


def _missed(world: World, random: Random, plan: Plan, kind: str) -> Planned:
    """说明了原因的 of this month."""
    row = _entry(world, random, plan, kind, max(world.today.replace(day=1), world.today - 4 * FEW))
    row.reported_on = row.report_due = None
    row.missed_on, row.reason = world.today - FEW, random.choice(REASONS)
    return row


def _entry(world: World, random: Random, plan: Plan, kind: str, day: date) -> Planned:
    row = Planned(plan=plan, kind=kind, planned_on=day, topic=_theme(random, kind), added_on=plan.filed_on)
    reported = day - REPORTED + FEW * random.choice((0, 0, 0, 0, 2))
    if random.randrange(8) and reported <= world.today:
        row.reported_on, row.report_due = max(reported, plan.filed_on), day - DUE
    return row


def _theme(random: Random, kind: str) -> str:
    return random.choice(THEMES[MeetingKind(kind)]) if MeetingKind(kind) in THEMES else ""


def _ahead(plan: Plan) -> Iterator[Planned]:
    """The next quarter as it was filed."""
    for number, month in enumerate(plan.period.months):
        for kind, day in ((MeetingKind.THEME_DAY, 14), (MeetingKind.COMMITTEE, 8)):
            yield Planned(
                plan=plan, kind=kind, planned_on=month.replace(day=day), topic=THEMES[kind][number % 2],
                added_on=plan.filed_on,
            )  # fmt: skip
    middle = plan.period.months[1]
    for kind in (MeetingKind.ASSEMBLY, MeetingKind.LECTURE):
        last = month_end(middle.year, middle.month) - timedelta(days=6)
        yield Planned(plan=plan, kind=kind, planned_on=last, topic=THEMES[kind][0], added_on=plan.filed_on)


def _talks(world: World, random: Random) -> list[Conversation]:
    """Since the year began: of two branches in three the team among themselves, and with some of the members."""
    teams: dict[int, dict[int, tuple[Person, bool]]] = {}
    principals = {id(row.person) for row in world.appointments if row.post == Post.PRINCIPAL and row.until is None}
    for row in world.appointments:
        if row.org is not None and row.until is None and row.post in PARTY_POSTS:
            team = teams.setdefault(id(row.org), {})
            is_head = row.post == Post.SECRETARY or id(row.person) in principals
            team[id(row.person)] = (row.person, is_head or team.get(id(row.person), (None, False))[1])
    members: dict[int, list[Person]] = {}
    for one in world.memberships:
        if one.until is None and id(one.person) not in teams.get(id(one.org), {}):
            members.setdefault(id(one.org), []).append(one.person)
    found: list[Conversation] = []
    for at, org in enumerate(org for org in world.orgs if id(org) in teams):
        if at % 3 and (first := date(world.today.year, 1, 4)) < world.today:
            found += _of_org(world, random, org, list(teams[id(org)].values()), members.get(id(org), []), first)
    return found


def _of_org(
    world: World, random: Random, org: PartyOrg, team: list[tuple[Person, bool]], members: list[Person], first: date
) -> Iterator[Conversation]:
    span = (world.today - first).days
    pairs = list(combinations([(person, 0 if head else 1) for person, head in team], 2))
    pairs += [((person, 2), random.choice([(one, 0 if head else 1) for one, head in team])) for person in members[::2]]
    for (one, rank), (other, other_rank) in pairs:
        day = first + timedelta(days=random.randrange(span))
        low, high = ordered(one.pk, other.pk)
        ranks = sorted((rank, other_rank))
        yield Conversation(
            org=org, year=first.year, tie=TIES[ranks[0], ranks[1]], held_on=day, one_id=low, other_id=high,
            entered_on=min(day + FEW * random.choice((0, 0, 1)), world.today),
        )  # fmt: skip


def _steps(held: list[Meeting]) -> Iterator[Step]:
    """Before the last yearly meetings, a week apart, the last of them a few days before; the appraisal in two days."""
    last = {(row.org_id, row.kind, row.for_year): row for row in held if row.kind in YEARLY and row.held_on}
    newest = max((row.for_year for row in last.values() if row.for_year), default=0)
    for (org, kind, year), row in last.items():
        day = row.held_on
        if year != newest or day is None:
            continue
        codes = STEPS[MeetingKind(kind)]
        steps = BEFORE if codes[0] in BEFORE else codes[:4]
        for number, code in enumerate(steps):
            done = day - timedelta(days=7 * (len(steps) - number) - 3) if codes[0] in BEFORE else day
            yield Step(
                org_id=org, kind=kind, year=year, code=code, done_on=done, entered_on=done,
                meeting=row if codes[0] not in BEFORE and number == len(steps) - 1 else None,
            )  # fmt: skip
