"""Figures of the set-up: sums add up, none is not zero, the secretary of a branch inside is not the school's."""

from datetime import date

import pytest
from django.db import connection

from xiaoheng.ground.organisation import services as organisation
from xiaoheng.ground.organisation.models import Appointment, Membership, PartyOrg, Unit
from xiaoheng.ground.organisation.selectors import led_on
from xiaoheng.ground.organisation.services.history import change_org
from xiaoheng.ground.organisation.words import OrgKind, Post, SetUpMode
from xiaoheng.ground.records.models import Entry
from xiaoheng.ground.rulebook import services
from xiaoheng.ground.rulebook.engine.statement import Setting, fact_text
from xiaoheng.ground.rulebook.figure import Count, figures
from xiaoheng.ground.rulebook.figures.coverage import coverage_by_county, coverage_rate
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Forbidden, Refused

TODAY = date(2023, 3, 14)


def result(key, cast, *codes):
    return figures()[key].formula([cast.units[code].pk for code in codes], TODAY)


def size(key, cast, *codes):
    return len(result(key, cast, *codes).counted)


def shown(key, cast, *codes):
    return figures()[key].shown(result(key, cast, *codes))


def test_public_and_private_and_the_modes_add_up(cast):
    every = ("TY", "LX", "SQ", "LJ1")
    total = size("orgs", cast, *every)
    assert total == 3
    assert size("orgs_public", cast, *every) + size("orgs_private", cast, *every) == total
    assert size("orgs_separate", cast, *every) + size("orgs_shared", cast, *every) == total
    assert shown("shared_rate", cast, *every) == "33.3%"


def test_nothing_to_count_in_is_not_zero(cast):
    assert shown("orgs_private", cast, "TY") == "0"
    assert shown("orgs_private", cast) == "—"
    assert shown("shared_rate", cast) == "—"
    assert shown("shared_rate", cast, "TY") == "0.0%"
    assert result("orgs", cast) == Count(None)


def test_a_branch_inside_a_school_is_not_counted_but_its_members_are(cast):
    before = size("members", cast, "TY")
    inner = PartyOrg.objects.create(
        code="TY-N", name="七年级组党支部", kind=OrgKind.BRANCH, mode=SetUpMode.SEPARATE, unit=cast.units["TY"],
        superior=cast.orgs["TY-DW"], since=TODAY,
    )  # fmt: skip
    Membership.objects.create(person=cast.people["stranger"] if "stranger" in cast.people else cast.people["clerk"],
                              org=inner, since=TODAY)  # fmt: skip
    assert size("orgs", cast, "TY") == 1
    assert size("members", cast, "TY") == before + 1


def test_members_are_counted_once_and_per_organisation(cast):
    member = cast.people["ty_teacher"]
    Membership.objects.create(person=member, org=cast.orgs["TY-DW"], kind="probationary", since=TODAY)
    assert size("members", cast, "TY") == 7
    assert shown("members_per_org", cast, "TY", "LX") == "5.5"


def test_one_person_in_both_posts_is_a_share_of_organisations(cast):
    assert shown("one_person_rate", cast, "TY", "LX") == "50.0%"


def test_a_post_of_a_party_without_organisation_is_of_the_one_that_leads(cast):
    Appointment.objects.filter(unit=cast.units["LX"], post=Post.SECRETARY).update(org=None)
    assert shown("one_person_rate", cast, "LX") == "100.0%"


def test_those_outside_the_party_lower_the_share_of_the_team(cast):
    assert shown("admin_members_rate", cast, "TY") == "100.0%"
    Membership.objects.filter(person=cast.people["ty_moral"]).delete()
    assert shown("admin_members_rate", cast, "TY") == "75.0%"


