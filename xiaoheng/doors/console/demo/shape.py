"""The demo's counts brought to the published ones after the faults are planted, without touching what is planted.

A city: members as planned, and 335 of 455 organisations whose secretary is the principal. A county: 95.6 % members
in the administrative teams.
"""

from collections.abc import Iterator
from datetime import timedelta
from itertools import chain

from xiaoheng.doors.console.demo.build import Place, Planted, World, by_org
from xiaoheng.doors.console.demo.names import Namer
from xiaoheng.doors.console.demo.plan import CITY
from xiaoheng.ground.organisation.models import Appointment, Person
from xiaoheng.ground.organisation.words import OrgKind, Post

ONE_PERSON = 335  # of the city's organisations
ADMIN = (Post.PRINCIPAL, Post.VICE_PRINCIPAL, Post.MORAL_DIRECTOR, Post.MIDDLE_MANAGER)
OWN = (OrgKind.BRANCH, OrgKind.GENERAL_BRANCH, OrgKind.COMMITTEE)
MEETINGS = ("C-",)  # what is missed there has nothing to do with who leads
HEADS = 4  # of departments that a school may gain
PERMILLE = 956  # members of the administrative teams of a county
STEPS = (3, 7, 15, 50, 100)  # sizes at which something else holds: nobody leaves a school that is just there


def of_city(world: World) -> None:
    """Members as planned; secretary and principal apart in private and jointly led schools, as far as needed."""
    _coming(world)
    _trim(world)
    _part(world)


def of_county(world: World) -> None:
    """Heads of departments, some of them outside the Party."""
    _coming(world)
    _outsiders(world)


def _spared(world: World, beside: tuple[str, ...] = ()) -> Iterator[list[Place]]:
    """Organisations in which no fault is planted, or only such of these kinds."""
    faults = (*world.planted, *world.excused)
    planted = {fault.unit for fault in faults if not fault.rule.startswith(beside)}
    return (group for group in by_org(world) if not {place.unit.code for place in group} & planted)


def _coming(world: World) -> None:
    """What the forecast shows: a principal who left 40 days ago, and a secretary in his twelfth year."""
    large = [g[0] for g in _spared(world) if g[0].plan.kind in (OrgKind.GENERAL_BRANCH, OrgKind.COMMITTEE)]
    for principal in [row for row in world.appointments if large and _holds(row, large[-1], Post.PRINCIPAL)]:
        principal.until, principal.reason = world.today - timedelta(days=40), "退休"
        principal.since = min(principal.since, principal.until - timedelta(days=400))
    for group in chain(_spared(world), _spared(world, beside=MEETINGS)):
        place = group[0]
        held = [row for row in world.appointments if row.unit is place.unit and row.post == Post.SECRETARY]
        if place.plan.kind == OrgKind.BRANCH and not place.plan.private and len(held) == 1 and place.plan.members >= 7:
            held[0].since = world.years_ago(11.4)
            world.planted.append(Planted("A-15", place.unit.code))
            return


def _holds(row: Appointment, place: Place, post: str) -> bool:
    return row.unit is place.unit and row.post == post and row.until is None


def _posted(world: World) -> set[int]:
    return {id(row.person) for row in world.appointments}


def _free(place: Place, posted: set[int]) -> list[Person]:
    """People of a school who hold no post."""
    return [person for person in place.people if id(person) not in posted]


def _trim(world: World) -> None:
    """The faults brought members with them; as many leave elsewhere, one from a branch."""
    surplus = len(world.memberships) - sum(group[0].plan.members for group in by_org(world))
    leaving: set[int] = set()
    posted = _posted(world)
    for group in _spared(world):
        if len(leaving) >= surplus:
            break
        place = group[0]
        if place.plan.kind == OrgKind.BRANCH and place.plan.members > STEPS[0] and place.plan.members not in STEPS:
            leaving |= {id(person) for person in _free(place, posted)[-1:]}
    world.people = [person for person in world.people if id(person) not in leaving]
    world.memberships = [row for row in world.memberships if id(row.person) not in leaving]
    for place in world.places:
        place.people = [person for person in place.people if id(person) not in leaving]


def _part(world: World) -> None:
    """Another person becomes principal where no rule asks for one person in both posts."""
    groups, posted = list(by_org(world)), _posted(world)
    both = _both(world)
    surplus = len(both) - round(ONE_PERSON * len(groups) / CITY["orgs"])
    apart = [group[0] for group in _spared(world) if id(group[0].unit) in both]
    apart = [place for place in apart if place.plan.private or place.plan.kind == OrgKind.JOINT_BRANCH]
    for place in sorted(apart, key=lambda one: not one.plan.private):
        free = _free(place, posted)
        if surplus > 0 and free:
            both[id(place.unit)].person = free[0]
            surplus -= 1


def _both(world: World) -> dict[int, Appointment]:
    """The principal's appointment, by unit, where the secretary holds it too."""
    held = [row for row in world.appointments if row.until is None]
    secretaries = {(id(row.unit), id(row.person)) for row in held if row.post == Post.SECRETARY}
    principals = [row for row in held if row.post == Post.PRINCIPAL]
    return {id(row.unit): row for row in principals if (id(row.unit), id(row.person)) in secretaries}


def _outsiders(world: World) -> None:
    """A few heads of departments in each larger school, some of them not members, until the share is reached.

    Nothing that is planted in a larger school counts them.
    """
    present = [row for row in world.appointments if row.until is None or row.until > world.today]
    held = {id(row.person) for row in present if row.post in ADMIN}
    joined = {id(row.person) for row in world.memberships}
    inside, outside = len(held & joined), len(held - joined)
    schools = [g[0] for g in by_org(world) if g[0].plan.kind in OWN and g[0].plan.members > 15]
    namer, posted = Namer(world.random), _posted(world)
    for place, person in [(school, person) for school in schools for person in _free(school, posted)[:HEADS]]:
        if inside * 1000 // (inside + outside) < PERMILLE:
            world.post(person, place.unit, Post.MIDDLE_MANAGER)
            inside += 1
        elif inside * 1000 // (inside + outside) > PERMILLE:
            world.post(world.person(namer, place.unit, 40), place.unit, Post.MIDDLE_MANAGER)
            outside += 1
