"""parse_date: the many ways a date stands in a table, and those that are refused with their reason."""

from contextlib import suppress
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiaoheng.lib.dates import EARLIEST, LATEST, parse_date, parse_month
from xiaoheng.lib.refusal import Refused

FIFTH = date(2023, 3, 5)
READ = [
    ("2023-03-05", FIFTH),
    ("2023-3-5", FIFTH),
    ("2023.3.5", FIFTH),
    ("2023/3/5", FIFTH),
    ("2023-03-05 00:00:00", FIFTH),
    ("2023年3月5日", FIFTH),
    ("2023年03月05日", FIFTH),
    ("2023 年 3 月 5 日", FIFTH),
    ("2023年3月5号", FIFTH),
    ("二〇二三年三月五日", FIFTH),
    ("二○二三年三月五日", FIFTH),
    ("二零二三年十二月三十一日", date(2023, 12, 31)),
    ("２０２３．３．５", FIFTH),
    ("　2023-3-5　", FIFTH),
    ("20230305", FIFTH),
    (20230305, FIFTH),
    (45678, date(2025, 1, 21)),
    (45678.0, date(2025, 1, 21)),
    (45678.75, date(2025, 1, 21)),
    (date(2023, 3, 5), FIFTH),
    (datetime(2023, 3, 5, 8, 30), FIFTH),
    ("2024-02-29", date(2024, 2, 29)),
]
REFUSED = [
    ("2023-2-30", "不存在"),
    ("2023-02-29", "不存在"),
    ("2023年13月1日", "不存在"),
    ("23-3-5", "两位"),
    ("3/5/2023", "分不清"),
    ("3/5/23", "分不清"),
    ("农历闰二月初一", "农历"),
    ("3月底前", "确定的一天"),
    ("2023年3月", "缺少日"),
    ("2023.3", "缺少日"),
    ("0001-01-01", "1900年至2099年"),
    ("9999-12-31", "1900年至2099年"),
    (datetime(1899, 12, 31), "1900年至2099年"),
    (59, "序号"),
    (60, "序号"),
    (0, "序号"),
    (-3, "序号"),
    (1e400, "序号"),
    (float("nan"), "序号"),
    (True, "不是日期"),
    ("", "识别"),
    ("同上", "识别"),
    ("2023-3.5", "识别"),
    ("٢٠٢٣-٣-٥", "识别"),
]


@pytest.mark.parametrize(("typed", "meant"), READ, ids=lambda value: repr(value))
def test_read(typed, meant):
    assert parse_date(typed) == meant


@pytest.mark.parametrize(("typed", "reason"), REFUSED, ids=lambda value: repr(value))
def test_refused_with_its_reason_and_the_way_to_write_it(typed, reason):
    with pytest.raises(Refused, match=reason) as refused:
        parse_date(typed)
    assert "2023-03-05" in refused.value.remedy


def test_the_same_serial_in_a_book_of_the_1904_system():
    assert parse_date(45678, epoch1904=True) == date(2029, 1, 22)


FORMS = ["%Y-%m-%d", "%Y.%m.%d", "%Y年%m月%d日", "%Y%m%d"]


@given(st.dates(EARLIEST, LATEST.replace(year=2099)), st.sampled_from(FORMS))
def test_what_is_written_is_read(day, form):
    assert parse_date(day.strftime(form)) == day


@given(st.text())
def test_any_text_is_read_or_refused(text):
    with suppress(Refused):
        assert isinstance(parse_date(text), date)


@pytest.mark.parametrize(
    ("typed", "month"),
    [(2023.9, 202309), (2023.11, 202311), (2023.01, 202301), ("2023.10", 202310), (202303.0, 202303), (45000, 202303)],
)
def test_months_typed_as_numbers(typed, month):
    assert parse_month(typed) == month


@pytest.mark.parametrize("typed", [2023.1, 2023, 2023.13, float("inf"), float("nan"), True])
def test_what_may_be_another_month_is_refused(typed):
    """2023.1 is what a spreadsheet makes of 2023.10."""
    with pytest.raises(Refused, match="不是月份"):
        parse_month(typed)
