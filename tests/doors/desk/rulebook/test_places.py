"""Where a finding is set right: a link that its reader may open, or none."""

import pytest
from django.urls import resolve, reverse

from xiaoheng.doors.desk.rulebook import places
from xiaoheng.ground.organisation.policy import policy
from xiaoheng.ground.rulebook.engine import registry


class One:
    """A finding in words, as far as its place asks."""

    def __init__(self, rule, kind, subject, unit):
        self.rule, self.unit = registry.rules()[rule], unit
        self.row = type("Row", (), {"subject_kind": kind, "subject": subject})


def test_every_page_named_is_one_that_policy_knows():
    named = [page for page, _key in [*places.OWN.values(), places.RHYTHM]]
    named += [*places.OF_UNIT.values(), *places.FIELDS.values(), *places.LISTS.values(), *places.TEXTS.values()]
    assert set(named) <= set(policy()["pages"])
    assert set(places.TEXTS) <= set(registry.rules())


@pytest.mark.parametrize(
    ("rule", "kind", "page"),
    [("A-06", "org", "org"), ("C-2", "org", "organisation_life"), ("D-6", "org", "developments"),
     ("A-16", "unit", "people"), ("F-2", "unit", "cadres"), ("A-26b", "chain_link", "chains"),
     ("E-1", "duty", "cell"), ("E-13", "problem", "problem"), ("Q-1", "item", "meetings"), ("B-19", "unit", "filings")],
)  # fmt: skip
def test_a_finding_leads_to_where_its_facts_are_kept(cast, rule, kind, page):
    found = places.place(One(rule, kind, 7, cast.units["TY"]), cast.actor("ty_office"))
    assert resolve(found.partition("?")[0]).view_name == f"desk:{page}"


def test_nobody_is_led_to_a_closed_door(cast):
    assert places.place(One("F-2", "unit", 7, cast.units["TY"]), cast.actor("inspector")) == ""


def test_findings_stand_one_by_one_before_they_are_counted_by_rule(sign_in, cast):
    page = sign_in("clerk").get(reverse("desk:findings")).content.decode()
    assert page.index('id="list"') < page.index('id="rules"')


def test_parameters_are_found_by_a_rule_that_uses_them(sign_in, cast):
    page = sign_in("clerk").get(reverse("desk:parameters"), {"q": "A-15"}).content.decode()
    assert "同一岗位连续任职年限" in page
    assert "外出须转移组织关系的时间" not in page
    assert "没有符合条件的参数" in sign_in("clerk").get(reverse("desk:parameters"), {"q": "查无此项"}).content.decode()
