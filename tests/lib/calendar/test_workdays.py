"""Workdays follow the official calendar, make-up days included."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiaoheng.lib.calendar import (
    add_workdays,
    first_workday_of_month,
    holiday,
    holiday_break,
    holiday_eve,
    is_provisional,
    is_workday,
    last_workday_of_month,
)  # fmt: skip


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2024, 9, 29), True),
        (date(2024, 10, 1), False),
        (date(2024, 10, 8), True),
        (date(2024, 10, 12), True),
        (date(2024, 3, 9), False),
    ],
)
def test_make_up_days_and_holidays(day, expected):
    assert is_workday(day) is expected


def test_counting_skips_the_national_day():
    assert add_workdays(date(2024, 9, 27), 3) == date(2024, 10, 8)
    assert add_workdays(date(2024, 10, 8), -1) == date(2024, 9, 30)


@given(st.dates(date(2005, 1, 1), date(2060, 1, 1)), st.integers(1, 40))
def test_counting_forward_and_back(day, count):
    later = add_workdays(day, count)
    assert is_workday(later)
    assert sum(is_workday(date.fromordinal(n)) for n in range(day.toordinal() + 1, later.toordinal() + 1)) == count


def test_beyond_the_published_years_weekdays_stand_in():
    assert is_provisional(date(2040, 1, 2))
    assert not is_provisional(date(2024, 1, 2))
    assert is_workday(date(2040, 10, 2))


def test_ends_of_months():
    assert last_workday_of_month(2024, 8) == date(2024, 8, 30)
    assert first_workday_of_month(2024, 10) == date(2024, 10, 8)


@pytest.mark.parametrize(
    ("name", "year", "eve"),
    [
        ("国庆节", 2024, date(2024, 9, 30)),
        ("七一", 2024, date(2024, 6, 30)),
        ("元旦", 2025, date(2024, 12, 31)),
        ("清明", 2024, date(2024, 4, 3)),
        ("中秋节", 2024, date(2024, 9, 16)),
        ("春节", 2025, date(2025, 1, 28)),
    ],
)
def test_eves(name, year, eve):
    assert holiday_eve(name, year) == eve


def test_unknown_names_and_years_are_not_guessed():
    assert holiday("泼水节", 2024) is None
    assert holiday("春节", 2090) is None
    assert holiday_break("国庆", 2040) is None


@pytest.mark.parametrize("name", ["春节", "清明", "端午", "中秋", "国庆", "元旦"])
def test_lunar_table_agrees_with_the_published_days_off(name):
    for year in range(2010, 2027):
        off, day = holiday_break(name, year), holiday(name, year)
        if off and day:
            assert (off[0] - day).days <= 1
            assert day <= off[1]
