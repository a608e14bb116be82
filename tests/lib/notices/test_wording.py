"""Deadlines of the draft format as an official writes them; each phrase reads back much as it was written."""

from datetime import date

import pytest

from xiaoheng.lib.notices import wording
from xiaoheng.lib.notices.deadlines import resolve

ANCHOR = date(2023, 3, 13)
READ_BACK = {
    "3月底前": "2023年3月31日",
    "3月31日17:00前": "2023年3月31日 17:00",
    "3月中旬": "2023年3月11日至2023年3月20日",
    "即日起": "2023年3月13日起",
    "上半年": "上半年（2023年1月1日至2023年6月30日）",
    "寒假期间": "寒假",
    "会前3日": "会议前3日",
    "收到通知后24小时内": "收到通知后24小时",
    "尽快": "未写明时限",
    "每月25日前": "每月25日前",
    "每月10日、25日前": "每月10日、25日前",
    "每月最后一个工作日": "每月最后一个工作日前",
    "每月第一个周五": "每月（第1个周五）",
    "每周一、三": "每周（周一、周三）",
    "每两周一次": "每2周",
    "每季度末": "每季度第3个月月底前",
    "每年6月、12月底前": "每年6月、12月月底前",
    "每学期开学后两周内": "每学期（开学后2周）",
    "每学期不少于2次": "每学期2次",
}


@pytest.mark.parametrize(("phrase", "words"), READ_BACK.items(), ids=str)
def test_a_phrase_reads_back(phrase, words):
    assert wording.deadline(resolve(phrase, ANCHOR).as_json()) == words


@pytest.mark.parametrize("found", [{}, {"kind": "none"}, {"kind": "range", "start": None, "end": None}])
def test_nothing_said_is_said_to_be_nothing(found):
    assert wording.deadline(found) == "未写明时限"


def test_a_repetition_of_unknown_shape_is_still_worded():
    assert wording.deadline({"kind": "recurrence"}) == "定期"
    assert wording.repetition({"freq": "monthly", "interval": 2, "count_min": 3}) == "每2个月3次"


def test_every_word_goes_through_the_readers_language():
    english = {"每%(n)s周": "every %(n)s weeks", "周五": "Friday", "%(n)s次": ", %(n)s times"}
    found = {"freq": "weekly", "interval": 2, "by": {"weekday": 5}, "count_min": 2}
    assert wording.repetition(found, lambda text: english[text]) == "every 2 weeks（Friday）, 2 times"
