"""Cells as people type them: what is kept to the character, what is cleaned, what is refused."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiaoheng.lib.cells import check_text, fold, plain, read_code, read_codes, read_name
from xiaoheng.lib.csv_text import is_garbled
from xiaoheng.lib.refusal import Refused


@pytest.mark.parametrize(
    "name", ["𠮷野", "㛃", "䶮", "\uf9dc", "葛\U000e0100", "买买提·艾力", "Anna Lee", "张ｘ", "婧波", "葉问"]
)
def test_names_are_kept_to_the_character(name):
    assert read_name(name, length=60) == name


@pytest.mark.parametrize(
    "typed", ["张\u200b三", "\ufeff张三", "张 三", "张　三", "张\xa0三", " 张三 ", "张\n三", "张\u2060三", "张\u00ad三"]
)
def test_what_cannot_be_seen_goes(typed):
    assert read_name(typed, length=60) == "张三"


@pytest.mark.parametrize("typed", ["同上", "无", "/", "NULL", "n/a", "—", "--", "暂无", "〃"])
def test_a_placeholder_is_no_name_and_no_code(typed):
    for read in (read_name, read_code):
        with pytest.raises(Refused):
            read(typed, length=60)


@pytest.mark.parametrize("typed", ["张\ue000", "张\u202e三", "张😀", "张★", "张\x07", "锟斤拷", "鏀块儴", "鏀閮ㄥ"])
def test_damaged_names_are_refused(typed):
    with pytest.raises(Refused) as refused:
        read_name(typed, length=60)
    assert refused.value.remedy


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("00123", "00123"),
        ("１２３", "123"),
        (123, "123"),
        (123.0, "123"),
        ("1E5", "1E5"),
        ("a 1", "a1"),
        (None, ""),
        ("甲-1", "甲-1"),
    ],
)
def test_codes(typed, code):
    assert read_code(typed, length=40) == code


@pytest.mark.parametrize("typed", ["4.50103E+17", 4.50103199001011e17, 1.5, True, 1234567890123456])
def test_codes_that_the_sheet_has_spoilt_are_refused(typed):
    with pytest.raises(Refused, match="文本格式"):
        read_code(typed, length=40)


def test_several_codes_in_one_cell():
    assert read_codes("SQ、LX，LX ; SH", length=40) == ("LX", "SH", "SQ")
    assert read_codes("", length=40) == ()


def test_dots_width_and_case_do_not_matter_for_comparing():
    assert {fold(text) for text in ("买买提·艾力", "买买提•艾力", "买买提・艾力", "买买提．艾力")} == {"买买提·艾力"}
    assert fold("县（区）") == fold("县(区)")


def test_ordinary_chinese_is_not_taken_for_garbled():
    for text in ("中共桃源中学委员会", "柳溪小学联合党支部", "婷婷", "嫦娥", "县（区）"):
        assert not is_garbled(text)


@given(st.text("赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨婷婧嫔嬛媛㛃䶮", min_size=2, max_size=4))
def test_names_are_not_taken_for_garbled(name):
    assert read_name(name, length=60) == name


@given(st.text())
def test_any_text_is_read_or_refused_and_reading_again_changes_nothing(text):
    with suppress(Refused):
        once = read_name(text, length=60)
        assert read_name(once, length=60) == once


def test_numbers_lose_their_point_and_long_texts_are_refused():
    assert plain(12.0) == "12"
    with pytest.raises(Refused, match="超过3个字"):
        check_text("一二三四", length=3)
