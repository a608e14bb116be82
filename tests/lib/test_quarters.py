"""Quarters: half-open, around the turn of the year, and as addresses write them."""

from datetime import date

import pytest

from xiaoheng.lib import quarters
from xiaoheng.lib.quarters import Quarter


def test_a_quarter_holds_its_days_and_no_others():
    first = Quarter(2024, 1)
    assert (first.first, first.after) == (date(2024, 1, 1), date(2024, 4, 1))
    assert date(2024, 3, 31) in first
    assert date(2024, 4, 1) not in first
    assert [day.month for day in Quarter(2024, 4).months] == [10, 11, 12]
    assert Quarter(2024, 4).next == Quarter(2025, 1)
    assert first.former == Quarter(2023, 4)
    assert {quarters.of(date(2024, month, 1)).number for month in range(1, 13)} == {1, 2, 3, 4}


@pytest.mark.parametrize("text", ["", "2023", "2023-0", "2023-5", "20231", "1999-1", "２０２３-1", "2023-1 ", "9999-1"])
def test_what_is_no_quarter_is_none(text):
    assert quarters.read(text) is None
    assert quarters.read("2023-2") == Quarter(2023, 2)
