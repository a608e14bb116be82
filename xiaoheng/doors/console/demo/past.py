"""Two years of decisions: each month a Party meeting and, of late, a principal's meeting, with what came of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from xiaoheng.doors.console.demo.build import SEATS, Place, World
from xiaoheng.doors.console.demo.life import MONTHS, months_back
from xiaoheng.ground.organisation.models import Appointment, Person
from xiaoheng.ground.organisation.words import Post
from xiaoheng.ground.records import services as records
from xiaoheng.lib import clock
from xiaoheng.loop.decisions.models import (
    AgendaItem,
    Attendance,
    Consultation,
    Matter,
    Meeting,
    Minutes,
    Resolution,
    Topic,
    TopicMatter,
)
from xiaoheng.loop.decisions.words import (
    Face,
    ItemState,
    MeetingKind,
    MeetingState,
    Method,
    MinutesState,
    Outcome,
    Presence,
    TopicState,
    ViewState,
)
from xiaoheng.loop.execution.models import Task
from xiaoheng.loop.execution.words import TaskState

TEAM = (Post.SECRETARY, Post.DEPUTY, Post.FULL_TIME_DEPUTY, Post.COMMITTEE_MEMBER)
ADMIN = (Post.PRINCIPAL, Post.VICE_PRINCIPAL)
PAPER = "演示数据：使用本系统之前的会议纪要以纸质存档，此处只有这一页说明。"
OF_LATE = 13  # months of principal's meetings


@dataclass(frozen=True)
class Body:
    """One of the two bodies: its matters without gates between two bodies, so that the past is a complete procedure."""

    kind: MeetingKind
    resolutions: str
    least: int
    agenda: tuple[tuple[str, str], ...]


PARTY = Body(
    MeetingKind.PARTY,
    "决",
    3,
    (
        ("P01", "学习贯彻上级会议精神的措施"),
        ("P05", "党风廉政建设工作安排"),
        ("P25", "工会和共青团工作计划"),
        ("P02", "党建工作要点"),
        ("P16", "意识形态工作责任制落实情况"),
    ),
)
PRINCIPAL = Body(
    MeetingKind.PRINCIPAL,
    "办决",
    1,
    (("M12", "月度工作安排"), ("M13", "教学常规检查和质量分析"), ("M18", "日常安全和应急演练安排")),
)


@dataclass
class Past:
    """Rows of the decided past, in saving order."""

    meetings: list[Meeting] = field(default_factory=list)
    attendances: list[Attendance] = field(default_factory=list)
    topics: list[Topic] = field(default_factory=list)
    matters: list[TopicMatter] = field(default_factory=list)
    consultations: list[Consultation] = field(default_factory=list)
    items: list[AgendaItem] = field(default_factory=list)
    resolutions: list[Resolution] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    minutes: list[Minutes] = field(default_factory=list)

    def save(self) -> None:
        """Write everything, each table in one go."""
        for rows in vars(self).values():
            if rows:
                type(rows[0])._default_manager.bulk_create(rows, batch_size=1000)


def decide(world: World, months: int = MONTHS) -> Past:
    """Past meetings of every leading organisation and its school, not saved yet."""
    catalogue = {matter.code: matter for matter in Matter.objects.all()}
    held_by: dict[int, list[Appointment]] = {}
    for row in world.appointments:
        if row.org is not None and row.post in TEAM and row.until is None:
            held_by.setdefault(id(row.org), []).append(row)
        elif row.post in ADMIN:
            held_by.setdefault(id(row.unit), []).append(row)
    past, paper = Past(), records.store(PAPER.encode(), "纸质纪要存档说明.txt").digest
    span = months_back(world.today, months)[:-1]
    for place in (place for place in world.places if place.host):
        for turn, month in enumerate(span):
            party, admin = (month + timedelta(days=world.random.randrange(4, 24)) for _body in range(2))
            _meet(past, catalogue, place, PARTY, held_by.get(id(place.org), []), party, turn)
            if turn >= months - OF_LATE:
                _meet(past, catalogue, place, PRINCIPAL, held_by.get(id(place.unit), []), admin, turn)
        if (last := _last_day(held_by.get(id(place.unit), []))) and last < span[0]:
            _meet(past, catalogue, place, PRINCIPAL, held_by[id(place.unit)], last, 0)
    past.minutes = [
        Minutes(
            meeting=row, state=MinutesState.SIGNED, file=paper, drafted_on=row.planned_on, signed_on=row.planned_on,
            signer=row.chair,
        )
        for row in past.meetings
    ]  # fmt: skip
    return past


def _last_day(team: Sequence[Appointment]) -> date | None:
    """The last day of a school's last principal: his meetings stay on record when the months told began after it."""
    ends = [row.until for row in team if row.post == Post.PRINCIPAL]
    known = [until for until in ends if until is not None]
    return max(known) - timedelta(days=1) if known and len(known) == len(ends) else None