def test_the_secretary_of_a_branch_inside_does_not_make_a_school_led(cast):
    units = [cast.units["TY"].pk]
    assert coverage_rate(units, TODAY).percent == "100.0%"
    inner = PartyOrg.objects.create(
        code="TY-N", name="七年级组党支部", kind=OrgKind.BRANCH, unit=cast.units["TY"], superior=cast.orgs["TY-DW"],
        since=TODAY,
    )  # fmt: skip
    Appointment.objects.filter(unit=cast.units["TY"], post=Post.SECRETARY).update(org=inner)
    assert coverage_rate(units, TODAY).percent == "0.0%"


def test_the_coverage_by_county_is_the_coverage(cast):
    schools = Unit.objects.filter(kind="school")
    found, whole = coverage_by_county(schools, TODAY), coverage_rate(None, TODAY)
    assert found == {"YL": (1, 1)}
    assert (sum(n for n, _base in found.values()), sum(b for _n, b in found.values())) == (
        len(whole.counted),
        len(whole.base),
    )


def test_a_figure_of_last_month_stays_when_schools_and_organisations_change(cast):
    """类别、组建方式、办学性质 of the day asked for, not of today."""
    then, units = date(2023, 2, 1), ("TY", "LX", "SQ", "LJ1")
    keys = [key for key, one in figures().items() if key != "admin_members_rate"]

    def of(day):
        found = {key: figures()[key].formula([cast.units[code].pk for code in units], day) for key in keys}
        return {key: figures()[key].shown(one) for key, one in found.items()}

    before, clerk = of(then), cast.actor("clerk")
    assert (before["orgs"], before["orgs_committee"], before["orgs_private"]) == ("3", "1", "0")
    facts = {
        "org": cast.orgs["TY-DW"],
        "kind": OrgKind.BRANCH,
        "name": "桃源中学党支部",
        "basis": "云教工委〔2023〕5号",
    }
    organisation.upgrade(actor=clerk, on=date(2023, 3, 1), **facts)
    school = {"stage": "junior", "ownership": "private", "legal_person": True, "basis": "云教〔2023〕6号"}
    organisation.reclassify(actor=clerk, unit=cast.units["TY"], on=date(2023, 3, 1), **school)
    change_org(cast.orgs["LX-ZB"], date(2023, 3, 2), mode=SetUpMode.SEPARATE)
    assert of(then) == before
    now = of(TODAY)
    assert (now["orgs_committee"], now["orgs_private"], now["orgs_separate"]) == ("0", "1", "3")
    with connection.cursor() as cursor:
        cursor.execute(fact_text("orgs", Setting(then, connection.vendor, past=True)))
        rows = [dict(zip([column[0] for column in cursor.description], row, strict=True)) for row in cursor.fetchall()]
    assert set(led_on(then).values_list("pk", flat=True)) == {row["org"] for row in rows if row["leads"]}


def test_a_snapshot_keeps_the_number_and_its_formula(cast):
    row = services.snapshot(actor=cast.actor("clerk"), unit=cast.units["YL"], figure="shared_rate")
    assert (row.shown, row.counted, row.base, row.on) == ("50.0%", 1, 2, clock.today())
    PartyOrg.objects.filter(code="LX-ZB").update(mode=SetUpMode.SEPARATE)
    again = services.snapshot(actor=cast.actor("clerk"), unit=cast.units["YL"], figure="shared_rate")
    row.refresh_from_db()
    assert (row.shown, again.shown) == ("50.0%", "0.0%")
    assert row.digest != again.digest
    assert Entry.objects.filter(verb="rulebook.snapshot", subject=str(row.pk)).count() == 1


def test_a_snapshot_of_an_unknown_figure_or_of_tomorrow_is_refused(cast):
    said = {"actor": cast.actor("clerk"), "unit": cast.units["YL"]}
    with pytest.raises(Refused, match="没有“none”这个指标"):
        services.snapshot(**said, figure="none")
    with pytest.raises(Refused, match="晚于今日"):
        services.snapshot(**said, figure="orgs", on=date(2023, 3, 15))
    with pytest.raises(Forbidden):
        services.snapshot(actor=cast.actor("ty_secretary"), unit=cast.units["TY"], figure="orgs")
