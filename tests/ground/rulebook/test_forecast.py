"""The forecast and the rules say the same: what is due on a day holds on it and does not hold on the next."""

from datetime import date, timedelta

import pytest

from xiaoheng.ground.organisation.models import Appointment, PartyOrg
from xiaoheng.ground.organisation.words import Post
from xiaoheng.ground.rulebook import selectors
from xiaoheng.ground.rulebook.engine import registry
from xiaoheng.ground.rulebook.models import Parameter, ParameterValue

TODAY = date(2023, 3, 14)


@pytest.fixture
def coming(cast):
    """One of each kind to come: a term of five years, twelve years in a post, a vacancy of three months."""
    PartyOrg.objects.filter(code="TY-DW").update(term_since=date(2018, 7, 31))
    Appointment.objects.filter(unit=cast.units["TY"], post=Post.PRINCIPAL).update(since=date(2011, 9, 1))
    Appointment.objects.filter(unit=cast.units["TY"], post=Post.SECRETARY).update(until=date(2023, 3, 1))
    return cast


def test_each_is_due_on_the_last_day_on_which_its_rule_holds(coming):
    found = selectors.forecast([coming.units["TY"].pk])
    assert [(due.verdict.rule, due.on) for due in found] == [
        ("A-16", date(2023, 6, 1)),
        ("A-14", date(2023, 7, 31)),
        ("A-15", date(2023, 9, 1)),
    ]
    for due in found:
        rules, unit = [registry.rules()[due.verdict.rule]], coming.units["TY"]
        details = [
            {one.detail for one in selectors.judge(day, unit, rules=rules)}
            for day in (due.on, due.on + timedelta(days=1))
        ]
        assert due.verdict.detail not in details[0]
        assert due.verdict.detail in details[1]


@pytest.mark.parametrize(
    ("begins", "due"),
    [
        (date(2023, 9, 1), date(2023, 6, 1)),  # ends by the law of today before the new one begins
        (date(2023, 5, 20), date(2023, 5, 19)),  # the new law no longer allows it from its first day
        (date(2023, 4, 10), date(2023, 5, 1)),  # two months under the new law
    ],
)
def test_an_announced_value_counts_from_its_day_and_not_before(coming, begins, due):
    county = coming.units["YL"]
    ParameterValue.objects.create(
        parameter=Parameter.objects.get(key="vacancy_months_max"), unit=county, value=2, since=begins, basis="云岭〔1〕",
        origin="verb",
    )  # fmt: skip
    found = selectors.forecast([coming.units["TY"].pk])
    assert [one.on for one in found if one.verdict.rule == "A-16"] == [due]


def test_what_has_run_out_or_is_far_away_is_not_listed(coming):
    PartyOrg.objects.filter(code="TY-DW").update(term_since=date(2018, 3, 13))  # over since today
    Appointment.objects.filter(unit=coming.units["TY"], post=Post.PRINCIPAL).update(since=date(2012, 3, 1))
    assert [due.verdict.rule for due in selectors.forecast([coming.units["TY"].pk])] == ["A-16"]
    PartyOrg.objects.filter(code="TY-DW").update(term_since=date(2018, 3, 14))  # its last day
    assert [due.verdict.rule for due in selectors.forecast([coming.units["TY"].pk])] == ["A-14", "A-16"]


def test_a_known_leave_is_a_vacancy_to_come(coming):
    Appointment.objects.filter(unit=coming.units["TY"], post=Post.SECRETARY).update(until=date(2023, 8, 1))
    assert ("A-16", date(2023, 11, 1)) in [
        (due.verdict.rule, due.on) for due in selectors.forecast([coming.units["TY"].pk])
    ]


def test_twelve_months_from_the_present_one():
    assert selectors.forecast_months(TODAY)[::11] == [(2023, 3), (2024, 2)]
