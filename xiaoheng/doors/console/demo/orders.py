"""Orders of the demo: two done, one in hand; what followed from them is done by the verbs, on the days concerned."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta

from xiaoheng.doors.console.demo.build import Planted, World
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.words import UnitKind
from xiaoheng.loop.decisions.models import Meeting, Resolution
from xiaoheng.loop.execution.models import Assignment, Directive, DirectiveItem, Evidence, Review, Submission, Target
from xiaoheng.loop.execution.words import AssignmentState, DirectiveState, EvidenceKind, Outcome, TargetState

CLERK = "方敏"
Held = dict[int, list[tuple[date, int]]]  # of each school its deciding meetings, the latest last
Duty = tuple[str, int, list[str], int]  # title, days from issuing until due, evidence, minutes
DONE = (
    ("召开党员大会，传达学习上级会议精神", 40, ["会议记录"], 60),
    ("党组织会议专题研究意识形态工作", 55, ["会议纪要"], 40),
    ("开展校园安全隐患排查并建立台账", 30, ["排查台账"], 60),
    ("完成党组织书记、校长定期沟通情况自查", 70, ["自查报告"], 40),
)
IN_HAND = (
    ("制定本学期党建工作计划", 10, ["工作计划"], 60),
    ("党组织会议研究本学期工作要点", 24, ["会议纪要"], 40),
    ("报送党员教师示范岗设置情况", 17, ["示范岗名单"], 30),
    ("规范校长办公会议记录", 40, ["会议记录"], 30),
)


@dataclass
class Orders:
    """Rows in saving order."""

    directives: list[Directive] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)
    items: list[DirectiveItem] = field(default_factory=list)
    assignments: list[Assignment] = field(default_factory=list)
    submissions: list[Submission] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    reviews: list[Review] = field(default_factory=list)

    def save(self) -> None:
        """Write everything, each table in one go."""
        for rows in vars(self).values():
            if rows:
                type(rows[0])._default_manager.bulk_create(rows, batch_size=1000)


def order(world: World) -> None:
    """Orders of every county: half a year ago, a quarter ago, and the one in hand."""
    orders = Orders()
    minutes: Held = defaultdict(list)
    for unit, day, meeting in Resolution.objects.order_by("decided_on", "pk").values_list(
        "unit", "decided_on", "item__meeting"
    ):
        minutes[unit].append((day, meeting))
    for county in (unit for unit in world.units if unit.kind == UnitKind.COUNTY):
        schools = [place.unit for place in world.places if place.unit.log == county.code]
        for days in (255, 160):
            issued = world.today - timedelta(days=days)
            title = f"{issued.year}年{issued.month}—{(issued.month + 1) % 12 + 1}月党建重点任务交办单"
            directive = _directive(orders, county, issued, title, 90)
            _done(world, orders, directive, schools, minutes)
        _in_hand(world, orders, county, schools, minutes)
    orders.save()


def _directive(orders: Orders, county: Unit, issued: date, title: str, days: int) -> Directive:
    serial = sum(row.unit is county and row.year == issued.year for row in orders.directives) + 1
    directive = Directive(
        unit=county, year=issued.year, serial=serial, title=title, basis="县委教育工委年度工作要点", since=issued,
        until=issued + timedelta(days=days), state=DirectiveState.ISSUED, drafted_on=issued, issued_on=issued,
        drafter=CLERK,
    )  # fmt: skip
    orders.directives.append(directive)
    return directive


def _items(
    orders: Orders, directive: Directive, rows: tuple[tuple[str, int, list[str], int], ...]
) -> list[DirectiveItem]:
    items = [
        DirectiveItem(
            directive=directive, seq=seq, title=title, text=title, who=["各学校党组织"], evidence=evidence, minutes=minutes,
            due_on=directive.since + timedelta(days=days),
            deadline={"kind": "date", "date": (directive.since + timedelta(days=days)).isoformat()},
        )
        for seq, (title, days, evidence, minutes) in enumerate(rows, 1)
    ]  # fmt: skip
    orders.items += items
    return items


def _done(world: World, orders: Orders, directive: Directive, schools: list[Unit], minutes: Held) -> None:
    directive.state, directive.closed_on = DirectiveState.CLOSED, directive.until
    items = _items(orders, directive, DONE)
    for index, school in enumerate(schools):
        _sign(orders, directive, school, directive.since + timedelta(days=world.random.randrange(1, 5)))
        for item in items[: 2 if index % 16 == 15 else None]:  # one school in sixteen left half of it undone
            late = world.random.randrange(12) == 0
            done = directive.since + timedelta(days=world.random.randrange(10, 29)) if not late else directive.until
            _passed(orders, item, school, done, minutes[school.pk])


def _in_hand(world: World, orders: Orders, county: Unit, schools: list[Unit], minutes: Held) -> None:
    issued = world.today - timedelta(days=13)
    directive = _directive(orders, county, issued, f"{issued.year}年春季学期党建工作交办单", 60)
    items = _items(orders, directive, IN_HAND)
    for index, school in enumerate(schools):
        if index % 9 == 8:  # has not signed yet
            orders.targets.append(Target(directive=directive, unit=school))
            world.planted.append(Planted("E-1", school.code))
            continue
        _sign(orders, directive, school, issued + timedelta(days=2))
        if index % 12:
            _passed(orders, items[0], school, issued + timedelta(days=6), minutes[school.pk])
        else:
            world.planted.append(Planted("E-1", school.code))
        if index % 5 == 1:
            _submitted(orders, items[2], school, issued + timedelta(days=11), minutes[school.pk])


def _sign(orders: Orders, directive: Directive, school: Unit, day: date) -> None:
    orders.targets.append(
        Target(
            directive=directive, unit=school, state=TargetState.SIGNED, signed_on=day, signed_by=f"{school.name}党政办"
        )
    )


def _submitted(
    orders: Orders, item: DirectiveItem, school: Unit, day: date, held: list[tuple[date, int]]
) -> Submission:
    row = Assignment(
        item=item, unit=school, occurrence=item.directive.since, state=AssignmentState.SUBMITTED, due_on=item.due_on,
        submitted_on=day,
    )  # fmt: skip
    orders.assignments.append(row)
    submission = Submission(
        assignment=row,
        seq=1,
        note="已按要求完成。",
        by="system:演示数据",
        by_name=f"{school.name}党政办",
        submitted_on=day,
    )
    orders.submissions.append(submission)
    earlier = [(on, meeting) for on, meeting in held if on <= day]
    if earlier:  # a fact already held: the meeting that dealt with it
        on, meeting = earlier[-1]
        days = {"happened_on": on, "entered_on": on}
        fact = {"subject_kind": Meeting._meta.label_lower, "subject": str(meeting), **days}
        orders.evidence.append(Evidence(submission=submission, kind=EvidenceKind.FACT, title="党组织会议", **fact))
    return submission


def _passed(orders: Orders, item: DirectiveItem, school: Unit, day: date, held: list[tuple[date, int]]) -> None:
    submission = _submitted(orders, item, school, day, held)
    row, settled = submission.assignment, day + timedelta(days=2)
    row.state, row.settled_on = AssignmentState.PASSED, settled
    orders.reviews.append(
        Review(submission=submission, outcome=Outcome.PASSED, by="system:演示数据", by_name=CLERK, reviewed_on=settled)
    )
