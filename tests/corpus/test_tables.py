"""坏输入: whole tables: what is read rightly, what is refused with a sentence that helps, what is asked about."""

import re
import time
from datetime import date, datetime, timedelta
from datetime import time as hour
from io import BytesIO

import pytest
from openpyxl import load_workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from tests.corpus.book import CELLS, checked, xlsx
from tests.lib.test_workbook import encrypted, rewritten, rows_of
from xiaoheng.doors.reports.template_workbook import filled
from xiaoheng.lib.refusal import Refused

HEADERS = [column.header for column in CELLS.columns]
ROW = ["1", "张三", "00001", "", "12", "5", "80%", "2023-01-01"]
SHORT = "序号,姓名\n"


def book(change=None, sheet="各栏"):
    """A sound workbook of one row, spoilt by `change(sheet)`."""
    data = xlsx(sheet, HEADERS, ROW)
    if change is None:
        return data
    loaded = load_workbook(BytesIO(data))
    change(loaded.active)
    stream = BytesIO()
    loaded.save(stream)
    return stream.getvalue()


def put(cell, value):
    return lambda sheet: sheet.__setitem__(cell, value)


def merge(sheet):
    sheet.append(["2", "李四"])
    sheet.merge_cells("B2:B3")


def hide(sheet):
    sheet.row_dimensions[2].hidden = True


def hide_column(sheet):
    sheet.column_dimensions["C"].hidden = True
    sheet.column_dimensions["Z"].hidden = True


def hide_sheet(sheet):
    sheet.parent.create_sheet("说明")
    sheet.sheet_state = "veryHidden"


def old_mac(sheet):
    sheet.parent.epoch = CALENDAR_MAC_1904
    sheet["H2"] = datetime(2023, 1, 1)


