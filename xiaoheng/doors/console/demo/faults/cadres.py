"""干部: faults in titles, training and workload."""

from dataclasses import replace
from datetime import date

from xiaoheng.doors.console.demo.build import Place, World
from xiaoheng.doors.console.demo.faults.where import GENERAL, posts
from xiaoheng.ground.cadres.words import TrainingKind
from xiaoheng.ground.organisation.models import Person
from xiaoheng.ground.organisation.words import MemberKind, Post
from xiaoheng.lib import clock

PLAN_YEAR_OVER = date(2024, 1, 1)


def a_year_of_the_plan(place: Place) -> bool:
    """Whether the county plan of 2023 has been in force for a whole year."""
    return GENERAL(place) and clock.today() >= PLAN_YEAR_OVER


def title_too_low(world: World, group: list[Place]) -> Place:
    """A secretary of the second rank."""
    world.low_titled.add(id(posts(world, group[0], Post.SECRETARY)[0].person))
    return group[0]


def rotation_missed(world: World, group: list[Place]) -> Place:
    """A secretary of some years who took no part in last year's rotation."""
    world.untrained.add((id(_settled_secretary(world, group[0])), TrainingKind.ROTATION))
    return group[0]


def hours_missed(world: World, group: list[Place]) -> Place:
    """A member without office who took no part in the training of all members."""
    posted = {id(row.person) for row in world.appointments}
    rows = (row for row in world.memberships if row.org is group[0].org and id(row.person) not in posted)
    member = next(row for row in rows if row.kind == MemberKind.FULL)
    world.untrained.add((id(member.person), TrainingKind.FULL))
    return group[0]


def credited_too_little(world: World, group: list[Place]) -> Place:
    """A secretary whose Party work counts for half of what it should."""
    world.uncredited.add(id(posts(world, group[0], Post.SECRETARY)[0].person))
    return group[0]


def nothing_planned(world: World, group: list[Place]) -> Place:
    """The county held its courses, but none of them for Party workers."""
    county = group[0].unit.superior
    assert county is not None
    world.unplanned.add(id(county))
    return replace(group[0], unit=county)


def _settled_secretary(world: World, place: Place) -> Person:
    """The secretary, in office for years and first in the post."""
    held = (Post.SECRETARY, Post.PRINCIPAL)
    for row in [row for row in world.appointments if row.unit is place.unit and row.post in held]:
        if row.until is not None:
            world.appointments.remove(row)
        else:
            row.since = world.years_ago(3)
    return posts(world, place, Post.SECRETARY)[0].person
