"""Communities of the demo: one for each group of ties; the first two of a county have lists, matches and projects."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from xiaoheng.doors.console.demo.build import BATCH, World
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.words import LinkKind, UnitKind
from xiaoheng.ground.records import services as records
from xiaoheng.loop.execution.communities.models import Agreement, Community, Entry, Kind, Match, Partner, Project, Step
from xiaoheng.loop.execution.communities.words import Listed, MatchState, ProjectState

PAPER = "党建共同体框架协议书（演示）：各成员提供信息、阵地、文化等资源，按清单对接，每年总结。"
OUTSIDE = ("东街社区党委", "县文化馆")
RECORD = "共同体活动记录（演示）：时间、地点、内容、参加人次，签到表存学校。"
LISTED_LEADS = 2
# kind, what, how much; whose: the lead 0, the members 1, 2, 3, the partners -1, -2
RESOURCES = (
    ("venue", "党员活动室（含录播）", 20, 0),
    ("lecture", "微型党课宣讲团", 12, 0),
    ("teaching", "骨干教师送教", 24, 0),
    ("course", "书法校本课程", 30, 1),
    ("information", "党务信息简报互换", 10, 1),
    ("culture", "校园文化巡展", 6, 2),
    ("equipment", "流动图书箱", 40, 0),
    ("practice", "劳动实践基地", 8, 3),
    ("volunteering", "暑期托管志愿者", 30, -1),
    ("culture", "非遗进校园展演", 4, -2),
)
NEEDS = (
    ("teaching", "英语课送教帮教", 8, 1),
    ("course", "课后服务书法课", 16, 2),
    ("venue", "党员大会场地", 4, 3),
    ("lecture", "新教师入职党课", 2, 2),
    ("practice", "高年级劳动实践", 3, 1),
    ("equipment", "班级图书角更新", 25, 3),
    ("activity", "共建主题党日", 2, -1),
    ("volunteering", "社区反诈宣讲志愿者", 20, 0),
)
# need, resource (places in the lists above), how much, what became of it
MATCHED = (
    (0, 2, 8, ProjectState.DONE, 8, 96, "送教8次，覆盖3至6年级，教研组联合备课。"),
    (1, 3, 16, ProjectState.OPEN, None, None, ""),
    (2, 0, 4, ProjectState.REPORTED, 3, 120, "借用活动室召开党员大会3次。"),
    (4, 7, 3, ProjectState.DONE, 3, 140, "分三批参加劳动实践，教师全程带队。"),
)
PENDING = (3, 1, 2)  # asked, and not yet answered
JOINT = ("rules", "联合修订师德承诺制度", "各成员校各派一名支委，五月底前成稿，教代会征求意见。")
LATE = frozenset({5, 7})  # needs that have waited too long


@dataclass
class Book:
    """The rows of all counties, saved table by table."""

    record: str = ""
    communities: list[Community] = field(default_factory=list)
    agreements: list[Agreement] = field(default_factory=list)
    partners: list[Partner] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    matches: list[Match] = field(default_factory=list)
    projects: list[Project] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)

    def save(self) -> None:
        """In the order in which they refer to each other."""
        for rows in (
            self.communities, self.agreements, self.partners, self.entries, self.matches, self.projects, self.steps,
        ):  # fmt: skip
            if rows:
                type(rows[0])._default_manager.bulk_create(rows, batch_size=BATCH)  # type: ignore[arg-type]


def unite(world: World) -> None:
    """Each county's communities."""
    book, kinds = Book(), {kind.code: kind for kind in Kind.objects.all()}
    digest = records.store(PAPER.encode(), "党建共同体框架协议书.txt").digest
    book.record = records.store(RECORD.encode(), "共同体活动记录.txt").digest
    groups: dict[int, list[Unit]] = {}
    leads: dict[int, Unit] = {}
    for tie in world.links:
        if tie.kind == LinkKind.COMMUNITY and tie.other is not None:
            leads[tie.other.pk] = tie.other
            groups.setdefault(tie.other.pk, [tie.other]).append(tie.unit)
    for county in (unit for unit in world.units if unit.kind == UnitKind.COUNTY):
        mine = [lead for lead in leads.values() if lead.log == county.code]
        for number, lead in enumerate(mine):
            community = _found(world, book, lead, digest)
            if number < LISTED_LEADS:
                _Lists(world, book, kinds, community, groups[lead.pk], number).fill()
    book.save()


