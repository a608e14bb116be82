"""Workbooks as they come: what can be read is read, what cannot is named by sheet, row and column, and nothing is half done."""

import re
import zipfile
from datetime import date, datetime
from io import BytesIO

import pytest
from openpyxl import Workbook

from tests.stories.county_book import COUNTY, DEPUTY, PRINCIPAL, SECRETARY, VICE, Book
from xiaoheng.ground.organisation.models import Appointment, Membership, PartyOrg, Person, Unit

FAULT = {"W": {"A-11"}}


def book():
    """One school with one fault, so that an import that went well is seen in the findings."""
    found = Book()
    apart = {"secretary": SECRETARY, "principal": PRINCIPAL, "deputy": DEPUTY, "vice": VICE}
    found.school("W", "党支部", 12, roles=apart)
    return found


def rows():
    return [model.objects.count() for model in (Unit, PartyOrg, Person, Membership, Appointment)]


def cell(sheet, row, head, value):
    def change(made):
        heads = [str(one.value or "").rstrip("*") for one in made[sheet][1]]
        made[sheet].cell(row, heads.index(head) + 1).value = value

    return change


def rename(**names):
    def change(made):
        for old, new in names.items():
            made[old].title = new

    return change


def backwards(made):
    for sheet in made.worksheets[1:]:
        lines = [[one.value for one in row][::-1] for row in sheet.iter_rows()]
        sheet.delete_rows(1, sheet.max_row)
        for line in lines:
            sheet.append(line)


def titled(made):
    for sheet in made.worksheets[1:]:
        sheet.insert_rows(1)
        sheet["A1"] = "青川县教育系统名册（2023年3月）"


def gappy(made):
    for sheet in made.worksheets[1:]:
        sheet.insert_rows(4, 3)
        sheet["B5"] = " "
        sheet["A1"] = f"　{sheet['A1'].value} "


def wider(made):
    made["人员"].insert_cols(2)
    made["人员"]["B1"], made["人员"]["B3"] = "手机", "13800000000"


def spaced(made):
    for sheet in made.worksheets[1:]:
        for row in sheet.iter_rows(min_row=3):
            for one in row:
                one.value = f" {one.value}　" if isinstance(one.value, str) else one.value


def numbers(made):
    """Codes of figures only as numbers, dates as dates, 是 as a truth value."""
    for row in made["单位"].iter_rows(min_row=3):
        row[3].value, row[6].value, row[8].value = int(row[3].value), True, datetime(2001, 9, 1)
    for row in made["任职"].iter_rows(min_row=3):
        row[5].value = 44075  # 2020-09-01


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (rename(人员="教职工", 党籍="党籍表"), "“教职工”按其栏目作为“人员”导入。"),
        (rename(人员=" 人 员 "), ""),
        (backwards, ""),
        (titled, ""),
        (gappy, ""),
        (wider, "“人员”的栏目“手机”不在模板中，不会导入。"),
        (spaced, ""),
        (numbers, ""),
        (lambda made: made.create_sheet("统计").append(["合计", 1]), "“统计”不是模板中的工作表，没有导入。"),
        (lambda made: made.move_sheet("任职", -5), ""),
    ],
)
def test_what_can_be_read_is_read(console, change, told):
    code, out, err = console.take(book().bytes(change))
    assert (code, err) == (0, ""), out
    assert told in out
    assert console.rules("2023-03-14") == FAULT
    assert Membership.objects.filter(org__code="W-ZB").count() == 12


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2020.9.1", "2020-09-01"), (44075, "2020-09-01"), ("2020年9月1日", "2020-09-01"), ("20200901", "2020-09-01"),
        ("二〇二〇年九月一日", "2020-09-01"), ("2020/9/1", "2020-09-01"), ("２０２０－０９－０１", "2020-09-01"),
        (20200901, "2020-09-01"), (date(2020, 9, 1), "2020-09-01"), ("2020-09-01 00:00:00", "2020-09-01"),
        ("农历闰二月初一", "是农历日期，须换算成公历"), ("2023-2-30", "是不存在的日期"), ("23-3-5", "年份只有两位"),
        ("3/5/2023", "分不清月和日"), ("3月底前", "不是确定的一天"), ("0001-01-01", "不在1900年至2099年之间"),
        ("9999-12-31", "不在1900年至2099年之间"), (59, "不是可信的日期序号"), (60, "不是可信的日期序号"),
        ("2020年9月", "只有年月，缺少日"), ("同上", "不是能识别的日期"), ("2020-09-01至今", "不是能识别的日期"),
    ],
)  # fmt: skip
def test_dates_in_all_their_forms(console, value, day):
    before = rows()
    code, out, _err = console.take(book().bytes(cell("任职", 3, "任职日期", value)))
    if day[:2] == "20":
        assert code == 0, out
        assert Appointment.objects.get(unit__code="W", post="secretary").since.isoformat() == day
    else:
        assert (code, rows()) == (1, before)
        assert re.search(f"问题　任职第3行“任职日期”：“.*”{day}。请写成2023-03-05这样的年月日。", out)
        assert "有1处问题，没有写入任何内容。" in out


