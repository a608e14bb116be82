"""Cleaning keeps, for every character, its place in the raw text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiaoheng.lib.hanzi import clean, simplify
from xiaoheng.lib.notices.layout import flow
from xiaoheng.lib.numerals import to_int


def test_pinyin_notes_go_and_characters_are_simplified():
    raw = "黨組織領(lǐng)導(dǎo)的校長(zhǎng)負(fù)責(zé)制"
    page = clean(raw)
    assert page.text == "党组织领导的校长负责制"
    start, end = page.raw_span(3, 5)
    assert raw[start:end].startswith("領")
    assert "導" in raw[start:end]


def test_brackets_with_chinese_stay():
    assert clean("各党支部（总支）").text == "各党支部(总支)"


@given(st.text(max_size=200))
def test_offsets_rise_and_point_at_the_same_character(raw):
    page = clean(raw)
    assert len(page.text) == len(page.origin)
    assert list(page.origin) == sorted(set(page.origin))
    misread = {(letter, digit) for letter, digit in zip("OoIl", "0011", strict=True)}  # 3月2O日
    assert all(simplify(raw[i]) == c or (raw[i], c) in misread for i, c in zip(page.origin, page.text, strict=True))


@given(st.text(alphabet="党建工作,。\n 1一、()-|\t各学校要", max_size=300))
def test_flowing_text_keeps_offsets(raw):
    page = flow(raw)
    assert list(page.origin) == sorted(set(page.origin))
    assert all(simplify(raw[i]) == c or (raw[i], c) in {(" ", ","), (" ", "、")} for i, c in _pairs(page))


def _pairs(page):
    return zip(page.origin, page.text, strict=True)


def test_spaces_stand_for_lost_punctuation():
    raw = "各学校\n1 各学校要在4月25日前制定活动方案 并上报县教育局\n2 活动期间 每校至少举办1场讲座 组织1次团辅 做好记录 附照片 报学区"
    assert "1、各学校要" in flow(raw).text
    assert "活动方案,并上报" in flow(raw).text
    assert "," not in flow("各学校：\n请于4月25日前报送方案。\n柳河县教育局　办公室").text


def test_page_fences_are_taken_out():
    body = "各学校要制定议事规则" * 13
    assert "2、" not in flow(f"1、{body}\n\n2、{body}\n\n3、{body}。").text


def test_broken_lines_are_joined_and_table_cells_are_not():
    broken = (
        "各党支部要在五月底前组织一次专题学习并\n撰写心得体会，六月底前上报学习情况，按照\n要求留存会议记录，"
        "认真落实各项任务要求，\n确保完成全部规定的学习内容和任务安排。"
    )
    assert "\n" not in flow(broken).text
    cells = "序号\n工作任务\n责任单位\n1\n制定作业管理实施细则，建立公示制度\n各村小"
    assert flow(cells).text.count("\n") == 5


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("二十三", 23),
        ("二〇二四", 2024),
        ("十", 10),
        ("两百零三", 203),
        ("１５", 15),
        ("三万", 30000),
        ("甲", None),
        ("", None),
    ],
)
def test_numerals(text, number):
    assert to_int(text) == number