def _found(world: World, book: Book, lead: Unit, digest: str) -> Community:
    since = world.today - timedelta(days=round(1.2 * 365.25))
    term = {"since": since, "until": since + timedelta(days=3 * 365), "entered_on": since}
    row = Community(lead=lead, title=f"{lead.name}党建共同体", **term)
    book.communities.append(row)
    book.agreements.append(Agreement(community=row, digest=digest, title="党建共同体框架协议书.txt", **term))
    return row


class _Lists:
    """The three lists of one community; the second has a little less than the first."""

    def __init__(
        self, world: World, book: Book, kinds: dict[str, Kind], community: Community, units: list[Unit], number: int
    ) -> None:
        self.today, self.book, self.kinds, self.community, self.units = world.today, book, kinds, community, units
        self.partners = [Partner(community=community, name=name, since=community.since) for name in OUTSIDE]
        self.fewer = number
        book.partners += self.partners

    def fill(self) -> None:
        """Resources, needs, what was matched, one that waits, and a project of the lead."""
        ends = self.today + timedelta(days=120)
        given = [self._entry(Listed.RESOURCE, one, self._day(90), ends) for one in RESOURCES[: -self.fewer or None]]
        wanted = [
            self._entry(Listed.NEED, one, self._day(45 if place in LATE else 20), ends)
            for place, one in enumerate(NEEDS[: -self.fewer or None])
        ]
        for need, resource, quantity, *came in MATCHED[: -self.fewer or None]:
            self._agree(wanted[need], given[resource], quantity, came)
        need, resource, quantity = PENDING
        self._match(wanted[need], given[resource], quantity, state=MatchState.PROPOSED, proposed_on=self._day(2))
        kind, title, plan = JOINT
        told = {"kind": self.kinds[kind], "title": title, "plan": plan, "other": self.units[1]}
        self._project(self.units[0], self._day(10), self.today + timedelta(days=11), **told)

    def _entry(self, listed: str, told: tuple[str, str, int, int], day: date, until: date) -> Entry:
        kind, title, quantity, whose = told
        holder = {"unit": self.units[whose % len(self.units)]} if whose >= 0 else {"partner": self.partners[-whose - 1]}
        row = Entry(
            community=self.community, listed=listed, kind=self.kinds[kind], title=title, quantity=quantity, since=day,
            until=until, listed_on=day, **holder,
        )  # fmt: skip
        self.book.entries.append(row)
        return row

    def _match(self, need: Entry, resource: Entry, quantity: int, **told: Any) -> Match:
        row = Match(need=need, resource=resource, quantity=quantity, by_need=True, **told)
        self.book.matches.append(row)
        return row

    def _agree(self, need: Entry, resource: Entry, quantity: int, came: list[Any]) -> None:
        state, number, people, outcome = came
        days = {"proposed_on": self._day(18), "settled_on": self._day(16)}
        match = self._match(need, resource, quantity, state=MatchState.AGREED, **days)
        for entry in (need, resource):
            entry.taken += quantity
        told: dict[str, Any] = {"kind": need.kind, "title": need.title, "state": state, "match": match}
        told |= {"plan": f"按月安排，共{quantity}{need.kind.measure}，两校各定一名联系人。", "other": resource.unit}
        if number is not None:
            told |= {"number": number, "people": people, "outcome": outcome, "reported_on": self._day(3)}
            told |= {"paper": "共同体活动记录.txt", "digest": self.book.record, "reported_by": "demo"}
            told |= {"ended_on": self._day(1) if state == ProjectState.DONE else None}
        unit = need.unit or self.community.lead
        project = self._project(unit, self._day(15), self.today + timedelta(days=60), **told)
        for title, after in (("联合备课", 3), ("中期交流", 7), ("总结", 11 if number else 55)):
            due = project.since + timedelta(days=after)
            done = due if due <= self.today else None
            self.book.steps.append(Step(project=project, title=title, due_on=due, done_on=done))

    def _project(self, unit: Unit, since: date, until: date, **told: Any) -> Project:
        row = Project(community=self.community, unit=unit, since=since, until=until, begun_on=since, **told)
        self.book.projects.append(row)
        return row

    def _day(self, ago: int) -> date:
        return self.today - timedelta(days=ago)