def copied(made):
    for name in ("人员", "任职"):
        made[name].append([one.value for one in made[name][4]])


def headless(made):
    made["人员"].delete_rows(1)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            copied,
            ["人员第15行“工号”：与第4行重复。同一项只能出现一次，请删去一行。", "任职第9行“工号”：与第4行重复。"],
        ),
        (headless, ["人员：缺少栏目“工号”“姓名”“所在单位编码”。请使用模板的表头。", "有1处问题"]),
        (cell("人员", 4, "所在单位编码", "同上"), ["人员第4行“所在单位编码”：“同上”不是编码。请逐行填写。"]),
        (cell("人员", 4, "姓名", "同上"), ["人员第4行“姓名”：“同上”不是姓名或名称。请逐行填写。"]),
        (cell("人员", 3, "工号", 1), ["党籍第3行“工号”：没有编码为“000001”的人员。有“1”，两处疑似有一处丢了前面的0"]),
        (cell("人员", 3, "工号", 4.50103e17), ["人员第3行“工号”：", "科学计数"]),
        (cell("任职", 3, "职务", "书记"), ["任职第3行“职务”：“书记”不在可填的范围内。可填：党组织书记、"]),
        (
            cell("任职", 3, "离任日期", "2020-09-01"),
            ["任职第3行“离任日期”：不晚于起始日期2020-09-01。", "任职第3行“离任原因”"],
        ),
        (cell("单位", 3, "学段", ""), ["单位第3行“学段”：学校必填，不能为空。请填写。"]),
        (cell("单位", 3, "上级单位编码", "360102"), ["单位第3行“上级单位编码”：没有编码为“360102”的单位。"]),
        (cell("党组织", 4, "覆盖单位编码", "W、X"), ["党组织第4行“覆盖单位编码”：没有编码为“X”的单位。"]),
        (cell("人员", 3, "出生日期", "#REF!"), ["人员第3行“出生日期”：单元格是错误值#REF!。"]),
        (cell("人员", 3, "出生日期", "=TODAY()"), ["人员第3行“出生日期”：公式没有计算结果。"]),
        (cell("人员", 3, "出生日期", "1890-01-01"), ["人员第3行“出生日期”："]),
    ],
)
def test_what_cannot_be_read_is_named_and_nothing_is_written(console, change, said):
    before = rows()
    code, out, _err = console.take(book().bytes(change), "--yes")
    assert (code, rows()) == (1, before)
    for line in said:
        assert line in out
    assert re.search("有[0-9]+处问题，没有写入任何内容。请逐处改正后重新导入。", out)


def test_what_may_be_wrong_waits_for_a_yes(console):
    made = book()
    made.rows["人员"][0]["姓名"] = made.rows["人员"][1]["姓名"] = "张伟"
    before = rows()
    code, out, _err = console.take(made.bytes())
    assert (code, rows()) == (1, before)
    assert "需确认　W学校有同名的人：张伟（000001）、张伟（000002）。请确认不是同一人。" in out
    assert "无误的加 --yes 再次导入。" in out
    assert console("workbook", "preview", console.file(made.bytes()), "--unit", COUNTY)[0] == 0
    assert console.take(made.bytes(), "--yes")[0] == 0
    assert console.rules("2023-03-14") == FAULT
    again = console.take(made.bytes(), "--yes")
    assert (again[0], "没有需要写入的内容" in again[1]) == (0, True)


