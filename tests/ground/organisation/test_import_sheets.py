"""organisation.import: whole sheets as people prepare them: headers, merged and hidden cells, formulas, CSV."""

from datetime import date, datetime

import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from tests.ground.organisation.books import HEADERS, PEOPLE, UNIT, stored, workbook
from xiaoheng.ground.organisation import services
from xiaoheng.lib.refusal import Refused


@pytest.fixture
def plan(cast, settings, tmp_path):
    """`plan(data, name)` previews a file as the county's clerk."""
    settings.XIAOHENG_HOME = tmp_path

    def seen(data, name="名册.xlsx"):
        return services.preview(actor=cast.actor("clerk"), unit=cast.units["YL"], file=stored(data, name))

    return seen


def people(change=None, rows=PEOPLE):
    return workbook(change, units=[UNIT], people=rows)


def added(plan, sheet="人员"):
    return plan.counts()[sheet]["added"]


def test_a_title_above_the_header_and_a_header_of_two_rows(plan):
    def change(book):
        sheet = book["人员"]
        sheet.insert_rows(1, 2)
        sheet["A1"] = "云岭县教职工名册"
        sheet.merge_cells("A1:D1")
        for place, text in enumerate(("工号", "个人信息", None, "所在单位编码"), 1):
            sheet.cell(2, place, text)
        sheet.cell(3, 1, None)
        sheet.cell(3, 4, None)
        sheet.merge_cells("B2:C2")
        sheet.merge_cells("A2:A3")

    found = plan(people(change))
    assert found.problems == ()
    assert added(found) == 2
    assert [change.row for change in found.moving() if change.sheet.name == "人员"] == [4, 5]


def test_headers_with_stars_notes_and_spaces_in_any_order(plan):
    def change(book):
        sheet = book["人员"]
        for place, text in enumerate(("工 号*", "姓名（必填）", "出生日期(可不填)", "所在单位编码＊"), 1):
            sheet.cell(1, place, text)
        sheet.move_range("A1:A9", cols=8)

    assert added(plan(people(change))) == 2


def test_a_missing_column_is_named(plan):
    found = plan(people(lambda book: book["人员"].delete_cols(1)))
    assert str(found.problems[0]) == "人员：缺少栏目“工号”。请使用模板的表头。"
    assert added(found) == 0


def test_merged_cells_among_the_rows_are_refused_with_their_place(plan):
    found = plan(people(lambda book: book["人员"].merge_cells("D2:D3")))
    assert "人员第2行：第2行至第3行的D列有合并单元格。请取消合并，逐行填写。" in map(str, found.problems)


def test_a_formula_that_was_never_computed_is_refused_with_its_place(plan):
    found = plan(people(rows=[["90001", '=CONCAT("龙","一")', "", "SH"]]))
    assert "人员第2行“姓名”：公式没有计算结果。请在 Excel 中打开、保存一次，或粘贴为数值。" in map(str, found.problems)


def hide_sheet(book):
    book["人员"].sheet_state = "hidden"


def hide_row(book):
    book["人员"].row_dimensions[3].hidden = True


def rename_column(book):
    book["人员"].cell(1, 3, "生辰")


def copy_sheet(book):
    book.copy_worksheet(book["人员"]).title = "人员（旧）"


@pytest.mark.parametrize(
    ("change", "asked"),
    [
        (hide_sheet, "“人员”是隐藏的工作表"),
        (hide_row, "“人员”有1个隐藏行"),
        (rename_column, "“人员”的栏目“生辰”不在模板中，不会导入"),
        (copy_sheet, "“人员（旧）”与“人员”栏目相同，不会导入。"),
    ],
)
def test_what_is_not_seen_at_first_sight_is_asked(plan, change, asked):
    found = plan(people(change))
    assert found.problems == ()
    assert asked in "".join(map(str, found.questions))
    assert added(found) == 2


def add_column(book):
    book["人员"].cell(1, 6, "联系电话")


def rename_sheet(book):
    book["人员"].title = "教职工名册"


def add_sheet(book):
    book.create_sheet("统计").append(["合计", 2])


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (add_column, "“人员”的栏目“联系电话”不在模板中，不会导入。"),
        (rename_sheet, "“教职工名册”按其栏目作为“人员”导入。"),
        (add_sheet, "“统计”不是模板中的工作表，没有导入。"),
    ],
)
def test_what_is_left_out_or_taken_under_another_name_is_told(plan, change, told):
    found = plan(people(change))
    assert (found.problems, found.questions, found.notes) == ((), (), (told,))
    assert added(found) == 2


