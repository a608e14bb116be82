"""Members and teams of the demo: each team is in order by the rules; the faults are planted afterwards."""

from collections.abc import Iterator
from itertools import cycle

from xiaoheng.doors.console.demo.build import BRANCH_SIZE, SEATS, Place, World, by_org
from xiaoheng.doors.console.demo.names import Namer
from xiaoheng.ground.organisation.models import Appointment, PartyOrg, Person
from xiaoheng.ground.organisation.words import Charge, MemberKind, OrgKind, Post

GROUPS = ("七年级组", "八年级组", "九年级组", "语文组", "数学组", "英语组", "理综组", "文综组", "行政组", "综合组")
WHY_LEFT = "工作调动"


def staff(world: World) -> None:
    """People, memberships and posts for every organisation."""
    namer = Namer(world.random)
    for places in by_org(world):
        members = _members(world, namer, places)
        if places[0].plan.kind in SEATS:
            _large_team(world, places[0], members)
            _branches(world, places[0], members)
        else:
            _small_team(world, places, members)


def _members(world: World, namer: Namer, places: list[Place]) -> list[Person]:
    """Members spread over the schools covered; the fourth is young, so that every team has one aged 35 or less."""
    people: list[Person] = []
    for index, place in zip(range(places[0].plan.members), cycle(places)):
        age = world.random.randrange(27, 33) if index in (1, 3) else world.random.randrange(37, 54)
        person = world.person(namer, place.unit, age)
        place.people.append(person)
        people.append(person)
    return people


def _large_team(world: World, place: Place, members: list[Person]) -> None:
    """分设: secretary and principal apart, the principal deputy secretary; vice-principals join the committee."""
    org, unit = place.org, place.unit
    secretary, principal, teaching, moral, director = members[0], members[2], members[1], members[3], members[4]
    _led(world, secretary, place, Post.SECRETARY, org)
    _led(world, principal, place, Post.PRINCIPAL, None)
    world.post(principal, unit, Post.DEPUTY, org)
    world.post(teaching, unit, Post.VICE_PRINCIPAL, charge=Charge.PERSONNEL_AND_PARTY)
    world.post(moral, unit, Post.VICE_PRINCIPAL, charge=Charge.MORAL)
    world.post(director, unit, Post.MORAL_DIRECTOR)
    for person in members[5 : SEATS[OrgKind(org.kind)]]:
        world.post(person, unit, Post.MIDDLE_MANAGER)
    for person in members[: SEATS[OrgKind(org.kind)]]:
        world.post(person, unit, Post.COMMITTEE_MEMBER, org)


def _branches(world: World, place: Place, members: list[Person]) -> None:
    """Branches on year and subject groups inside a large school; each member belongs to one of them."""
    count = max(2, round(len(members) / BRANCH_SIZE))
    for number in range(count):
        share = members[number::count]
        name = f"{place.unit.name}{GROUPS[number % len(GROUPS)]}党支部"
        branch = world.org(f"{place.org.code}-{number + 1:02}", name, OrgKind.BRANCH, place.unit, place.org)
        _join(world, branch, share)
        seats = [person for person in share if person not in members[: SEATS[OrgKind(place.org.kind)]]][:3]
        world.post(seats[0], place.unit, Post.SECRETARY, branch)
        for person in seats:
            world.post(person, place.unit, Post.COMMITTEE_MEMBER, branch)


def _small_team(world: World, places: list[Place], members: list[Person]) -> None:
    """支部: one person is secretary and principal, beside exactly one full-time deputy secretary."""
    host, org = places[0], places[0].org
    _join(world, org, members)
    own = host.people if len(host.people) >= 3 or len(places) == 1 else members
    head, deputy, third = own[0], own[1], own[2]
    row = _led(world, head, host, Post.SECRETARY, org)
    world.post(head, host.unit, Post.PRINCIPAL).since = row.since
    world.post(deputy, host.unit, Post.FULL_TIME_DEPUTY, org, charge=Charge.PERSONNEL_AND_PARTY)
    world.post(third, third.unit, Post.VICE_PRINCIPAL, charge=Charge.MORAL)
    for place in places[1:]:
        world.post(place.people[0], place.unit, Post.PRINCIPAL)
    seats = [head, deputy, third]
    if len(members) >= 15:
        world.post(own[3], host.unit, Post.MORAL_DIRECTOR)
        seats += own[3:5]
    if _full(members, org) >= 7:
        for person in seats:
            world.post(person, host.unit, Post.COMMITTEE_MEMBER, org)


def _join(world: World, org: PartyOrg, members: list[Person]) -> None:
    full = _full(members, org)
    for index, person in enumerate(members):
        world.member(person, org, MemberKind.FULL if index < full else MemberKind.PROBATIONARY)


def _full(members: list[Person], org: PartyOrg) -> int:
    """One member in a branch of twelve or more is still probationary."""
    return len(members) - (
        1 if len(members) >= 12 and org.superior and org.superior.kind == OrgKind.WORK_COMMITTEE else 0
    )


def _led(world: World, person: Person, place: Place, post: str, org: PartyOrg | None) -> Appointment:
    """A leading post, and in one case of four the one who held it before, who left the day the present one came."""
    row = world.post(person, place.unit, post, org)
    if world.random.randrange(4) == 0:
        row.since = world.years_ago(0.4, spread=500)
        before = next(_elders(place, person), None)
        if before:
            earlier = world.post(before, place.unit, post, org)
            earlier.since, earlier.until, earlier.reason = world.years_ago(7), row.since, WHY_LEFT
    return row


def _elders(place: Place, person: Person) -> Iterator[Person]:
    return (other for other in reversed(place.people) if other is not person)
