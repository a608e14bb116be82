"""Deadlines and repetitions as an official writes them."""

from datetime import date

import pytest

from xiaoheng.doors.desk.templatetags.execution import deadline, minutes, repetition
from xiaoheng.loop.execution.models import DirectiveItem


def by(freq, interval=1, count=1, **parts):
    return {"freq": freq, "interval": interval, "by": parts, "count_min": count}


@pytest.mark.parametrize(
    ("recurrence", "words"),
    [
        (by("monthly", day=25), "每月25日前"),
        (by("monthly", day=[10, 25]), "每月10日、25日前"),
        (by("monthly", day=-1), "每月月底前"),
        (by("quarterly", month_of_period=1, day=5), "每季度第1个月5日前"),
        (by("weekly", interval=2), "每2周"),
        (by("monthly", interval=2), "每2个月"),
        (by("weekly", weekday=5), "每周（周五）"),
        (by("semester", count=2), "每学期2次"),
    ],
)
def test_repetitions(recurrence, words):
    assert repetition(recurrence) == words


@pytest.mark.parametrize(
    ("found", "words"),
    [
        ({"kind": "relative", "anchor": "meeting", "rel": "before", "offset": 3, "unit": "day"}, "会议前3日"),
        (
            {"kind": "relative", "anchor": "receipt", "rel": "after", "offset": 5, "unit": "workday"},
            "收到通知后5个工作日",
        ),
        ({"kind": "relative", "anchor": "term_start", "rel": "at", "offset": 0, "unit": "day"}, "开学时"),
        ({"kind": "none"}, "未写明时限"),
        ({}, "未写明时限"),
    ],
)
def test_deadlines_without_a_day(found, words):
    assert deadline(DirectiveItem(deadline=found)) == words


def test_a_day_and_a_repetition():
    assert "2023年3月31日" in deadline(DirectiveItem(due_on=date(2023, 3, 31), deadline={"kind": "date"}))
    assert deadline(DirectiveItem(recurrence=by("monthly"), deadline={"kind": "recurrence"})) == "每月"


@pytest.mark.parametrize(("value", "words"), [(45, "45分钟"), (60, "1小时"), (90, "1小时30分钟"), (0, "0分钟")])
def test_minutes(value, words):
    assert minutes(value) == words
