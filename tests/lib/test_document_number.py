"""Document numbers as people type them, and markings of secrecy."""

import pytest

from xiaoheng.lib.document_number import Numbered, loosened, read_number
from xiaoheng.lib.refusal import Refused
from xiaoheng.lib.secrecy import marking, marking_of_head


@pytest.mark.parametrize(
    ("typed", "read", "changed"),
    [
        ("", "", False),
        ("蒲教党〔2023〕5号", "蒲教党〔2023〕5号", False),
        ("蒲教党[2023]5号", "蒲教党〔2023〕5号", True),
        ("蒲教党（2023）5号", "蒲教党〔2023〕5号", True),
        ("蒲教党【２０２３】１２号", "蒲教党〔2023〕12号", True),
        ("蒲教党﹝2023﹞5号", "蒲教党〔2023〕5号", True),
        (" 蒲教党 〔2023〕 5 号 ", "蒲教党〔2023〕5号", True),
    ],
)
def test_a_number_is_put_in_its_form(typed, read, changed):
    assert read_number(typed) == Numbered(read, changed)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("蒲教党〔2023〕第5号", "“第”"),
        ("蒲教党〔2023〕05号", "补了0"),
        ("蒲教党〔2023〕0号", "补了0"),
        ("蒲教党〔23〕5号", "不是规范"),
        ("〔2023〕5号", "不是规范"),
        ("蒲教党〔2023〕5", "不是规范"),
        ("JY〔2023〕5号", "不是规范"),
        ("蒲" * 60 + "〔2023〕5号", "超过60个字"),
    ],
)
def test_what_is_no_number_is_refused(typed, told):
    with pytest.raises(Refused, match=told):
        read_number(typed)


def test_a_part_of_a_number_is_searched_in_its_form():
    assert loosened("党(2023)5") == "党〔2023〕5"


@pytest.mark.parametrize(
    "text",
    [
        "秘密★1年",
        "机密 ★",
        "绝 密★",
        "关于考务的通知（机密）",
        "【秘密】名单",
        "★机密",
        "绝密",
        "机密 关于考务",
        "秘密1年",
        "密级：机密",
        "关于考务的通知\n机密\n各学校",
        "机　密★1年",
        "密级为机密。",
    ],
)
def test_a_marking_is_seen(text):
    assert marking(text)


@pytest.mark.parametrize(
    "text",
    [
        "学校保密工作制度",
        "秘密投票办法",
        "机密文件管理规定",
        "无记名（秘密）投票",
        "试卷属绝密级材料",
        "保守党的秘密",
        "秘密 投票",
        "机密室2023年检查",
        "采用无记名（秘密）、差额选举的办法",
        "密级为机密以上的文件由专人保管",
        "文件密级：绝密、机密、秘密三级",
        "黄旭华为国家保守机密30年",
        "泄露国家秘密3年以下有期徒刑",
        "**机密文件管理规定**",
    ],
)
def test_an_ordinary_word_is_none(text):
    assert not marking(text)


def test_only_the_head_of_a_document_counts():
    assert marking_of_head("机密★\n县委文件")
    assert not marking_of_head("保密制度\n" + "字" * 700 + "标注为机密★的")
