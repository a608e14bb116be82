"""班子配备: faults in who holds which post, since when, and who sits on the committee."""

from datetime import timedelta

from xiaoheng.doors.console.demo.build import Place, World
from xiaoheng.doors.console.demo.faults.where import join, posts
from xiaoheng.doors.console.demo.names import Namer
from xiaoheng.ground.organisation.words import Charge, Post


def seat_empty(world: World, group: list[Place]) -> Place:
    """The director of moral education has lost the seat on the committee."""
    director = posts(world, group[0], Post.MORAL_DIRECTOR)[0].person
    seat = next(row for row in posts(world, group[0], Post.COMMITTEE_MEMBER) if row.person is director)
    world.appointments.remove(seat)
    return group[0]


def no_full_time_deputy(world: World, group: list[Place]) -> Place:
    """A secretary who is the principal has no full-time deputy beside him."""
    world.appointments.remove(posts(world, group[0], Post.FULL_TIME_DEPUTY)[0])
    posts(world, group[0], Post.PRINCIPAL)[0].charge = Charge.PERSONNEL_AND_PARTY
    return group[0]


def vice_outside(world: World, group: list[Place]) -> Place:
    """A member vice-principal whose seat another holds."""
    vice = posts(world, group[0], Post.VICE_PRINCIPAL)[0].person
    seat = next(row for row in posts(world, group[0], Post.COMMITTEE_MEMBER) if row.person is vice)
    seat.person = join(world, group[0], 1)[0]
    return group[0]


def quota_cut(world: World, group: list[Place]) -> Place:
    """One post of vice-principal less than before secretary and principal were parted."""
    rows = [row for row in world.quotas if row.unit is group[0].unit and row.post == Post.VICE_PRINCIPAL]
    min(rows, key=lambda row: row.since).seats += 1
    return group[0]


def too_long(world: World, group: list[Place]) -> Place:
    """A secretary in his thirteenth year, with nobody before him on record."""
    place = group[0]
    secretary = posts(world, place, Post.SECRETARY)[0]
    for row in [row for row in world.appointments if row.unit is place.unit and row.post == Post.SECRETARY]:
        if row.until is not None and row.org is place.org:
            world.appointments.remove(row)
    secretary.since = world.years_ago(12.3)
    return place


def vacant(world: World, group: list[Place]) -> Place:
    """A principal who left four months ago, and nobody after him."""
    row = posts(world, group[0], Post.PRINCIPAL)[0]
    row.until, row.reason = world.today - timedelta(days=125), "退休"
    row.since = min(row.since, row.until - timedelta(days=400))
    return group[0]


def nobody_young(world: World, group: list[Place]) -> Place:
    """All who lead the school are 44."""
    for row in world.appointments:
        if row.unit is group[0].unit:
            row.person.born_on = world.years_ago(44)
    return group[0]


def director_no_member(world: World, group: list[Place]) -> Place:
    """A director of moral education who is no member."""
    row = posts(world, group[0], Post.MORAL_DIRECTOR)[0]
    row.person = world.person(Namer(world.random), group[0].unit, 40)
    return group[0]


def few_leaders(world: World, group: list[Place]) -> Place:
    """A committee of five in which only two lead the school."""
    world.appointments.remove(posts(world, group[0], Post.VICE_PRINCIPAL)[0])
    return group[0]


def new_member_leads(world: World, group: list[Place]) -> Place:
    """A secretary who joined within the year."""
    person = posts(world, group[0], Post.SECRETARY)[0].person
    row = next(row for row in world.memberships if row.person is person)
    row.since = world.years_ago(0.7)
    return group[0]


def nobody_in_charge(world: World, group: list[Place]) -> Place:
    """A full-time deputy without the charge of personnel and Party work."""
    posts(world, group[0], Post.FULL_TIME_DEPUTY)[0].charge = ""
    return group[0]