def test_two_sheets_for_one_are_a_problem(plan):
    def change(book):
        book["人员"].title = "一小"
        book.copy_worksheet(book["一小"]).title = "二小"

    found = plan(people(change))
    assert list(map(str, found.problems)) == ["人员：“一小”“二小”都像是“人员”表。请合并到一张工作表，表名写“人员”。"]
    assert added(found) == 0


def test_a_remark_is_no_question_and_an_example_no_row(plan):
    def change(book):
        sheet = book["人员"]
        sheet.cell(1, 5, "备注")
        for place, text in enumerate(["00001", "张三", "1980-01-01", "YL0001", "示例：可删去"], 1):
            sheet.cell(2, place, text)
        sheet.cell(3, 5, "新调入")

    found = plan(people(change))
    assert (added(found), found.questions) == (1, ())


def test_somebody_entered_over_the_example_is_not_left_out_unseen(plan):
    def change(book):
        book["人员"].cell(1, 5, "备注")
        book["人员"].cell(2, 5, "示例：可删去")

    found = plan(people(change))
    assert (added(found), found.questions) == (
        1, ("“人员”第2行的备注以“示例”开头，不会导入；要导入的请清空备注。",)
    )  # fmt: skip


@pytest.mark.parametrize(("old", "day"), [(False, date(1980, 5, 6)), (True, date(1980, 5, 6))])
def test_real_dates_of_a_1904_book_are_read_rightly_and_asked_about(plan, old, day):
    def change(book):
        if old:
            book.epoch = CALENDAR_MAC_1904

    found = plan(people(change, [["90001", "龙一", datetime(1980, 5, 6), "SH"]]))
    (person,) = [one for one in found.moving() if one.sheet.name == "人员"]
    assert person.after["born_on"] == day
    assert ("1904日期系统" in "".join(map(str, found.questions))) == old


def test_rows_that_are_blank_are_skipped_and_numbers_stay_those_of_the_sheet(plan):
    found = plan(people(rows=[PEOPLE[0], ["", None, "", ""], [" ", "", "", ""], PEOPLE[1]]))
    rows = [change.row for change in found.moving() if change.sheet.name == "人员"]
    assert rows == [2, 5]


def csv(rows, sheet="人员"):
    return "\r\n".join(",".join(map(str, row)) for row in [HEADERS[sheet], *rows])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("name", ["人员.csv", "导出 (3).csv"])
def test_a_csv_is_known_by_its_name_or_by_its_columns(plan, encoding, name):
    rows = [["90001", "𠮷野", "1980.5.6", "TY"]]
    found = plan(csv(rows).encode(encoding), name)
    assert found.problems == ()
    (change,) = found.moving()
    assert (change.sheet.name, change.after["name"], change.after["code"]) == ("人员", "𠮷野", "90001")


def test_a_workbook_with_one_sheet_of_another_name_is_known_by_its_columns(plan):
    def change(book):
        book.remove(book["单位"])
        book["人员"].title = "Sheet1"

    found = plan(people(change, [["90001", "龙一", "", "TY"]]))
    assert added(found) == 1


@pytest.mark.parametrize(
    "data",
    [
        lambda: workbook(lambda book: book.create_sheet("说明")),
        lambda: "甲,乙\n1,2\n".encode(),
        lambda: csv([]).encode().decode("gb18030", "replace").encode(),
    ],
    ids=["no sheet of ours", "other columns", "a garbled header"],
)
def test_a_file_without_any_of_our_columns_is_refused(plan, data):
    made = data()
    with pytest.raises(Refused, match="没有找到可以导入的工作表") as refused:
        plan(made, "名册.xlsx" if made.startswith(b"PK") else "名册.csv")
    assert "单位、党组织、人员、党籍、任职" in refused.value.remedy


def test_a_file_that_changed_on_disk_is_not_imported(cast, plan, tmp_path):
    file = stored(people())
    for path in (tmp_path / "staged").rglob(file.digest):
        path.write_bytes(people(rows=PEOPLE[:1]))
    with pytest.raises(Refused, match="与上传时不符"):
        services.preview(actor=cast.actor("clerk"), unit=cast.units["YL"], file=file)
