"""Files of unknown origin: read within bounds, or refused with a sentence that says what to do."""

import time
import tracemalloc
import zipfile
from datetime import datetime
from io import BytesIO

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from xiaoheng.lib import workbook
from xiaoheng.lib.refusal import Refused
from xiaoheng.lib.workbook import read

SHEET = "xl/worksheets/sheet1.xml"
ROWS = [["工号", "姓名"], ["00001", "𠮷野"]]


def xlsx(rows=ROWS, change=None):
    book = Workbook()
    book.active.title = "人员"
    for row in rows:
        book.active.append(row)
    if change:
        change(book)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def rewritten(data, part=SHEET, change=None, **added):
    """A workbook with one part changed and others added."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            body = old.read(name)
            new.writestr(name, change(body) if change and name == part else body)
        for name, body in added.items():
            new.writestr(name.replace("__", "/"), body)
    return stream.getvalue()


def replaced(old, new):
    return rewritten(xlsx(), change=lambda body: body.replace(old, new))


def test_rows_as_they_stand():
    (table,) = read(xlsx(), "名册.xlsx")
    assert table.name == "人员"
    assert table.rows == [("工号", "姓名"), ("00001", "𠮷野")]


def test_a_date_comes_as_a_date_in_either_system():
    (table,) = read(xlsx([["日期"], [datetime(2025, 1, 21)]]), "a.xlsx")
    assert table.rows[1] == (datetime(2025, 1, 21),)
    assert not table.epoch1904

    def old_mac(book):
        book.epoch = CALENDAR_MAC_1904

    (table,) = read(xlsx([["日期"], [datetime(2025, 1, 21)]], old_mac), "a.xlsx")
    assert table.epoch1904


def test_what_cannot_be_seen_is_reported():
    def change(book):
        book.active.append(["00002", "=1+1"])
        book.active.row_dimensions[2].hidden = True
        book.active.merge_cells("A2:A3")
        book.create_sheet("藏").sheet_state = "hidden"

    shown, hidden = read(xlsx(change=change), "a.xlsx")
    assert shown.hidden_rows == 1
    assert shown.merged == [(1, 0, 2, 0)]
    assert shown.uncounted == {(2, 1)}
    assert (shown.hidden, hidden.hidden) == (False, True)


def test_empty_rows_between_count_and_those_after_do_not():
    (table,) = read(xlsx([["甲"], [], [], ["乙"], [], []]), "a.xlsx")
    assert table.rows == [("甲",), (), (), ("乙",)]


MERGE_BOMB = replaced(b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="A1:XFD3000"/></mergeCells>')
FALSE_SIZE = replaced(b'<dimension ref="A1:B2"', b'<dimension ref="A1:XFD1048576"')


@pytest.mark.parametrize("data", [MERGE_BOMB, FALSE_SIZE], ids=["a merge of 49 million cells", "a false size"])
def test_what_a_sheet_says_of_its_size_costs_nothing(data):
    tracemalloc.start()
    began = time.monotonic()
    (table,) = read(data, "a.xlsx")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(table.rows) == 2
    assert time.monotonic() - began < 2
    assert peak < 20 * 2**20


def far_row(number):
    return replaced(b'<row r="2"', b'<row r="%d"' % number)


def rows_of(count):
    row = b"".join(b'<row r="%d"><c r="A%d" t="n"><v>%d</v></c></row>' % (n, n, n) for n in range(1, count + 1))
    return rewritten(xlsx(), change=lambda body: body.replace(b"<sheetData>", b"<sheetData>" + row))


def encrypted():
    return b"\xd0\xcf\x11\xe0" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")


def bomb():
    return rewritten(xlsx(), **{"xl__media__a.bin": b"\0" * (150 * 2**20)})


REFUSED = {
    "1 M rows": (lambda: rows_of(1_000_000), "超过20000行"),
    "20,011 rows": (lambda: rows_of(20_011), "超过20000行"),
    "one row at the very end": (lambda: far_row(1_048_576), "超过20000行"),
    "zip bomb": (bomb, "压缩炸弹"),
    "too many parts": (lambda: rewritten(xlsx(), **{f"x__{n}.bin": b"" for n in range(2001)}), "压缩炸弹"),
    "huge styles": (lambda: rewritten(xlsx(), "xl/styles.xml", lambda body: body + b" " * (31 * 2**20)), "压缩炸弹"),
    "zip slip": (lambda: rewritten(xlsx(), **{"..__..__etc__passwd": b"x"}), "越出目录"),
    "macros": (lambda: rewritten(xlsx(), **{"xl__vbaProject.bin": b"x"}), "带有宏"),
    "external entity": (
        lambda: replaced(b"<worksheet", b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet'),
        "外部实体",
    ),
    "billion laughs": (lambda: replaced(b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "ha">]><worksheet'), "外部实体"),
    "entity in UTF-16": (lambda: rewritten(xlsx(), change=lambda b: b.decode().encode("utf-16")), "外部实体"),
    "entity in UTF-16 without a mark": (
        lambda: rewritten(xlsx(), change=lambda b: b.decode().encode("utf-16-le")),
        "外部实体",
    ),
    "entity behind a long comment": (
        lambda: replaced(b"<worksheet", b"<!--" + b"x" * 70_000 + b'--><!DOCTYPE x [<!ENTITY a "ha">]><worksheet'),
        "外部实体",
    ),
    "another alphabet": (
        lambda: rewritten(xlsx(), change=lambda b: b'<?xml version="1.0" encoding="cp037"?>' + b),
        "外部实体",
    ),
    "old .xls under a new name": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "旧版表格"),
    "password": (encrypted, "打开密码"),
    "another kind of document": (
        lambda: rewritten(b"PK\x05\x06" + b"\0" * 18, **{"word__document.xml": b"<x/>"}),
        "不是 Excel",
    ),
    "cut off": (lambda: xlsx()[:2000], "已损坏"),
    "damaged sheet": (lambda: replaced(b"</sheetData>", b""), "已损坏"),
    "not a workbook": (lambda: b"hello", "不是 Excel 工作簿"),
    "too many sheets": (lambda: xlsx(change=lambda book: [book.create_sheet() for _ in range(40)]), "超过30张"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused_quickly_with_a_remedy(name):
    make, reason = REFUSED[name]
    data = make()
    began = time.monotonic()
    with pytest.raises(Refused, match=reason) as refused:
        read(data, "名册.xlsx")
    assert refused.value.remedy
    assert time.monotonic() - began < 10


def test_twenty_thousand_rows_are_read():
    (table,) = read(rows_of(20_000), "a.xlsx")
    assert len(table.rows) == 20_000


TEXT = "工号,姓名\r\n00001,张三\r\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("gb18030"),
        TEXT.encode("utf-16"),
        b"\xff\xfe" + TEXT.encode("utf-16-le"),
        TEXT.replace(",", ";").encode(),
        TEXT.replace(",", "\t").encode("gbk"),
        TEXT.replace("\r\n", "\n").encode(),
    ],
    ids=["UTF-8", "mark", "GB18030", "UTF-16", "UTF-16LE", "semicolon", "tab, GBK", "LF"],
)
def test_csv_in_any_encoding(data):
    (table,) = read(data, "人员.csv")
    assert table.name == "人员"
    assert table.rows == [("工号", "姓名"), ("00001", "张三")]


def test_csv_with_what_gbk_cannot_hold_and_line_breaks_in_cells():
    (table,) = read('工号,姓名\n1,"𠮷\r\n野"\n'.encode("gb18030"), "人员.csv")
    assert table.rows[1] == ("1", "𠮷\r\n野")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("工号,姓名\n".encode("gbk") + "1,欧阳文山\n".encode(), "两种文字编码"),
        ('工号,姓名\n1,"张三\n'.encode(), "引号不成对"),
        (b"\x81\x20\xff\xff", "文字编码"),
        (b"a,b\n1,\x00\n", "空字符"),
    ],
)
def test_csv_that_cannot_be_read(data, reason):
    with pytest.raises(Refused, match=reason) as refused:
        read(data, "人员.csv")
    assert refused.value.remedy


def test_a_csv_has_its_limit_too(monkeypatch):
    monkeypatch.setattr(workbook, "MAX_ROWS", 100)
    with pytest.raises(Refused, match="超过100行"):
        read("工号\n".encode() + b"1\n" * 200, "人员.csv")
