"""rulebook.override and parameter(): nearest superior, the row's own day, none | stricter | free."""

from datetime import date

import pytest

from xiaoheng.ground.records.models import Entry
from xiaoheng.ground.rulebook import parameter, services
from xiaoheng.ground.rulebook.models import Finding, Parameter, ParameterValue
from xiaoheng.ground.rulebook.selectors import NoValue, bounds
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Forbidden, Refused

TODAY = date(2023, 3, 14)
SINCE = date(2023, 1, 1)


def override(cast, key, value, unit="YL", actor="clerk", since=SINCE, until=None, basis="云教工委〔2023〕2号"):
    return services.override(
        actor=cast.actor(actor),
        parameter=Parameter.objects.get(key=key),
        unit=cast.units[unit],
        value=value,
        since=since,
        until=until,
        basis=basis,
    )


def value(cast, key, unit, day=TODAY):
    return parameter(key, cast.units[unit], day).value


def test_a_county_value_reaches_its_schools_and_no_others(cast, law):
    override(cast, "vacancy_months_max", 2)
    assert [value(cast, "vacancy_months_max", unit) for unit in ("YL", "TY", "LJ1", "C")] == [2, 2, 3, 3]


def test_the_nearest_value_of_the_day_holds(cast, law):
    override(cast, "vacancy_months_max", 2, until=date(2023, 3, 1))
    override(cast, "vacancy_months_max", 1, unit="TY", since=date(2023, 2, 1))
    days = [date(2023, 1, 31), date(2023, 2, 1), date(2023, 2, 28), date(2023, 3, 1)]
    assert [value(cast, "vacancy_months_max", "TY", day) for day in days] == [2, 1, 1, 1]
    assert [value(cast, "vacancy_months_max", "LX", day) for day in days] == [2, 2, 2, 3]


def test_a_value_says_where_it_comes_from(cast, law):
    shipped = parameter("vacancy_months_max", cast.units["TY"], TODAY)
    assert "空缺" in shipped.clause
    assert "实施方案" in shipped.regulation
    override(cast, "vacancy_months_max", 2)
    own = parameter("vacancy_months_max", cast.units["TY"], TODAY)
    assert (own.value, own.clause, own.unit) == (2, "云教工委〔2023〕2号", cast.units["YL"].pk)


def test_no_value_is_said_plainly(cast, law):
    with pytest.raises(NoValue, match="没有“vacancy_months_max”这一参数的取值"):
        parameter("vacancy_months_max", cast.units["TY"], date(2022, 12, 31))
    with pytest.raises(NoValue, match="unheard_of"):
        parameter("unheard_of", cast.units["TY"], TODAY)


@pytest.mark.parametrize(
    ("key", "number", "message"),
    [
        ("branch_min_members", 2, "由上级统一规定"),
        ("branch_min_members", 3, "由上级统一规定"),
        ("vacancy_months_max", 4, "只可从严：现行为3，不能定为4"),
        ("assembly_per_quarter", 0, "只可从严：现行为1，不能定为0"),
        ("general_seats_max", 2**31, "超出范围"),
    ],
)
def test_what_the_text_does_not_allow_is_refused(cast, law, key, number, message):
    with pytest.raises(Refused, match=message):
        override(cast, key, number)
    assert not ParameterValue.objects.filter(origin="verb").exists()
    assert Entry.objects.filter(verb="rulebook.override", result="refused").count() == 1


def test_a_school_is_held_to_its_countys_stricter_value(cast, law):
    override(cast, "vacancy_months_max", 2)
    with pytest.raises(Refused, match="现行为2，不能定为3"):
        override(cast, "vacancy_months_max", 3, unit="TY")


def test_each_day_of_overlap_is_compared(cast, law):
    """The county's value grows stricter in June: a school's must be stricter on every day on which both hold."""
    override(cast, "vacancy_months_max", 2, until=date(2023, 6, 1))
    override(cast, "vacancy_months_max", 1, since=date(2023, 6, 1))
    with pytest.raises(Refused, match="上级自2023-06-01起为1，不能定为2"):
        override(cast, "vacancy_months_max", 2, unit="TY")
    override(cast, "vacancy_months_max", 2, unit="TY", until=date(2023, 6, 1))
    override(cast, "vacancy_months_max", 1, unit="TY", since=date(2023, 6, 1))