READ = {
    "54 GBK": (SHORT + "1,张三\n").encode("gbk"),
    "55 GB18030 with what GBK cannot hold": (SHORT + "1,𠮷野\n").encode("gb18030"),
    "56 UTF-16LE": b"\xff\xfe" + (SHORT + "1,张三\n").encode("utf-16-le"),
    "57 a mark": (SHORT + "1,张三\n").encode("utf-8-sig"),
    "57 two marks": b"\xef\xbb\xbf" + (SHORT + "1,张三\n").encode("utf-8-sig"),
    "60 semicolons": "序号;姓名\n1;张三\n".encode(),
    "60 tabs": "序号\t姓名\n1\t张三\n".encode(),
    "60 a line break in a cell": '序号,姓名\n1,"张\r\n三"\n'.encode(),
    "60 old line ends": "序号,姓名\r1,张三\r".encode(),
    "60 a title with another separator": "云岭县；名册,\n序号\t姓名\n1\t张三\n".encode(),
    "60 codes as formulas": '序号,姓名\n="1","张三"\n'.encode(),
    "60 the separator named first": "sep=;\n序号;姓名\n1;张三\n".encode(),
}
REFUSED = {
    "58 two encodings": (SHORT.encode("gbk") + "1,欧阳文山\n".encode(), "文件中混有两种文字编码"),
    "59 a garbled header": (
        (SHORT + "1,张三\n").encode().decode("gbk", "replace").encode(),
        "没有找到可以导入的工作表",
    ),
    "60 an open quote": ('序号,姓名\n1,"张三\n'.encode(), "CSV第2行附近格式有误：引号不成对"),
    "60 a quote in a cell": ('序号,姓名\n1,"张"三\n'.encode(), "CSV第2行附近格式有误"),
    "60 a cell without end": (f"序号,姓名\n1,{'长' * 200_000}\n".encode(), "一格内容过长"),
    "63 1 M rows of text": (SHORT.encode() + b"1,a\n" * 1_000_000, "超过20000行"),
    "67 an old workbook": (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "旧版表格（.xls 或 .et）"),
    "67 a password": (encrypted(), "工作簿设有打开密码。　请取消密码后再上传"),
    "67 macros": (rewritten(book(), **{"xl__vbaProject.bin": b"x"}), "工作簿带有宏（.xlsm）"),
    "a web page": (b"<html><table></table></html>", "文件不是 Excel 工作簿"),
    "a spreadsheet of 2003": (b'<?xml version="1.0"?><Workbook/>', "文件不是 Excel 工作簿"),
    "only one of the columns": ("姓名\n张三\n".encode(), "没有找到可以导入的工作表"),
    "nothing that is text": (b"\xe5\xba\x8f,a\x00\n", "文件含有空字符"),
    "an old code page of Taiwan": ("序號,姓名\n1,張三\n".encode("big5"), "没有找到可以导入的工作表"),
}
PROBLEMS = {
    "62 merged rows": (merge, "各栏第2行：第2行至第3行的B列有合并单元格。请取消合并，逐行填写。"),
    "65 a formula without its value": (put("E2", "=SUM(1,2)"), "各栏第2行“人数”：公式没有计算结果。"),
    "an hour for a day": (put("H2", hour(8, 0)), "各栏第2行“日期”：“08:00:00”不是能识别的日期。"),
    "a length of time for a day": (put("H2", timedelta(days=3)), "各栏第2行“日期”："),
    "an hour for a code": (put("C2", hour(8, 0)), "各栏第2行“工号”：被表格改成了时间“08:00:00”。请把该栏设为文本格式"),
    "a length of time for a name": (put("B2", timedelta(days=3)), "各栏第2行“姓名”：被表格改成了时间"),
    "an hour for a number": (put("E2", hour(8, 0)), "各栏第2行“人数”：“08:00:00”不是能识别的数字。"),
    "yes for a name": (put("B2", True), "各栏第2行“姓名”：“True”是数字或日期，不是姓名或名称。"),
    "a number for a name": (put("B2", 123), "“123”是数字或日期"),
    "a day for a name": (put("B2", date(2023, 1, 2)), "“2023-01-02”是数字或日期"),
    "an unclear numeral": (put("E2", "一百二"), "“一百二”不是能识别的数字"),
    "a guess": (put("E2", "约20"), "“约20”不是能识别的数字"),
    "another paper": (put("D2", "E12345678"), "不是18位身份证号（现有9位）。请按证件核对，其他证件的请留空"),
    "the header once more": (lambda sheet: sheet.append(HEADERS), "各栏第3行：这一行重复了表头。请删去这一行。"),
    "a total": (lambda sheet: sheet.append(["合计", None, None, None, "12"]), "各栏第3行：这一行像是合计或说明"),
    "a note below": (
        lambda sheet: sheet.append(["注：由办公室填写"]),
        "各栏第3行：这一行像是合计或说明，不是登记。请删去",
    ),
    "a total after its number": (
        lambda sheet: sheet.append([None, "合 计", None, None, "12"]),
        "各栏第3行：这一行像是合计或说明",
    ),
    "who filled it in": (lambda sheet: sheet.append(["填报人：张三", None, "审核人：李四"]), "各栏第3行：这一行像是"),
    "a page's foot": (lambda sheet: sheet.append(["第1页 共3页"]), "各栏第3行：这一行像是合计或说明"),
    "no header": (lambda sheet: sheet.delete_rows(1), "各栏：缺少栏目“序号”“姓名”。请使用模板的表头。"),
}
ASKED = {
    "43 a book of the 1904 system": (old_mac, "1904日期系统"),
    "64 a hidden row": (hide, "有1个隐藏行"),
    "64 a hidden column": (hide_column, "“各栏”的C列是隐藏的，也会导入"),
    "64 a hidden sheet": (hide_sheet, "是隐藏的工作表"),
    "a column twice": (put("I1", "姓名"), "栏目“姓名”有两列，只导入左边的一列"),
    "something under no header": (put("J2", "另注"), "“各栏”的J列有内容而没有表头，不会导入"),
}


