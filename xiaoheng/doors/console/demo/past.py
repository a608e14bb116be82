"""Two years of decisions: a Party meeting each month with one topic carried, its resolution and its task done."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from xiaoheng.doors.console.demo.build import Place, World
from xiaoheng.doors.console.demo.life import MONTHS, months_back
from xiaoheng.ground.organisation.models import Appointment, Person
from xiaoheng.ground.organisation.words import Post
from xiaoheng.ground.records import services as records
from xiaoheng.lib import clock
from xiaoheng.loop.decisions.models import (
    AgendaItem,
    Attendance,
    Matter,
    Meeting,
    Minutes,
    Resolution,
    Topic,
    TopicMatter,
)
from xiaoheng.loop.decisions.words import (
    ItemState,
    MeetingKind,
    MeetingState,
    Method,
    MinutesState,
    Outcome,
    Presence,
    TopicState,
)
from xiaoheng.loop.execution.models import Task
from xiaoheng.loop.execution.words import TaskState

TEAM = (Post.SECRETARY, Post.DEPUTY, Post.FULL_TIME_DEPUTY, Post.COMMITTEE_MEMBER)
# Matters without gates between two bodies, so that the past is a complete procedure.
AGENDA = (
    ("P01", "学习贯彻上级会议精神的措施"),
    ("P05", "党风廉政建设工作安排"),
    ("P25", "工会和共青团工作计划"),
    ("P02", "党建工作要点"),
    ("P16", "意识形态工作责任制落实情况"),
)


PAPER = "演示数据：使用本系统之前的会议纪要以纸质存档，此处只有这一页说明。"


@dataclass
class Past:
    """Rows of the decided past, in saving order."""

    meetings: list[Meeting] = field(default_factory=list)
    attendances: list[Attendance] = field(default_factory=list)
    topics: list[Topic] = field(default_factory=list)
    matters: list[TopicMatter] = field(default_factory=list)
    items: list[AgendaItem] = field(default_factory=list)
    resolutions: list[Resolution] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    minutes: list[Minutes] = field(default_factory=list)

    def save(self) -> None:
        """Write everything, each table in one go."""
        for rows in vars(self).values():
            if rows:
                type(rows[0])._default_manager.bulk_create(rows, batch_size=1000)


def decide(world: World, months: int = MONTHS) -> None:
    """Past meetings of every leading organisation."""
    catalogue = {matter.code: matter for matter in Matter.objects.all()}
    teams: dict[int, list[Appointment]] = {}
    for row in world.appointments:
        if row.org is not None and row.post in TEAM and row.until is None:
            teams.setdefault(id(row.org), []).append(row)
    past, paper = Past(), records.store(PAPER.encode(), "纸质纪要存档说明.txt").digest
    for place in (place for place in world.places if place.host):
        for turn, month in enumerate(months_back(world.today, months)[:-1]):
            held = month + timedelta(days=world.random.randrange(4, 24))
            _meet(past, catalogue, place, teams.get(id(place.org), []), held, turn)
    past.minutes = [
        Minutes(
            meeting=row, state=MinutesState.SIGNED, file=paper, drafted_on=row.planned_on, signed_on=row.planned_on,
            signer=row.chair,
        )
        for row in past.meetings
    ]  # fmt: skip
    past.save()


def _meet(
    past: Past, catalogue: dict[str, Matter], place: Place, team: list[Appointment], held: date, turn: int
) -> None:
    people = list({id(row.person): row for row in team if row.since <= held}.values())
    if len(people) < 3:
        return
    code, title = AGENDA[turn % len(AGENDA)]
    serial = sum(m.unit is place.unit and m.year == held.year for m in past.meetings[-24:]) + 1
    number = f"〔{held.year}〕{serial}号"
    count = len(people)
    meeting = Meeting(
        unit=place.unit,
        org=place.org,
        kind=MeetingKind.PARTY,
        state=MeetingState.CLOSED,
        planned_on=held,
        held_on=held,
        ym=held.year * 100 + held.month,
        entered_on=held,
        chair=people[0].person,
        entitled=count,
        present=count,
        title=f"{held.year}年第{serial}次党组织会议",
        year=held.year,
        serial=serial,
        number=number,
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
    _carry(past, catalogue[code], place, meeting, people, f"{held.year}年{title}")


def _carry(past: Past, matter: Matter, place: Place, meeting: Meeting, people: list[Appointment], title: str) -> None:
    held, owner = meeting.planned_on, people[-1].person
    topic = Topic(
        unit=place.unit, org=place.org, title=title, text=title, proposer=owner, proposed_on=held - timedelta(days=6),
        state=TopicState.CLOSED, body=MeetingKind.PARTY, stage=MeetingKind.PARTY, quorum=matter.quorum,
        categories=matter.category, closing="已按决议办结",
    )  # fmt: skip
    decision = {"outcome": Outcome.APPROVED, "text": f"同意{title}。", "yes": len(people), "no": 0, "abstain": 0}
    item = AgendaItem(
        meeting=meeting, topic=topic, position=1, state=ItemState.DECIDED, quorum=matter.quorum, entitled=len(people),
        present=len(people), method=Method.HANDS, **decision,
    )  # fmt: skip
    resolution = Resolution(
        unit=place.unit, topic=topic, item=item, number=f"决〔{held.year}〕{meeting.serial}号", decided_on=held,
        issued_on=held + timedelta(days=2), **decision,
    )  # fmt: skip
    past.topics.append(topic)
    past.matters.append(TopicMatter(topic=topic, matter=matter))
    past.items.append(item)
    past.resolutions.append(resolution)
    past.tasks.append(_task(resolution, owner, f"落实：{title}"))


def _task(resolution: Resolution, owner: Person, title: str) -> Task:
    made = resolution.decided_on
    task = Task(
        unit=resolution.unit, resolution=resolution, owner=owner, title=title, made_on=made,
        due_on=made + timedelta(days=30), state=TaskState.OPEN,
    )  # fmt: skip
    if task.due_on < clock.today():
        task.state, task.done_on, task.note = TaskState.DONE, task.due_on, "已按时完成。"
    return task
