"""The demo's figures of one city are the published ones, the whole table."""

import pytest

from xiaoheng.doors.console import demo
from xiaoheng.ground.rulebook.figure import figures
from xiaoheng.lib import clock

CITY = {
    "orgs": "455",
    "orgs_public": "418",
    "orgs_private": "37",
    "orgs_separate": "241",
    "orgs_shared": "214",
    "shared_rate": "47.0%",
    "orgs_committee": "5",
    "orgs_general": "53",
    "members": "7152",
    "members_per_org": "15.7",
    "one_person_rate": "73.6%",
}


def shown(world):
    units = [unit.pk for unit in world.units]
    return {key: one.shown(one.formula(units, clock.today())) for key, one in figures().items()}


@pytest.mark.full
def test_a_city_has_the_published_figures(db):
    world = demo.fill(455, seed=2023)
    assert {key: value for key, value in shown(world).items() if key in CITY} == CITY