def shared(data):
    """The same workbook with its strings in one table, as Excel saves them; a string may be rich text."""
    texts = []

    def take(found):
        texts.append(re.sub(rb"<t>(&[^;]+;|[^&])(.+)</t>", rb"<r><t>\1</t></r><r><t>\2</t></r>", found[2]))
        return b't="s"%b><v>%d</v>' % (found[1], len(texts) - 1)

    stream, inline = BytesIO(), zipfile.ZipFile(BytesIO(data))
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    link = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name in inline.namelist():
            part = inline.read(name)
            if "/worksheets/" in name:
                part = re.sub(rb't="inlineStr"([^>]*)><is>(.*?)</is>', take, part, flags=re.DOTALL)
            part = part.replace(
                b"</Types>", b'<Override PartName="/xl/sharedStrings.xml" ContentType="%b"/></Types>' % kind
            )
            if name == "xl/_rels/workbook.xml.rels":
                own = b'<Relationship Type="%b" Target="sharedStrings.xml" Id="rIdS"/></Relationships>' % link
                part = part.replace(b"</Relationships>", own)
            package.writestr(name, part)
        table = b"".join(b"<si>%b</si>" % text for text in texts)
        space = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        package.writestr("xl/sharedStrings.xml", b'<sst xmlns="%b">%b</sst>' % (space, table))
    return stream.getvalue()


def test_strings_inside_the_cells_and_shared_ones_read_the_same(console):
    data = shared(book().bytes())
    assert b"inlineStr" not in zipfile.ZipFile(BytesIO(data)).read("xl/worksheets/sheet2.xml")
    code, out, err = console.take(data)
    assert (code, err) == (0, ""), out
    assert console.rules("2023-03-14") == FAULT
    assert "没有需要写入的内容" in console.take(book().bytes())[1]


def empty_book():
    stream = BytesIO()
    Workbook().save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("空.xlsx", b"", "文件“空.xlsx”是空的。"),
        ("白.xlsx", empty_book(), "没有找到可以导入的工作表。"),
        ("坏.xlsx", b"PK\x03\x04....", "工作簿已损坏，读不出来。"),
        (
            "旧.xlsx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            "这是旧版表格（.xls 或 .et），不能导入。\u3000请用 Excel 或 WPS 另存为“Excel 工作簿（.xlsx）”",
        ),
        ("旧.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "“旧.xls”不是 .xlsx 或 .csv 文件。"),
        ("文.xlsx", b"hello", "文件不是 Excel 工作簿，或已损坏。\u3000请用 Excel 或 WPS 另存为“Excel 工作簿（.xlsx）”"),
        ("表.csv", "甲,乙\n1,2\n".encode(), "没有找到可以导入的工作表。"),
    ],
)
def test_files_that_are_no_workbook(console, name, data, said):
    before = rows()
    code, out, err = console.take(data, name=name)
    assert (code, out, rows()) == (1, "", before)
    assert said in err


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_one_sheet_as_csv(console, encoding):
    text = "姓名,工号,所在单位编码,出生日期\r\n𠮷野,007,360101,1980.5.6\r\n" if encoding != "gb18030" else (
        "姓名,工号,所在单位编码,出生日期\r\n张三,007,360101,1980.5.6\r\n"
    )  # fmt: skip
    assert console.take(text.encode(encoding), name="人员.csv")[0] == 0
    assert Person.objects.get(code="007").born_on == date(1980, 5, 6)


def test_a_county_that_is_not_there(console):
    file = console.file(book().bytes())
    code, out, err = console("workbook", "import", file, "--unit", "360199")
    assert (code, out) == (1, "")
    assert "没有代码为“360199”的县" in err
    code, _out, err = console("workbook", "import", console.folder / "没有.xlsx", "--unit", COUNTY)
    assert (code, "没有这个文件" in err) == (1, True)
    with pytest.raises(SystemExit, match="2"):
        console("check", "--on", "2023-2-30", "--unit", COUNTY)
