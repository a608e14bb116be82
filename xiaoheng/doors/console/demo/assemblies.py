"""Meetings of other bodies: a congress and parents' committee in every school, an assembly's vote, one called."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import QuerySet

from xiaoheng.doors.console.demo.build import BATCH, World
from xiaoheng.ground.bodies.models import Body, Seat
from xiaoheng.ground.bodies.words import CONGRESS, Position
from xiaoheng.ground.organisation.models import Appointment, Person, Unit
from xiaoheng.ground.organisation.words import Post, UnitKind
from xiaoheng.loop.decisions.assemblies.models import Assembly, Form, Headcount, Question
from xiaoheng.loop.decisions.assemblies.words import Method, QuestionState, Result
from xiaoheng.loop.decisions.models import Attendance, Meeting, Minutes
from xiaoheng.loop.decisions.words import MeetingKind, MeetingState, MinutesState, Presence

PARENTS = "parent_committee"
# kind → days ago, then what was put before it and what was said
SAT = {
    CONGRESS: (47, ("学校年度工作报告", "绩效工资分配办法（修订）"), "会议审议并表决。"),
    PARENTS: (26, ("课后服务收费和安排",), "建议公示收费明细，增加体育类课程。"),
    "academic_committee": (33, ("校本课程建设方案",), "建议先在起始年级试行。"),
}
VOTED = ["name", "book", "year", "serial", "number", "chair"]
AHEAD = 5  # days to the meeting that is called


class Sat:
    """The rows of the meetings while they are made."""

    def __init__(self, world: World) -> None:
        self.world, self.forms = world, {form.code: form for form in Form.objects.all()}
        self.assemblies: list[Assembly] = []
        self.questions: list[Question] = []
        self.seats: list[Attendance] = []
        self.counts: list[Headcount] = []

    def save(self) -> None:
        """Meetings first: the others refer to them."""
        Meeting.objects.bulk_create(
            (row.meeting for row in self.assemblies if row.meeting.pk is None), batch_size=BATCH
        )
        rows: list[Assembly | Question | Attendance | Headcount] = [*self.assemblies, *self.questions]
        for row in [*rows, *self.seats, *self.counts]:
            row.meeting = row.meeting  # takes over the key that the database gave
        Assembly.objects.bulk_create(self.assemblies, batch_size=BATCH)
        Minutes.objects.bulk_create(self._minutes(), batch_size=BATCH)
        Question.objects.bulk_create(self.questions, batch_size=BATCH)
        Attendance.objects.bulk_create(self.seats, batch_size=BATCH)
        Headcount.objects.bulk_create(self.counts, batch_size=BATCH)

    def _minutes(self) -> Iterator[Minutes]:
        """Signed by who presided on the day after, with the document that all minutes of the demo share."""
        paper = Minutes.objects.values_list("file", flat=True).first() or ""
        for row in (one.meeting for one in self.assemblies):
            if row.held_on is not None:
                day = row.held_on + timedelta(days=1)
                yield Minutes(
                    meeting=row, state=MinutesState.SIGNED, file=paper, drafted_on=day, signed_on=day, signer=row.chair
                )


def sit(world: World) -> None:
    """After the bodies: what they met about this term; the first school has a congress called."""
    sat, held = Sat(world), _seats()
    bodies = Body.objects.filter(kind__code__in=SAT, until__isnull=True).select_related("kind", "unit").order_by("code")
    for body in bodies:
        _ended(sat, body, held[body.pk])
    first = next((body for body in bodies if body.kind.code == CONGRESS), None)
    if first is not None:
        _called(sat, first, held[first.pk])
    _voted(sat)
    sat.save()


def _seats() -> dict[int, list[Seat]]:
    found: dict[int, list[Seat]] = defaultdict(list)
    for seat in (
        Seat.objects.filter(body__kind__code__in=SAT, until__isnull=True).select_related("person").order_by("pk")
    ):
        found[seat.body_id].append(seat)
    return found


def _meeting(body: Body, day: date, chair: Person | None, **told: object) -> Meeting:
    return Meeting(
        unit=body.unit, kind=MeetingKind.BODY, name=body.kind.title, book=body.code, planned_on=day, chair=chair,
        place="会议室", **told,
    )  # fmt: skip


def _ended(sat: Sat, body: Body, seats: list[Seat]) -> None:
    """One meeting with everybody by name there, some of those counted away; a fault has too few."""
    back, titles, said = SAT[body.kind.code]
    day = sat.world.today - timedelta(days=back + body.pk % 9)
    bears = sat.world.bears.get("Q-7") if body.kind.code == CONGRESS else None
    short = bears is not None and bears.unit.pk == body.unit_id
    chair = next((seat.person for seat in seats if seat.position == Position.CHAIR), None)
    made = _meeting(
        body, day, chair, state=MeetingState.CLOSED, held_on=day, ym=day.year * 100 + day.month, entered_on=day,
        year=day.year, serial=1, number=f"{body.kind.title}纪要〔{day.year}〕1号",
    )  # fmt: skip
    for seat in seats:
        if seat.person is None:
            came = seat.count // 3 if short else seat.count - seat.count // 8
            sat.counts.append(Headcount(meeting=made, part=seat.part, expected=seat.count, present=came))
            made.entitled, made.present = made.entitled + seat.count, made.present + came
        else:
            sat.seats.append(_attendance(made, seat, made.entitled + 1))
            made.entitled, made.present = made.entitled + 1, made.present + 1
    form = sat.forms[body.kind.code]
    sat.assemblies.append(Assembly(meeting=made, form=form, body=body))
    sat.questions += _questions(made, form, titles[:1] if short else titles, said)


def _attendance(made: Meeting, seat: Seat, position: int) -> Attendance:
    capacity = f"{seat.get_position_display()}（{seat.get_part_display()}）"
    return Attendance(
        meeting=made, person=seat.person, capacity=capacity, is_entitled=True, presence=Presence.PRESENT,
        position=position,
    )  # fmt: skip


def _questions(made: Meeting, form: Form, titles: tuple[str, ...], said: str) -> Iterator[Question]:
    votes = form.way == "vote"
    for position, title in enumerate(titles, 1):
        against, commented = made.present // 12, 0 if votes else made.present // 4
        result = Result.ADOPTED if votes else Result.COMMENTED
        yield Question(
            meeting=made, position=position, title=title, quorum=form.quorum, state=QuestionState.DECIDED,
            method=Method.HANDS if votes else "", entitled=made.entitled, present=made.present,
            yes=made.present - against - commented, no=against, abstain=0, comments=commented, result=result,
            conclusion=said,
        )  # fmt: skip


def _called(sat: Sat, body: Body, seats: list[Seat]) -> None:
    """A congress in a few days, its question put."""
    today = sat.world.today
    chair = next((seat.person for seat in seats if seat.position == Position.CHAIR), None)
    made = _meeting(body, today + timedelta(days=AHEAD), chair, entered_on=today, title="第二次全体会议")
    form = sat.forms[CONGRESS]
    sat.assemblies.append(Assembly(meeting=made, form=form, body=body))
    sat.questions.append(Question(meeting=made, position=1, title="教职工考核办法", quorum=form.quorum))


def _voted(sat: Sat) -> None:
    """The last assemblies of the first county's branches as held with a vote; a fault's was carried by half of them."""
    county = next(unit for unit in sat.world.units if unit.kind == UnitKind.COUNTY)
    form, bears = sat.forms["assembly"], sat.world.bears.get("Q-4")
    rows = Meeting.objects.filter(kind=MeetingKind.ASSEMBLY, state=MeetingState.CLOSED, unit__in=_below(county))
    last = {row.org_id: row for row in rows.select_related("unit", "org").order_by("held_on", "pk")}
    held = Appointment.objects.filter(post=Post.SECRETARY, until__isnull=True, org__in=last)
    secretaries = {one.org_id: one.person for one in held.select_related("person")}
    for org, row in last.items():
        if row.entitled < 2:
            continue
        half = bears is not None and bears.pk == org
        year = row.planned_on.year
        row.name, row.book, row.year, row.serial = form.title, row.org.code if row.org else "", year, 1
        row.number, row.chair = f"{form.title}纪要〔{year}〕1号", secretaries.get(org)
        sat.assemblies.append(Assembly(meeting=row, form=form))
        against = row.present - row.entitled // 2 if half else 0
        counts = {"yes": row.present - against, "no": against, "abstain": 0, "comments": 0}
        sat.questions.append(
            Question(
                meeting=row,
                position=1,
                title="支部年度工作计划",
                quorum=form.quorum,
                method=Method.HANDS,
                state=QuestionState.DECIDED,
                entitled=row.entitled,
                present=row.present,
                result=Result.ADOPTED,
                conclusion="同意。",
                **counts,
            )
        )
    Meeting.objects.bulk_update(last.values(), VOTED, batch_size=BATCH)


def _below(county: Unit) -> QuerySet[Unit]:
    return Unit.objects.filter(up__ancestor=county.pk)
