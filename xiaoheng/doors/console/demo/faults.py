"""Planted faults: each found again by its own rule and by nothing else. Dates are relative to the business day."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from xiaoheng.doors.console.demo.build import Place, Planted, World, by_org
from xiaoheng.doors.console.demo.life import months_back
from xiaoheng.doors.console.demo.names import Namer
from xiaoheng.ground.cadres.words import TrainingKind
from xiaoheng.ground.organisation.models import Appointment, Coverage, Person
from xiaoheng.ground.organisation.words import Charge, MemberKind, OrgKind, Post
from xiaoheng.lib import clock
from xiaoheng.loop.decisions.words import MeetingKind


def plant(world: World) -> list[Planted]:
    """Plant one fault of each kind, each in an organisation of its own."""
    planted = []
    for rule, fits, spoil in FAULTS + (FOR_THE_YEAR if world.today.month > MADE_UP else ()):
        group = next((g for g in by_org(world) if id(g[0].org) not in world.taken and fits(g[0])), None)
        if group is None:  # a small demo has not every kind of organisation to spare
            continue
        world.taken.add(id(group[0].org))
        planted.append(Planted(rule, spoil(world, group).unit.code))
    return planted


def _kind(*kinds: str, least: int = 0, most: int = 10**6) -> Callable[[Place], bool]:
    return lambda place: (
        place.org.kind in kinds
        and place.plan.mode != "attached"
        and not place.plan.private
        and least <= place.plan.members <= most
    )


def _posts(world: World, place: Place, post: str) -> list[Appointment]:
    rows = (row for row in world.appointments if row.unit is place.unit and row.post == post and row.until is None)
    return [row for row in rows if row.org in (None, place.org)]


def _join(world: World, place: Place, count: int) -> list[Person]:
    """New full members of the school, in the branches of its organisation in turn."""
    inner = [org for org in world.orgs if org.superior is place.org] or [place.org]
    people = [world.person(Namer(world.random), place.unit, 41) for _turn in range(count)]
    for turn, person in enumerate(people):
        world.member(person, inner[turn % len(inner)])
    return people


def _own_branch_missing(world: World, group: list[Place]) -> Place:
    _join(world, group[1], 3 - len(group[1].people))
    return group[1]


def _committee_missing(world: World, group: list[Place]) -> Place:
    for row in _posts(world, group[0], Post.COMMITTEE_MEMBER):
        world.appointments.remove(row)
    return group[0]


def _joint_too_wide(world: World, group: list[Place]) -> Place:
    """Six schools under one joint branch; the members of those it took in stay where they were."""
    host = group[0]
    others = [g for g in by_org(world) if g[0].org.kind == OrgKind.JOINT_BRANCH and g[0].org is not host.org]
    for place in [place for g in others for place in g[1:]][: 6 - len(group)]:
        row = next(row for row in world.coverage if row.unit is place.unit)
        world.coverage.remove(row)
        world.coverage.append(Coverage(org=host.org, unit=place.unit, since=host.org.since))
    return host


def _branch_too_large(world: World, group: list[Place]) -> Place:
    inner = [org for org in world.orgs if org.superior is group[0].org]
    rows = [row for row in world.memberships if row.org is inner[0]]
    posted = {id(row.person) for row in world.appointments if row.org in inner}
    others = [row for row in world.memberships if row.org in inner[1:] and id(row.person) not in posted]
    for row in others[: 51 - len(rows)]:
        row.org = inner[0]
    return group[0]


def _grow_to(size: int) -> Callable[[World, list[Place]], Place]:
    def grow(world: World, group: list[Place]) -> Place:
        inner = [org for org in world.orgs if group[0].org in (org, org.superior)]
        for row in world.memberships:
            if row.org in inner:
                row.kind = MemberKind.FULL
        _join(world, group[0], size - group[0].plan.members)
        return group[0]

    return grow


def _seat_empty(world: World, group: list[Place]) -> Place:
    director = _posts(world, group[0], Post.MORAL_DIRECTOR)[0].person
    seat = next(row for row in _posts(world, group[0], Post.COMMITTEE_MEMBER) if row.person is director)
    world.appointments.remove(seat)
    return group[0]


def _no_full_time_deputy(world: World, group: list[Place]) -> Place:
    world.appointments.remove(_posts(world, group[0], Post.FULL_TIME_DEPUTY)[0])
    _posts(world, group[0], Post.PRINCIPAL)[0].charge = Charge.PERSONNEL_AND_PARTY
    return group[0]


def _term_over(world: World, group: list[Place]) -> Place:
    group[0].org.term_since = world.years_ago(3.2)
    return group[0]


def _too_long(world: World, group: list[Place]) -> Place:
    secretary = _posts(world, group[0], Post.SECRETARY)[0]
    for row in [*world.appointments]:
        if (
            row.unit is group[0].unit
            and row.post == Post.SECRETARY
            and row.until is not None
            and row.org is group[0].org
        ):
            world.appointments.remove(row)
    secretary.since = world.years_ago(12.3)
    return group[0]


def _vacant(world: World, group: list[Place]) -> Place:
    row = _posts(world, group[0], Post.PRINCIPAL)[0]
    row.until, row.reason = world.today - timedelta(days=125), "退休"
    row.since = min(row.since, row.until - timedelta(days=400))
    return group[0]


def _nobody_young(world: World, group: list[Place]) -> Place:
    for row in world.appointments:
        if row.unit is group[0].unit:
            row.person.born_on = world.years_ago(44)
    return group[0]


def _director_no_member(world: World, group: list[Place]) -> Place:
    row = _posts(world, group[0], Post.MORAL_DIRECTOR)[0]
    row.person = world.person(Namer(world.random), group[0].unit, 40)
    return group[0]


def _vice_outside(world: World, group: list[Place]) -> Place:
    """A member vice-principal whose seat another holds."""
    vice = _posts(world, group[0], Post.VICE_PRINCIPAL)[0].person
    seat = next(row for row in _posts(world, group[0], Post.COMMITTEE_MEMBER) if row.person is vice)
    seat.person = _join(world, group[0], 1)[0]
    return group[0]


def _month_missed(kind: str) -> Callable[[World, list[Place]], Place]:
    """No such meeting in the last full month."""

    def miss(world: World, group: list[Place]) -> Place:
        last = months_back(world.today, 1)[0]
        world.missed.add((id(group[0].org), kind, last.year * 100 + last.month))
        return group[0]

    return miss


def _quarter_missed(kind: str) -> Callable[[World, list[Place]], Place]:
    def miss(world: World, group: list[Place]) -> Place:
        quarter = (world.today.month - 1) // 3
        last = [day for day in months_back(world.today, 6) if ((day.month - 1) // 3 - quarter) % 4 == 3]
        world.missed |= {(id(group[0].org), kind, day.year * 100 + day.month) for day in last}
        return group[0]

    return miss


def _few_leaders(world: World, group: list[Place]) -> Place:
    """A committee of five in which only two lead the school."""
    world.appointments.remove(_posts(world, group[0], Post.VICE_PRINCIPAL)[0])
    return group[0]


def _new_member_leads(world: World, group: list[Place]) -> Place:
    person = _posts(world, group[0], Post.SECRETARY)[0].person
    row = next(row for row in world.memberships if row.person is person)
    row.since = world.years_ago(0.7)
    return group[0]


def _nobody_in_charge(world: World, group: list[Place]) -> Place:
    _posts(world, group[0], Post.FULL_TIME_DEPUTY)[0].charge = ""
    return group[0]


def _year_missed(kind: str) -> Callable[[World, list[Place]], Place]:
    """No such meeting for the year gone by."""

    def miss(world: World, group: list[Place]) -> Place:
        world.missed.add((id(group[0].org), kind, (world.today.year - 1) * 100 + 12))
        return group[0]

    return miss


def _lapse(rule: str) -> Callable[[World, list[Place]], Place]:
    """Noted here, made where the meetings are."""

    def note(world: World, group: list[Place]) -> Place:
        world.lapses[rule] = id(group[0].org)
        return group[0]

    return note


def _without_members(world: World, group: list[Place]) -> Place:
    """The second school of a joint branch has lost its members, and nobody was sent to it."""
    place = group[1]
    own = {id(person) for person in place.people}
    world.memberships = [row for row in world.memberships if id(row.person) not in own]
    return place


def _quota_cut(world: World, group: list[Place]) -> Place:
    """One post of vice-principal less than before secretary and principal were parted."""
    rows = [row for row in world.quotas if row.unit is group[0].unit and row.post == Post.VICE_PRINCIPAL]
    min(rows, key=lambda row: row.since).seats += 1
    return group[0]


def _under_township(world: World, group: list[Place]) -> Place:
    group[0].org.superior = next(
        org for org in world.orgs if org.unit.kind == "town" and org.unit.log == group[0].unit.log
    )
    return group[0]


def _settled_secretary(world: World, place: Place) -> Person:
    """The secretary, in office for years and first in the post."""
    rows = [
        row for row in world.appointments if row.unit is place.unit and row.post in (Post.SECRETARY, Post.PRINCIPAL)
    ]
    for row in rows:
        if row.until is not None:
            world.appointments.remove(row)
        else:
            row.since = world.years_ago(3)
    return _posts(world, place, Post.SECRETARY)[0].person


def _title_too_low(world: World, group: list[Place]) -> Place:
    world.low_titled.add(id(_posts(world, group[0], Post.SECRETARY)[0].person))
    return group[0]


def _rotation_missed(world: World, group: list[Place]) -> Place:
    world.untrained.add((id(_settled_secretary(world, group[0])), TrainingKind.ROTATION))
    return group[0]


def _hours_missed(world: World, group: list[Place]) -> Place:
    """A member without office who took no part in the training of all members."""
    posted = {id(row.person) for row in world.appointments}
    rows = (row for row in world.memberships if row.org is group[0].org and id(row.person) not in posted)
    member = next(row for row in rows if row.kind == MemberKind.FULL)
    world.untrained.add((id(member.person), TrainingKind.FULL))
    return group[0]


def _credited_too_little(world: World, group: list[Place]) -> Place:
    world.uncredited.add(id(_posts(world, group[0], Post.SECRETARY)[0].person))
    return group[0]


def _nothing_planned(world: World, group: list[Place]) -> Place:
    """The county held its courses, but none of them for Party workers."""
    county = group[0].unit.superior
    assert county is not None
    world.unplanned.add(id(county))
    return replace(group[0], unit=county)


def _a_year_of_the_plan(place: Place) -> bool:
    """Whether the county plan of 2023 has been in force for a whole year."""
    return GENERAL(place) and clock.today() >= PLAN_YEAR_OVER


PLAN_YEAR_OVER = date(2024, 1, 1)


def _of_members(rule: str) -> Callable[[World, list[Place]], Place]:
    """A matter of members that is overdue; the rows follow in `members`."""

    def miss(world: World, group: list[Place]) -> Place:
        world.member_faults.add((rule, id(group[0].org)))
        return group[0]

    return miss


def _without_body(kind: str) -> Callable[[World, list[Place]], Place]:
    """One kind of body is not set up."""

    def miss(world: World, group: list[Place]) -> Place:
        world.bodiless.add((id(group[0].unit), kind))
        return group[0]

    return miss


def _congress_overdue(world: World, group: list[Place]) -> Place:
    world.overdue_congress.add(id(group[0].unit))
    return group[0]


def _level_left(world: World, group: list[Place]) -> Place:
    """A head of department who answered for a level has left the post."""
    place = group[0]
    posted = {id(row.person) for row in world.appointments}
    person = next(person for person in reversed(place.people) if id(person) not in posted)
    days = {"since": world.years_ago(3), "until": world.today - timedelta(days=40), "reason": "工作调整"}
    row = Appointment(person=person, unit=place.unit, post=Post.MIDDLE_MANAGER, **days)
    world.appointments.append(row)
    world.left_levels[id(place.unit)] = row
    return place


SMALL = _kind(OrgKind.BRANCH, least=7, most=14)
MIDDLE = _kind(OrgKind.BRANCH, least=15, most=40)
GENERAL = _kind(OrgKind.GENERAL_BRANCH)
JOINT = _kind(OrgKind.JOINT_BRANCH)
BRANCH = _kind(OrgKind.BRANCH)
WITH_COMMITTEE = _kind(OrgKind.BRANCH, least=7, most=45)
FAULTS: tuple[tuple[str, Callable[[Place], bool], Callable[[World, list[Place]], Place]], ...] = (
    ("A-01", JOINT, _own_branch_missing),
    ("A-02", SMALL, _committee_missing),
    ("A-04", JOINT, _joint_too_wide),
    ("A-05", JOINT, _without_members),
    ("A-06", _kind(OrgKind.COMMITTEE), _branch_too_large),
    ("A-07", _kind(OrgKind.BRANCH, least=25, most=45), _grow_to(50)),
    ("A-08", GENERAL, _grow_to(100)),
    ("A-09", GENERAL, _seat_empty),
    ("A-11", SMALL, _no_full_time_deputy),
    ("A-12", GENERAL, _vice_outside),
    ("A-13", GENERAL, _quota_cut),
    ("A-14", SMALL, _term_over),
    ("A-15", SMALL, _too_long),
    ("A-16", GENERAL, _vacant),
    ("A-19", SMALL, _nobody_young),
    ("A-20", MIDDLE, _director_no_member),
    ("A-23", SMALL, _under_township),
    ("C-1", SMALL, _quarter_missed(MeetingKind.ASSEMBLY)),
    ("C-2", SMALL, _month_missed(MeetingKind.COMMITTEE)),
    ("C-4", SMALL, _quarter_missed(MeetingKind.LECTURE)),
    ("A-10", MIDDLE, _few_leaders),
    ("A-18b", SMALL, _new_member_leads),
    ("A-21", SMALL, _nobody_in_charge),
    ("C-8", SMALL, _month_missed(MeetingKind.THEME_DAY)),
    ("Q-8", GENERAL, _lapse("Q-8")),
    *((rule, WITH_COMMITTEE, _lapse(rule)) for rule in ("B1-1", "B1-2", "B-03", "B-05", "B-14", "B-16")),
    *((rule, WITH_COMMITTEE, _lapse(rule)) for rule in ("Q-1", "Q-2", "Q-3")),
    ("A-18", SMALL, _title_too_low),
    ("F-1", SMALL, _rotation_missed),
    ("F-2", SMALL, _hours_missed),
    ("F-3", _a_year_of_the_plan, _nothing_planned),
    ("F-4", SMALL, _credited_too_little),
    ("A-26", BRANCH, _without_body("ideology")),
    ("A-26b", WITH_COMMITTEE, _level_left),
    ("G-06", BRANCH, _without_body("academic_committee")),
    ("G-07", BRANCH, _congress_overdue),
    ("D-S02", BRANCH, _of_members("D-S02")),
    ("D-S06", BRANCH, _of_members("D-S06")),
)
MADE_UP = 3  # until the end of this month the meetings of the year before may still be held
FOR_THE_YEAR = (
    ("C-9", WITH_COMMITTEE, _year_missed(MeetingKind.ORG_LIFE)),
    ("C-10", WITH_COMMITTEE, _year_missed(MeetingKind.APPRAISAL)),
    ("C-12", GENERAL, _lapse("C-12")),
)