def _meet(
    past: Past,
    catalogue: dict[str, Matter],
    place: Place,
    body: Body,
    team: Sequence[Appointment],
    held: date,
    turn: int,
) -> None:
    sitting = [row for row in team if row.since <= held and (row.until is None or held < row.until)]
    people = list({id(row.person): row for row in reversed(sitting)}.values())[::-1]
    chair = next((row for row in sitting if row.post in (Post.SECRETARY, Post.PRINCIPAL)), None)
    if len(people) < body.least or (chair is None and body is PRINCIPAL):
        return
    code, title = body.agenda[turn % len(body.agenda)]
    serial = sum(m.unit is place.unit and m.kind == body.kind and m.year == held.year for m in past.meetings[-60:]) + 1
    meeting = Meeting(
        unit=place.unit,
        org=place.org if body is PARTY else None,
        kind=body.kind,
        state=MeetingState.CLOSED,
        planned_on=held,
        held_on=held,
        ym=held.year * 100 + held.month,
        entered_on=held,
        chair=(chair or people[0]).person,
        entitled=len(people),
        present=len(people),
        title=f"{held.year}年第{serial}次{body.kind.label}",
        year=held.year,
        serial=serial,
        number=f"{body.kind.label}纪要〔{held.year}〕{serial}号",
    )
    past.meetings.append(meeting)
    for position, row in enumerate(people, 1):
        past.attendances.append(
            Attendance(
                meeting=meeting,
                person=row.person,
                capacity=str(row.get_post_display()),
                is_entitled=True,
                presence=Presence.PRESENT,
                position=position,
            )
        )
    _carry(past, catalogue[code], place, body, meeting, people, f"{held.year}年{held.month}月{title}")


def _carry(
    past: Past,
    matter: Matter,
    place: Place,
    body: Body,
    meeting: Meeting,
    people: Sequence[Appointment],
    title: str,
) -> None:
    held, owner = meeting.planned_on, people[-1].person
    topic = Topic(
        unit=place.unit, org=place.org, title=title, text=title, proposer=owner, proposed_on=held - timedelta(days=6),
        state=TopicState.CLOSED, body=body.kind, stage=body.kind, quorum=matter.quorum,
        categories=matter.category, closing="已按决议办结",
    )  # fmt: skip
    decision: dict[str, object] = {"outcome": Outcome.APPROVED, "text": f"同意{title}。"}
    if body is PARTY:
        decision |= {"yes": len(people), "no": 0, "abstain": 0}
        past.consultations.append(_heard(topic, place, people, held))
    item = AgendaItem(
        meeting=meeting, topic=topic, position=1, state=ItemState.DECIDED, quorum=matter.quorum, entitled=len(people),
        present=len(people), method=Method.HANDS if body is PARTY else "", **decision,
    )  # fmt: skip
    resolution = Resolution(
        unit=place.unit, topic=topic, item=item, number=f"{body.resolutions}〔{held.year}〕{meeting.serial}号",
        decided_on=held, issued_on=held + timedelta(days=2), **decision,
    )  # fmt: skip
    past.topics.append(topic)
    past.matters.append(TopicMatter(topic=topic, matter=matter))
    past.items.append(item)
    past.resolutions.append(resolution)
    past.tasks.append(_task(resolution, owner, f"落实：{title}"))


def _heard(topic: Topic, place: Place, people: Sequence[Appointment], held: date) -> Consultation:
    """会前听取: the principal where the posts are apart, else the deputy (A-28); who sits next where that is vacant."""
    post, face = (Post.DEPUTY, Face.PRINCIPAL) if place.plan.kind in SEATS else (Post.FULL_TIME_DEPUTY, Face.DEPUTY)
    row = next((row for row in people if row.post == post), None)
    return Consultation(
        topic=topic, round=1, stage=MeetingKind.PARTY, face=face if row else Face.TEAM,
        person=(row or people[1]).person, state=ViewState.AGREED, view="同意。", heard_on=held - timedelta(days=3),
    )  # fmt: skip


def _task(resolution: Resolution, owner: Person, title: str) -> Task:
    made = resolution.decided_on
    task = Task(
        unit=resolution.unit, resolution=resolution, owner=owner, title=title, made_on=made,
        due_on=made + timedelta(days=30), state=TaskState.OPEN,
    )  # fmt: skip
    if task.due_on < clock.today():
        task.state, task.done_on, task.note = TaskState.DONE, task.due_on, "已按时完成。"
    return task
