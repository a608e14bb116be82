"""Deadlines tied to the school calendar, settled by the terms of a county."""

from datetime import date

import pytest

from xiaoheng.lib.calendar import Term
from xiaoheng.lib.notices.deadlines import resolve, settle

TERMS = [
    Term(2022, "autumn", date(2022, 9, 1), date(2023, 1, 13)),
    Term(2022, "spring", date(2023, 2, 6), date(2023, 7, 7)),
    Term(2023, "autumn", date(2023, 9, 1), date(2024, 1, 19)),
    Term(2023, "spring", date(2024, 2, 26), date(2024, 7, 5)),
]
MARCH, JANUARY, AUGUST = date(2023, 3, 14), date(2023, 1, 20), date(2023, 8, 20)


@pytest.mark.parametrize(
    ("phrase", "anchor", "due"),
    [
        ("开学前", MARCH, "2023-08-31"),
        ("开学前", JANUARY, "2023-02-05"),
        ("开学后两周内", MARCH, "2023-09-15"),
        ("开学后两周内", date(2023, 2, 10), "2023-02-20"),
        ("秋季开学前一周", JANUARY, "2023-08-25"),
        ("放假前", MARCH, "2023-07-07"),
        ("放假前3日", MARCH, "2023-07-05"),
        ("寒假前", MARCH, "2024-01-19"),
        ("暑假开始前", date(2022, 10, 1), "2023-07-07"),
        ("本学期末", MARCH, "2023-07-07"),
        ("学期结束前", MARCH, "2023-07-07"),
        ("第2周周五前", AUGUST, "2023-09-08"),
        ("本学期", MARCH, "2023-07-07"),
        ("本学期", JANUARY, "2023-07-07"),
        ("下学期", MARCH, "2024-01-19"),
        ("新学期", MARCH, "2024-01-19"),
        ("新学期", AUGUST, "2024-01-19"),
        ("本学年", MARCH, "2023-07-07"),
        ("2023年春季学期", MARCH, "2023-07-07"),
        ("2022-2023学年第二学期", MARCH, "2023-07-07"),
        ("2023-2024学年", MARCH, "2024-07-05"),
    ],
)
def test_the_calendar_tells_the_day(phrase, anchor, due):
    assert str(settle(resolve(phrase, anchor), TERMS, anchor).due) == due


@pytest.mark.parametrize("phrase", ["会前3日", "开学后", "2030年春季学期", "2021年秋季学期", "3月31日前", "每学期2次"])
def test_what_it_does_not_tell_stays_as_read(phrase):
    read = resolve(phrase, MARCH)
    assert settle(read, TERMS, MARCH) == read


@pytest.mark.parametrize("phrase", ["开学前", "本学期", "下学期", "本学年", "放假前", "第2周周五前"])
def test_without_a_calendar_nothing_is_settled(phrase):
    for terms in ([], TERMS[:1]):
        read = resolve(phrase, MARCH)
        assert settle(read, terms, MARCH) == read
