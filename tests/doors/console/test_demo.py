"""The demo: the same seed gives the same rows; its figures are the published ones; each planted fault is found."""

from datetime import date

import pytest

from xiaoheng.doors.console import demo
from xiaoheng.doors.console.demo import faults, plan
from xiaoheng.ground.rulebook import selectors as rulebook
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused


def test_a_city_has_the_published_figures():
    plans = plan.of_city()
    assert len(plans) == 455
    assert sum(one.members for one in plans) == 7152
    assert sum(one.private for one in plans) == 37
    assert sum(one.mode == "separate" for one in plans) == 241
    assert sum(one.mode in ("joint", "attached") for one in plans) == 214
    assert sum(one.kind == "committee" for one in plans) == 5
    assert sum(one.kind == "general_branch" for one in plans) == 53
    assert all(one.schools >= 2 for one in plans if one.mode == "joint")


def test_a_county_has_48_schools():
    assert sum(one.schools for one in plan.of_county()) == 48


def without_place(world):
    """Faults of the plan that no organisation bears, though one of their kind is there."""
    due = [fault for fault in faults.PLAN if fault.since <= world.today.month and fault.rule not in world.bears]
    return [fault.rule for fault in due if any(map(fault.fits, world.places))]


def found_in(world, excused=False):
    codes = {unit.code for unit in world.units}
    rows = [row for row in rulebook.reports(on=clock.today())[excused] if row["unit"] in codes]
    return sorted((row["rule"], row["unit"]) for row in rows)


def as_planted(world):
    """Each fault is found by its rule and by nothing else; what is excused is found and excused."""
    assert len({fault.rule for fault in world.planted}) >= 35
    assert without_place(world) == []
    assert sorted((fault.rule, fault.unit) for fault in world.planted) == found_in(world)
    assert [(fault.rule, fault.unit) for fault in world.excused] == found_in(world, excused=True)


@pytest.mark.full
def test_every_planted_fault_of_a_city_is_found_by_its_rule_and_by_nothing_else(db):
    as_planted(demo.fill(455, seed=2023))


@pytest.mark.parametrize(
    ("day", "seed"), [(date(2024, 2, 29), 7), pytest.param(date(2023, 5, 8), 5, marks=pytest.mark.full)]
)
def test_faults_move_with_the_business_clock(db, day, seed):
    """In May the yearly meetings of the year before are judged as well."""
    with clock.on(day):
        world = demo.fill(48, seed=seed)
        assert without_place(world) == []
        assert sorted((fault.rule, fault.unit) for fault in world.planted) == found_in(world)


def test_the_same_seed_gives_the_same_people():
    from xiaoheng.doors.console.demo import build, staff

    def people(seed):
        world = build.build(plan.of_county(), date(2023, 3, 14), seed, 1)
        staff.staff(world)
        return [(person.code, person.name, person.born_on) for person in world.people]

    assert people(1) == people(1) != people(2)


def test_it_will_not_be_poured_over_real_data(cast):
    with pytest.raises(Refused, match="已有单位"):
        demo.load(48)
