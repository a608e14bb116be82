"""Which organisations may bear a fault, and what spoiling one needs."""

from collections.abc import Callable

from xiaoheng.doors.console.demo.build import Place, World
from xiaoheng.doors.console.demo.names import Namer
from xiaoheng.ground.organisation.models import Appointment, PartyOrg, Person
from xiaoheng.ground.organisation.words import OrgKind

Fits = Callable[[Place], bool]
Spoil = Callable[[World, list[Place]], Place]  # gives the place at whose unit the fault is found


def kind(*kinds: str, least: int = 0, most: int = 10**6) -> Fits:
    """Public schools' own organisations of a kind, by the number of members."""
    return lambda place: (
        place.org.kind in kinds
        and place.plan.mode != "attached"
        and not place.plan.private
        and least <= place.plan.members <= most
    )


SMALL = kind(OrgKind.BRANCH, least=7, most=14)
MIDDLE = kind(OrgKind.BRANCH, least=15, most=40)
NEARLY_FIFTY = kind(OrgKind.BRANCH, least=25, most=45)
WITH_COMMITTEE = kind(OrgKind.BRANCH, least=7, most=45)
BRANCH = kind(OrgKind.BRANCH)
JOINT = kind(OrgKind.JOINT_BRANCH)
GENERAL = kind(OrgKind.GENERAL_BRANCH)
COMMITTEE = kind(OrgKind.COMMITTEE)
LARGE = kind(OrgKind.COMMITTEE, OrgKind.GENERAL_BRANCH)


def later(_world: World, group: list[Place]) -> Place:
    """Nothing yet: the fault shows in rows that are written later, by whoever asks `world.bears`."""
    return group[0]


def inner(world: World, org: PartyOrg) -> list[PartyOrg]:
    """The branches of an organisation."""
    return [one for one in world.orgs if one.superior is org]


def posts(world: World, place: Place, post: str) -> list[Appointment]:
    """Who holds a post of the school or its organisation."""
    rows = (row for row in world.appointments if row.unit is place.unit and row.post == post and row.until is None)
    return [row for row in rows if row.org in (None, place.org)]


def join(world: World, place: Place, count: int) -> list[Person]:
    """New full members of the school, in the branches of its organisation in turn."""
    branches = inner(world, place.org) or [place.org]
    people = [world.person(Namer(world.random), place.unit, 41) for _turn in range(count)]
    for turn, person in enumerate(people):
        world.member(person, branches[turn % len(branches)])
    return people