@pytest.mark.parametrize("name", READ)
def test_a_table_that_is_read(name):
    state = checked(READ[name], "表.csv")
    assert [after["name"] for after in state.after["各栏"].values()] in (["张三"], ["𠮷野"])
    assert (state.problems, state.reading.questions) == ([], [])


@pytest.mark.parametrize("name", REFUSED)
def test_a_table_that_cannot_be_read_is_refused_at_once(name):
    data, said = REFUSED[name]
    began = time.monotonic()
    with pytest.raises(Refused) as refused:
        checked(data, "表.csv" if data[:4] not in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"<htm", b"<?xm") else "表.xlsx")
    assert said in str(refused.value)
    assert refused.value.remedy
    assert time.monotonic() - began < 5


@pytest.mark.parametrize("name", PROBLEMS)
def test_a_table_with_a_wrong_row(name):
    change, said = PROBLEMS[name]
    try:
        told = "".join(map(str, checked(book(change)).problems))
    except Refused as refused:
        told = str(refused)
    assert said in told


@pytest.mark.parametrize("name", ASKED)
def test_a_table_that_is_asked_about(name):
    change, said = ASKED[name]
    state = checked(book(change))
    assert state.problems == []
    assert len(state.reading.questions) == 1
    assert said in state.reading.questions[0]


def test_headers_of_two_rows_in_old_characters_with_breaks():
    """Item 61."""
    data = xlsx(
        "名冊",
        ["云岭县名册"],
        ["序号", "基本\n信息", None, "證件"],
        [None, "姓 名*", "工号", "身份證號"],
        ["1", "张三"],
    )
    state = checked(data)
    assert (state.problems, [after["name"] for after in state.after["各栏"].values()]) == ([], ["张三"])


@pytest.mark.parametrize(
    ("column", "head"),
    [
        *(
            ("姓名", head)
            for head in ("姓名（必填）", "姓名【必填】", "姓名（与身份证一致）(必填)", "姓名：", "教师姓名")
        ),
        *(("工号", head) for head in ("教职工编号", "职工号", "工号\u200e")),
        *(("身份证号", head) for head in ("身份证号码", "公民身份号码", "居民身份证号（18位）")),
    ],
)
def test_a_column_by_another_name(column, head):
    state = checked(xlsx("各栏", [head if one == column else one for one in HEADERS], ROW))
    assert (state.problems, state.reading.questions) == ([], [])
    assert next(iter(state.after["各栏"].values())).keys() >= {"name", "staff", "identity"}


def computed(cell):
    """A workbook whose 人数 is a formula with this cell as it was saved."""
    return rewritten(book(put("E2", "=1")), change=lambda body: re.sub(rb'<c r="E2".*?</c>', cell, body))


def test_a_formula_that_came_to_nothing_is_blank_and_one_never_computed_is_told():
    nothing = computed(b'<c r="E2" t="str"><f>IF(1,"","")</f><v></v></c>')
    assert checked(nothing).problems == []
    assert checked(computed(b'<c r="E2"><f>1+1</f><v>2</v></c>')).after["各栏"][("1",)]["people"] == 2
    assert "公式没有计算结果" in str(checked(computed(b'<c r="E2"><f>1+1</f></c>')).problems[0])


@pytest.mark.parametrize("text", ["=1+1", "+8613800000000", "-1", "@SUM(A1)", "\t=1", "'=1"])
def test_what_a_spreadsheet_would_run_comes_back_as_text(text):
    """Item 66."""
    data = filled((CELLS,), {"各栏": [["1", text, *[""] * 6]]})
    assert load_workbook(BytesIO(data))["各栏"]["B2"].data_type == "s"
    if text.strip() == text:
        assert next(iter(checked(data).after["各栏"].values()))["name"] == text


@pytest.mark.full
def test_a_million_rows_are_refused_within_seconds():
    """Item 63, as a workbook."""
    data = rows_of(1_000_000)
    began = time.monotonic()
    with pytest.raises(Refused, match="超过20000行"):
        checked(data)
    assert time.monotonic() - began < 10
