"""党员事项 of the demo: development under way, transfers, dues of the last month, members away, 双培养; all in order.

Written as rows, deterministic, from random numbers of their own; the planted faults are one branch each.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from xiaoheng.doors.console.demo.build import Place, World
from xiaoheng.doors.console.demo.names import Namer
from xiaoheng.ground.members import states
from xiaoheng.ground.members.models import (
    Absence,
    Development,
    DuesMonth,
    Nurture,
    NurtureMark,
    Review,
    StepPerson,
    StepRecord,
    Transfer,
)
from xiaoheng.ground.members.words import Companion, Milestone, Result, Track
from xiaoheng.ground.organisation.models import Membership, PartyOrg, Person
from xiaoheng.ground.organisation.words import MemberKind
from xiaoheng.ground.rulebook.engine import months

SECOND = date(2026, 5, 18)
# How long ago an application was, in days, and the last step done: nothing of it is overdue on the business day.
STAGES = ((12, 1), (20, 2), (46, 3), (100, 5), (300, 5), (500, 9), (520, 13))
AFTER = {2: 10, 3: 40, 4: 50, 5: 55, 6: 420, 7: 440, 8: 450, 9: 455, 10: 465, 11: 480, 12: 490, 13: 510, 14: 515}
AFTER |= {15: 520, 16: 530, 17: 560, 18: 565, 19: 570, 20: 580}
OATH = 20
REVIEWED = (160, 290)
FAULTS = {"D-S02": (45, 1), "D-S06": (260, 5)}  # an applicant without a talk, an activist without a review


@dataclass
class Rows:
    """Rows in saving order."""

    people: list[Person] = field(default_factory=list)
    developments: list[Development] = field(default_factory=list)
    steps: list[StepRecord] = field(default_factory=list)
    companions: list[StepPerson] = field(default_factory=list)
    reviews: list[Review] = field(default_factory=list)
    transfers: list[Transfer] = field(default_factory=list)
    absences: list[Absence] = field(default_factory=list)
    dues: list[DuesMonth] = field(default_factory=list)
    nurtures: list[Nurture] = field(default_factory=list)
    marks: list[NurtureMark] = field(default_factory=list)

    def save(self) -> None:
        """Write everything, each table in one go."""
        for rows in vars(self).values():
            if rows:
                type(rows[0])._default_manager.bulk_create(rows, batch_size=2000)


def live(world: World) -> None:
    """Members' matters of every branch with members; the facts of the organisation have been saved."""
    rows, random = Rows(), Random(world.today.toordinal())
    places = {id(place.org): place for place in world.places if place.host}
    for turn, (org, held) in enumerate(branches(world)):
        place = places.get(id(org)) or places.get(id(org.superior))
        if place is None:
            continue
        _dues(rows, world.today, org, held, random)
        fault = next((days for rule, days in FAULTS.items() if world.bears.get(rule) is org), None)
        for ago, last in [fault] if fault else [STAGES[turn % len(STAGES)]]:
            person = _applicant(world, random, place, len(rows.people) + 1, world.today - timedelta(days=ago))
            rows.people.append(person)
            _file(rows, world, person, org, held, ago, last)
        for row in (one for one in held if one.kind == MemberKind.PROBATIONARY):
            ago = (world.today - row.since).days + AFTER[states.ASSEMBLY]
            _file(rows, world, row.person, org, held, ago, OATH)
        if turn % 8 == 0:
            _matters(rows, world, org, held)
        if turn % 5 == 0:
            _nurtured(rows, world, org, held)
    rows.save()


def branches(world: World) -> Iterator[tuple[PartyOrg, list[Membership]]]:
    """Each organisation with members, and its memberships."""
    held: dict[int, list[Membership]] = {}
    orgs: dict[int, PartyOrg] = {}
    for row in world.memberships:
        held.setdefault(id(row.org), []).append(row)
        orgs[id(row.org)] = row.org
    return ((orgs[key], rows) for key, rows in held.items())


