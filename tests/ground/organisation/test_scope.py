"""可见范围: the county sees what is below it, an inspector his 片区, a school itself, another county nothing."""

from datetime import date

import pytest

from xiaoheng.ground.organisation import selectors, services
from xiaoheng.ground.organisation.actors import system
from xiaoheng.ground.organisation.models import Appointment, Coverage, Person, School
from xiaoheng.lib import clock

COUNTY = {"YL", "YL-Z1", "YL-Z2", "TY", "LX", "SQ"}
SEEN = {
    "clerk": COUNTY,
    "leader": COUNTY,
    "auditor": COUNTY,
    "inspector": {"TY"},
    "ty_secretary": {"TY"},
    "ty_teacher": {"TY"},
    "lx_office": {"LX"},
    "lj_clerk": {"LJ", "LJ1"},
    "lj_secretary": {"LJ1"},
    "stranger": set(),
}


@pytest.fixture(autouse=True)
def zones(cast):
    School.objects.filter(unit__code="TY").update(zone=cast.units["YL-Z1"])


@pytest.mark.parametrize("username", SEEN)
def test_units_and_all_that_hangs_on_them(cast, username):
    viewer, units = cast.actor(username), SEEN[username]
    assert set(selectors.units(viewer).values_list("code", flat=True)) == units
    people = Person.objects.filter(selectors.in_scope(viewer))
    assert set(people.values_list("unit__code", flat=True)) <= units
    assert people.count() == Person.objects.filter(unit__code__in=units).count()
    posts = Appointment.objects.filter(selectors.in_scope(viewer, "person__unit"))
    assert set(posts.values_list("person__unit__code", flat=True)) <= units
    schools = {"TY", "LX", "SQ", "LJ1"} & units
    assert set(selectors.schools(viewer).values_list("code", flat=True)) == schools


def test_the_system_sees_everything(cast):
    assert selectors.units(system("ticker")).count() == len(cast.units)
    assert selectors.visible_unit_ids(system("ticker")).count() == len(cast.units)


def test_scope_is_one_query_however_many_units(cast, django_assert_num_queries):
    viewer = cast.actor("clerk")
    with django_assert_num_queries(1):
        assert len(selectors.schools(viewer)) == 3


def test_a_unit_that_is_gone_or_not_yet_there_is_not_shown(cast):
    clerk = cast.actor("clerk")
    cast.units["SQ"].until = date(2023, 3, 14)
    cast.units["SQ"].save()
    cast.units["LX"].since = date(2023, 3, 15)
    cast.units["LX"].save()
    assert set(selectors.schools(clerk).values_list("code", flat=True)) == {"TY"}
    with clock.on(date(2023, 3, 13)):
        assert set(selectors.schools(clerk).values_list("code", flat=True)) == {"TY", "SQ"}


def test_the_organisation_that_leads_a_school_on_a_day(cast):
    school = cast.units["SQ"]
    assert selectors.party_org_of(school).code == "LX-ZB"
    Coverage.objects.filter(unit=school).update(until=date(2023, 3, 14))
    assert selectors.party_org_of(school) is None
    assert selectors.party_org_of(school, date(2023, 3, 13)).code == "LX-ZB"
    assert selectors.party_org_of(cast.units["LX"]).code == "LX-ZB"


def test_the_nearest_above(cast):
    assert selectors.county_of(cast.units["TY"]) == cast.units["YL"]
    assert selectors.nearest_superior(cast.units["TY"], "school") == cast.units["TY"]
    assert selectors.nearest_superior(cast.units["TY"], "city") == cast.units["C"]
    assert selectors.county_of(cast.units["C"]) is None


def test_a_role_given_for_another_zone_shows_its_schools_too(cast):
    services.grant(
        actor=cast.actor("clerk"),
        account=cast.accounts["inspector"],
        role="inspector",
        unit=cast.units["YL-Z2"],
        since=date(2023, 3, 1),
    )
    assert set(selectors.units(cast.actor("inspector")).values_list("code", flat=True)) == {"TY", "LX", "SQ"}
