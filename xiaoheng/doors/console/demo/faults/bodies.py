"""机构: faults in leading groups, democratic bodies and chains of responsibility."""

from datetime import timedelta

from xiaoheng.doors.console.demo.build import Place, World
from xiaoheng.doors.console.demo.faults.where import Spoil
from xiaoheng.ground.organisation.models import Appointment
from xiaoheng.ground.organisation.words import Post


def without(kind: str) -> Spoil:
    """One kind of body is not set up."""

    def miss(world: World, group: list[Place]) -> Place:
        world.bodiless.add((id(group[0].unit), kind))
        return group[0]

    return miss


def congress_overdue(world: World, group: list[Place]) -> Place:
    """A staff congress whose term is over."""
    world.overdue_congress.add(id(group[0].unit))
    return group[0]


def level_left(world: World, group: list[Place]) -> Place:
    """A head of department who answered for a level has left the post."""
    place = group[0]
    posted = {id(row.person) for row in world.appointments}
    person = next(person for person in reversed(place.people) if id(person) not in posted)
    days = {"since": world.years_ago(3), "until": world.today - timedelta(days=40), "reason": "工作调整"}
    row = Appointment(person=person, unit=place.unit, post=Post.MIDDLE_MANAGER, **days)
    world.appointments.append(row)
    world.left_levels[id(place.unit)] = row
    return place
