"""组织设置: faults in how Party organisations are set up, how large they are and how long they serve."""

from xiaoheng.doors.console.demo.build import Place, World, by_org
from xiaoheng.doors.console.demo.faults.where import Spoil, inner, join, posts
from xiaoheng.ground.organisation.models import Coverage
from xiaoheng.ground.organisation.words import MemberKind, OrgKind, Post, UnitKind


def own_branch_missing(world: World, group: list[Place]) -> Place:
    """The second school of a joint branch has three members."""
    join(world, group[1], 3 - len(group[1].people))
    return group[1]


def committee_missing(world: World, group: list[Place]) -> Place:
    """Nobody sits on the committee of a branch."""
    for row in posts(world, group[0], Post.COMMITTEE_MEMBER):
        world.appointments.remove(row)
    return group[0]


def joint_too_wide(world: World, group: list[Place]) -> Place:
    """Six schools under one joint branch; the members of those it took in stay where they were."""
    host = group[0]
    others = [g for g in by_org(world) if g[0].org.kind == OrgKind.JOINT_BRANCH and g[0].org is not host.org]
    for place in [place for g in others for place in g[1:]][: 6 - len(group)]:
        row = next(row for row in world.coverage if row.unit is place.unit)
        world.coverage.remove(row)
        world.coverage.append(Coverage(org=host.org, unit=place.unit, since=host.org.since))
    return host


def without_members(world: World, group: list[Place]) -> Place:
    """The second school of a joint branch has lost its members, and nobody was sent to it."""
    place = group[1]
    own = {id(person) for person in place.people}
    world.memberships = [row for row in world.memberships if id(row.person) not in own]
    return place


def branch_too_large(world: World, group: list[Place]) -> Place:
    """The first branch of a committee has 51 members, taken from the others."""
    branches = inner(world, group[0].org)
    rows = [row for row in world.memberships if row.org is branches[0]]
    posted = {id(row.person) for row in world.appointments if row.org in branches}
    others = [row for row in world.memberships if row.org in branches[1:] and id(row.person) not in posted]
    for row in others[: 51 - len(rows)]:
        row.org = branches[0]
    return group[0]


def grow_to(size: int) -> Spoil:
    """So many full members that the organisation ought to be of a higher kind."""

    def grow(world: World, group: list[Place]) -> Place:
        orgs = [group[0].org, *inner(world, group[0].org)]
        for row in world.memberships:
            if row.org in orgs:
                row.kind = MemberKind.FULL
        join(world, group[0], size - group[0].plan.members)
        return group[0]

    return grow


def term_over(world: World, group: list[Place]) -> Place:
    """The term ended some weeks ago."""
    group[0].org.term_since = world.years_ago(3.2)
    return group[0]


def under_township(world: World, group: list[Place]) -> Place:
    """A branch that still stands under the Party committee of its township."""
    log = group[0].unit.log
    group[0].org.superior = next(org for org in world.orgs if org.unit.kind == UnitKind.TOWN and org.unit.log == log)
    return group[0]