def province(cast, key, number, since):
    return ParameterValue.objects.create(
        parameter=Parameter.objects.get(key=key), unit=cast.units["P"], value=number, since=since, basis="省发1号",
        origin="verb",
    )  # fmt: skip


def test_the_county_is_held_to_its_provinces_value(cast, law):
    province(cast, "vacancy_months_max", 2, SINCE)
    with pytest.raises(Refused, match="现行为2，不能定为3"):
        override(cast, "vacancy_months_max", 3)
    override(cast, "vacancy_months_max", 1)
    assert [value(cast, "vacancy_months_max", unit) for unit in ("P", "LJ1", "YL", "TY")] == [2, 2, 1, 1]


def test_a_value_left_behind_by_a_later_one_above_is_pointed_out(cast, law):
    """Nobody changes the value of another: it holds until its unit mends it, and the pages say so."""
    parameter_, row = Parameter.objects.get(key="vacancy_months_max"), override(cast, "vacancy_months_max", 2)
    assert bounds.outgrown(parameter_) == []
    province(cast, "vacancy_months_max", 1, date(2023, 6, 1))
    assert bounds.outgrown(parameter_) == [row]
    assert value(cast, "vacancy_months_max", "TY", date(2023, 6, 1)) == 2


def test_a_reference_value_that_nobody_issued_binds_schools_and_no_county(cast, law):
    """限额三万元、每周沟通 are samples: a county may set either way; below its own value only stricter holds."""
    with pytest.raises(Refused, match="现行为7，不能定为14"):
        override(cast, "talk_days_max", 14, unit="TY")
    row = override(cast, "talk_days_max", 14)
    assert (value(cast, "talk_days_max", "TY"), bounds.outgrown(row.parameter)) == (14, [])
    override(cast, "talk_days_max", 10, unit="TY")
    with pytest.raises(Refused, match="现行为14，不能定为21"):
        override(cast, "talk_days_max", 21, unit="LX")


def test_where_values_are_free_nothing_is_compared(cast, law):
    free = Parameter.objects.filter(override="free").first()
    override(cast, free.key, 9)
    override(cast, free.key, 1, unit="TY")
    assert bounds.outgrown(free) == []


def test_an_announced_value_holds_from_its_day(cast, law):
    services.evaluate(TODAY)
    young = Finding.objects.filter(ended=0, rule="A-19", unit=cast.units["TY"])
    assert young.get().need == 1
    override(cast, "young_cadres_min", 2, since=date(2023, 4, 1))
    assert young.get().need == 1
    with clock.on(date(2023, 4, 1)):
        services.catch_up()
    assert young.get().need == 2


def test_days_must_make_sense(cast, law):
    with pytest.raises(Refused, match="截止日须晚于起始日"):
        override(cast, "general_seats_max", 8, until=SINCE)
    override(cast, "general_seats_max", 8, until=date(2023, 6, 1))
    with pytest.raises(Refused, match="另定过"):
        override(cast, "general_seats_max", 9, since=date(2023, 5, 31))
    override(cast, "general_seats_max", 9, since=date(2023, 6, 1))
    with pytest.raises(Refused, match="没有写明依据"):
        override(cast, "committee_seats_max", 8, basis="  ")


def test_a_neighbour_and_a_school_may_not(cast, law):
    for actor in ("lj_clerk", "ty_secretary", "leader", "stranger"):
        with pytest.raises(Forbidden):
            override(cast, "general_seats_max", 8, actor=actor)


def test_findings_below_follow_at_once(cast, law):
    services.evaluate(TODAY)
    few = Finding.objects.filter(ended=0, rule="A-08", unit=cast.units["TY"])
    assert few.count() == 1
    row = override(cast, "committee_min_members", 7)
    assert not few.exists()
    entry = Entry.objects.get(verb="rulebook.override", subject=str(row.pk))
    assert (entry.unit, entry.role) == ("YL", "county_clerk")
