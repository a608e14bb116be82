"""Everything that stands, built in memory for a list of plans, then saved table by table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from django.db import models

from xiaoheng.doors.console.demo.names import COUNTIES, Namer
from xiaoheng.doors.console.demo.plan import OrgPlan
from xiaoheng.ground.organisation import services as organisation
from xiaoheng.ground.organisation.actors import system
from xiaoheng.ground.organisation.models import (
    Appointment,
    Coverage,
    FormerUnit,
    Link,
    Membership,
    PartyOrg,
    Person,
    Quota,
    School,
    Succession,
    Unit,
)
from xiaoheng.ground.organisation.services.loading import log_of
from xiaoheng.ground.organisation.words import MemberKind, OrgKind, Ownership, Stage, UnitKind

ZONES = ("东片区", "南片区", "西片区", "北片区")
BATCH = 2000
LOADER = system("演示数据")


@dataclass
class Place:
    """One school while it is being built, with its leading organisation and its people."""

    unit: Unit
    org: PartyOrg
    plan: OrgPlan
    host: bool
    people: list[Person] = field(default_factory=list)


@dataclass(frozen=True)
class Planted:
    """One fault: the rule that must find it, in which unit (by code)."""

    rule: str
    unit: str


@dataclass
class World:
    """All rows of a demo before they are saved, in saving order."""

    today: date
    random: Random
    units: list[Unit] = field(default_factory=list)
    schools: list[School] = field(default_factory=list)
    orgs: list[PartyOrg] = field(default_factory=list)
    coverage: list[Coverage] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    memberships: list[Membership] = field(default_factory=list)
    appointments: list[Appointment] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    quotas: list[Quota] = field(default_factory=list)
    former: list[FormerUnit] = field(default_factory=list)
    successions: list[Succession] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    planted: list[Planted] = field(default_factory=list)
    excused: list[Planted] = field(default_factory=list)  # found as well, but excused
    bears: dict[str, PartyOrg] = field(default_factory=dict)  # rule → organisation with the planted fault
    missed: set[tuple[int, str, int]] = field(default_factory=set)  # meetings not held: organisation, kind, month
    low_titled: set[int] = field(default_factory=set)  # people with too low a title
    untrained: set[tuple[int, str]] = field(default_factory=set)  # person and programme missed last year
    uncredited: set[int] = field(default_factory=set)  # people whose Party work is credited with too little
    unfiled: set[tuple[str, str]] = field(default_factory=set)  # school (by code) and kind of text that it lacks
    late_plans: set[str] = field(default_factory=set)  # schools (by code) with a row of their plan left undone
    serials: dict[str, int] = field(default_factory=dict)  # last number of the filed texts of each county, by code
    unplanned: set[int] = field(default_factory=set)  # counties that held nothing for Party workers last year
    bodiless: set[tuple[int, str]] = field(default_factory=set)  # units and the kind of body that they have not set up
    overdue_congress: set[int] = field(default_factory=set)  # units whose staff congress is past its term
    left_levels: dict[int, Appointment] = field(default_factory=dict)  # unit → a post in a chain that has been left

    def years_ago(self, years: float, spread: int = 0) -> date:
        """A day about so many years before the business day."""
        return self.today - timedelta(days=round(years * 365.25) + (self.random.randrange(spread) if spread else 0))

    def unit(self, code: str, name: str, kind: str, superior: Unit | None) -> Unit:
        """Add a unit."""
        unit = Unit(code=code, name=name, kind=kind, superior=superior, since=self.years_ago(20))
        unit.log = log_of(unit)
        self.units.append(unit)
        return unit

    def org(self, code: str, name: str, kind: str, unit: Unit, superior: PartyOrg | None, **more: object) -> PartyOrg:
        """Add a Party organisation in mid-term, far from both ends of it."""
        term = 5 if kind == OrgKind.COMMITTEE else 3
        term_since = self.years_ago(0.6, spread=round((term - 1.3) * 365))
        facts = {"code": code, "name": name, "kind": kind, "unit": unit, "superior": superior, **more}
        org = PartyOrg(since=self.years_ago(9), term_since=term_since, **facts)
        self.orgs.append(org)
        return org

    def person(self, namer: Namer, unit: Unit, age: int) -> Person:
        """Add a person of an age on the business day."""
        code = f"{len(self.people) + 1:06}"
        person = Person(code=code, name=namer.person(), born_on=self.years_ago(age, spread=300), unit=unit)
        self.people.append(person)
        return person

    def member(self, person: Person, org: PartyOrg, kind: str = MemberKind.FULL) -> None:
        """Add a membership; a probationary one began within the year."""
        since = self.years_ago(0.3) if kind == MemberKind.PROBATIONARY else self.years_ago(3, spread=1500)
        self.memberships.append(Membership(person=person, org=org, kind=kind, since=since))

    def post(self, person: Person, unit: Unit, post: str, org: PartyOrg | None = None, charge: str = "") -> Appointment:
        """Add an appointment one to eight years old."""
        since = self.years_ago(1, spread=2500)
        row = Appointment(person=person, unit=unit, org=org, post=post, charge=charge, since=since)
        self.appointments.append(row)
        return row

    def save(self) -> None:
        """Write everything, each table in one go; the units of each log are founded before anything refers to them."""
        _save(self.units)
        for unit, units in self._logs():
            organisation.found(actor=LOADER, unit=unit, units=units, source="演示数据")
        people = (self.people, self.memberships, self.appointments)
        for rows in (self.schools, self.orgs, self.coverage, *people, self.links, self.quotas):
            _save(rows)
        for past in (self.former, self.successions):
            _save(past)

    def _logs(self) -> Iterator[tuple[Unit, list[Unit]]]:
        """Each unit that has a log of its own, with the units entered in it; superiors come first."""
        logs: dict[str, list[Unit]] = {}
        for unit in self.units:
            logs.setdefault(unit.log, []).append(unit)
        return ((units[0], units) for units in logs.values())


def _save(rows: Sequence[models.Model]) -> None:
    """Rows that refer to rows of the same table come after them: save level by level."""
    waiting = list(rows)
    while waiting:
        ready = [row for row in waiting if (above := getattr(row, "superior", None)) is None or above.pk]
        type(ready[0])._default_manager.bulk_create(ready, batch_size=BATCH)
        done = {id(row) for row in ready}
        waiting = [row for row in waiting if id(row) not in done]


def build(plans: list[OrgPlan], today: date, seed: int, counties: int) -> World:
    """The demo world: province, city, counties with zones, schools, organisations, people, posts."""
    world = World(today, Random(seed))
    province = world.unit("DEMO", "演示省", UnitKind.PROVINCE, None)
    city = world.unit("DEMO-C", "云州市", UnitKind.CITY, province)
    for number in range(counties):
        _county(world, city, number, plans[number::counties])
    return world


def _county(world: World, city: Unit, number: int, plans: list[OrgPlan]) -> None:
    name = COUNTIES[number] if number < len(COUNTIES) else f"{COUNTIES[number % len(COUNTIES)]}{number}"
    county = world.unit(f"X{number + 1:02}", f"{name}县", UnitKind.COUNTY, city)
    work = world.org(f"{county.code}-GW", f"中共{name}县委教育工作委员会", OrgKind.WORK_COMMITTEE, county, None)
    world.coverage.append(Coverage(org=work, unit=county, since=work.since))
    zones = [world.unit(f"{county.code}-P{i}", zone, UnitKind.ZONE, county) for i, zone in enumerate(ZONES, 1)]
    namer, index = Namer(world.random), 0
    for serial, plan in enumerate(plans, 1):
        org: PartyOrg | None = None
        for turn in range(plan.schools):
            index += 1
            unit = _school(world, county, zones[index % len(zones)], namer, index, plan)
            if org is None:
                org = _leading(world, unit, work, serial, plan)
            world.coverage.append(Coverage(org=org, unit=unit, since=org.since))
            world.places.append(Place(unit, org, plan, host=turn == 0))


def _school(world: World, county: Unit, zone: Unit, namer: Namer, index: int, plan: OrgPlan) -> Unit:
    stage, suffix = _stage(plan, index)
    unit = world.unit(f"{county.code}-{index:04}", namer.school(index - 1, suffix), UnitKind.SCHOOL, county)
    ownership = Ownership.PRIVATE if plan.private else Ownership.PUBLIC
    world.schools.append(School(unit=unit, stage=stage, ownership=ownership, legal_person=True, zone=zone))
    return unit


def _stage(plan: OrgPlan, index: int) -> tuple[str, str]:
    if plan.kind == OrgKind.COMMITTEE:
        return (Stage.SENIOR, "高级中学") if index % 2 else (Stage.COMPLETE, "中学")
    if plan.kind == OrgKind.GENERAL_BRANCH:
        return (Stage.JUNIOR, "初级中学") if index % 3 else (Stage.NINE_YEAR, "学校")
    return (Stage.JUNIOR, "初级中学") if plan.members >= 18 else (Stage.PRIMARY, "小学")


def _leading(world: World, unit: Unit, work: PartyOrg, serial: int, plan: OrgPlan) -> PartyOrg:
    names = {
        OrgKind.COMMITTEE: f"中共{unit.name}委员会",
        OrgKind.GENERAL_BRANCH: f"中共{unit.name}总支部委员会",
        OrgKind.JOINT_BRANCH: f"{unit.name}等校联合党支部",
        OrgKind.BRANCH: f"中共{unit.name}支部委员会" if plan.members >= 7 else f"中共{unit.name}支部",
    }
    code = f"{unit.log}-D{serial:04}"
    return world.org(code, names[OrgKind(plan.kind)], plan.kind, unit, work, mode=plan.mode)


def by_org(world: World) -> Iterator[list[Place]]:
    """The places of each organisation, host first."""
    group: list[Place] = []
    for place in world.places:
        if place.host and group:
            yield group
            group = []
        group.append(place)
    if group:
        yield group


BRANCH_SIZE = 25
SEATS = {OrgKind.COMMITTEE: 7, OrgKind.GENERAL_BRANCH: 5}
