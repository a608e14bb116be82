"""The demo's figures are the published ones: of one county the share of members, of one city the whole table."""

import pytest

from xiaoheng.doors.console import demo
from xiaoheng.ground.rulebook import selectors as rulebook
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


def test_a_county_has_the_share_of_members_and_something_to_come(db):
    world = demo.fill(48, seed=2023)
    assert shown(world)["admin_members_rate"] == "95.6%"
    assert {due.verdict.rule for due in rulebook.forecast()} == {"A-14", "A-15", "A-16"}


@pytest.mark.full
def test_a_city_has_the_published_figures(db):
    world = demo.fill(455, seed=2023)
    assert {key: value for key, value in shown(world).items() if key in CITY} == CITY