def _applicant(world: World, random: Random, place: Place, serial: int, since: date) -> Person:
    return Person(
        code=f"{place.unit.code}-S{serial:04}", name=Namer(random).person(), unit=place.unit,
        born_on=months.add(since, -12 * random.randrange(24, 33)),
    )  # fmt: skip


def _file(rows: Rows, world: World, person: Person, org: PartyOrg, held: list[Membership], ago: int, last: int) -> None:
    """One file, its application so many days ago, with every step up to `last` done in good time."""
    since = world.today - timedelta(days=ago)
    development = Development(person=person, org=org, unit=org.unit, state=states.step_of(last).state, since=since)
    rows.developments.append(development)
    voters = [one.person for one in held if one.kind == MemberKind.FULL]
    full = voters[:2]
    for number in range(1, last + 1):
        step = _step(development, number, full, len(voters))
        rows.steps.append(step)
        role = {states.MENTORS: Companion.MENTOR, states.SPONSORS: Companion.SPONSOR}.get(number)
        rows.companions += [StepPerson(step=step, person=one, role=role) for one in full if role]
    for offset in REVIEWED:
        reviewed = since + timedelta(days=offset)
        if last >= states.MENTORS and reviewed <= world.today and (ago, last) not in FAULTS.values():
            rows.reviews.append(Review(development=development, done_on=reviewed))


def _step(development: Development, number: int, full: list[Person], voters: int) -> StepRecord:
    day, step = development.since + timedelta(days=AFTER.get(number, 0)), states.step_of(number)
    return StepRecord(
        development=development, number=number, done_on=day, version="2026" if day >= SECOND else "2014",
        body=step.body, document=f"〔{day.year}〕{number}号", result=Result.PASSED if step.back else Result.DONE,
        until=months.add(day, 12) if number == states.ASSEMBLY else None, facts=_facts(number, full, voters),
    )  # fmt: skip


def _facts(number: int, full: list[Person], voters: int) -> dict[str, object]:
    if number == states.TALK and full:
        return {"talker": full[0].name}
    if number == states.ASSEMBLY:
        counts = {"entitled": voters, "present": voters, "yes": voters, "no": 0, "abstain": 0, "written_yes": 0}
        return {**counts, "secret": True}
    return {"days": 3, "hours": 24} if number == states.TRAINING else {}


def _dues(rows: Rows, today: date, org: PartyOrg, held: list[Membership], random: Random) -> None:
    """Last month, paid by everybody."""
    following = today.replace(day=1)
    first = months.add(following, -1)
    for row in held:
        if row.since < following:
            rows.dues.append(
                DuesMonth(
                    person=row.person, org=org, ym=first.year * 100 + first.month, through=following,
                    amount=10 * random.randrange(300, 900), paid_on=first + timedelta(days=14),
                )
            )  # fmt: skip


def _matters(rows: Rows, world: World, org: PartyOrg, held: list[Membership]) -> None:
    """A letter on its way and somebody away for some months, neither at its limit yet."""
    out, away = held[-1], held[-2]
    sent = world.today - timedelta(days=6)
    rows.transfers.append(
        Transfer(
            person=out.person, membership=out, source=org, outside="中共邻县实验学校支部委员会", way="letter",
            number=f"〔{sent.year}〕第{len(rows.transfers) + 1:03}号", since=sent, valid_until=sent + timedelta(days=30),
            alert_on=sent + timedelta(days=20),
        )
    )  # fmt: skip
    rows.absences.append(
        Absence(
            person=away.person, membership=away, org=org, kind="mobile", place="省外支教", fixed=True,
            since=world.today - timedelta(days=100),
        )
    )  # fmt: skip


def _nurtured(rows: Rows, world: World, org: PartyOrg, held: list[Membership]) -> None:
    """A member on the way to become a 骨干教师."""
    row = Nurture(person=held[0].person, unit=org.unit, track=Track.TO_BACKBONE, state=Milestone.PAIRED)
    rows.nurtures.append(row)
    for milestone, ago in ((Milestone.NAMED, 400), (Milestone.PAIRED, 370)):
        rows.marks.append(NurtureMark(nurture=row, milestone=milestone, reached_on=world.today - timedelta(days=ago)))
