"""The workbook of documents: in, out and back again."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import Workbook

from xiaoheng.doors.reports import template_workbook
from xiaoheng.ground.library import services
from xiaoheng.ground.library.models import Document, DocumentLink
from xiaoheng.ground.library.services import DOCUMENTS_BOOK
from xiaoheng.ground.library.words import Ending
from xiaoheng.ground.organisation import services as organisation
from xiaoheng.ground.organisation.models import Import
from xiaoheng.ground.records import services as records
from xiaoheng.lib.refusal import Forbidden, Refused

pytestmark = pytest.mark.django_db
HEADS = [column.header for column in DOCUMENTS_BOOK.specs[0].columns]
COUNTY = ["YL", "议事办法", "云教工委[2022]5号", "办法", "县（区）", "云岭县、县委编办", "2022-06-01", "", "", ""]
SCHOOL = ["TY", "议事规则", "", "议事规则", "学校", "桃源中学", "2022-09-01", "2022-10-01", "", "云教工委(2022)5号"]


def with_cells(row, **cells):
    """A row with some cells replaced."""
    return [cells.get(head, cell) for head, cell in zip(HEADS, row, strict=True)]


def staged(*rows):
    book = Workbook()
    book.active.title = "文件"
    for row in (HEADS, *rows):
        book.active.append(row)
    stream = BytesIO()
    book.save(stream)
    return records.stage(stream.getvalue(), "文件目录.xlsx")


def preview(library, *rows):
    file = staged(*rows)
    return file, organisation.preview(actor=library.clerk, unit=library.county, file=file, book=DOCUMENTS_BOOK)


def bring(library, *rows):
    file, plan = preview(library, *rows)
    assert not plan.problems, plan.problems
    said = {"actor": library.clerk, "unit": library.county, "file": file, "seen": plan.digest()}
    return services.import_documents(**said, confirmed=True)


def test_documents_come_with_issuers_and_bases_and_go_again(library):
    _file, plan = preview(library, COUNTY, SCHOOL)
    assert [note for note in plan.notes if "云教工委〔2022〕5号" in note]
    bring(library, COUNTY, SCHOOL)
    county, school = Document.objects.get(number="云教工委〔2022〕5号"), Document.objects.get(unit=library.school)
    assert [(one.name, one.unit) for one in county.issuers.all()] == [("云岭县", library.county), ("县委编办", None)]
    assert (county.since, school.since) == (date(2022, 6, 1), date(2022, 10, 1))
    assert DocumentLink.objects.get().target == county
    past = Import.objects.get()
    found = organisation.undoing(actor=library.clerk, row=past)
    organisation.undo_import(actor=library.clerk, row=past, seen=found.digest())
    assert not Document.objects.exists()


def test_an_export_imported_again_changes_nothing(library):
    bring(library, COUNTY, SCHOOL)
    rows = organisation.export(actor=library.clerk, unit=library.county, book=DOCUMENTS_BOOK)
    data = template_workbook.filled(DOCUMENTS_BOOK.specs, rows)
    file = records.stage(data, "导出.xlsx")
    plan = organisation.preview(actor=library.clerk, unit=library.county, file=file, book=DOCUMENTS_BOOK)
    assert (plan.problems, plan.moving()) == ((), [])
    said = {"actor": library.clerk, "unit": library.county, "file": file, "seen": plan.digest()}
    with pytest.raises(Refused, match="没有需要写入"):
        services.import_documents(**said)


def test_what_changes_is_written_and_what_is_left_out_stays(library):
    bring(library, COUNTY, SCHOOL)
    issuers = "云岭县、县委组织部"
    bring(library, with_cells(COUNTY, 发文机关=issuers, 施行日期="2022-06-01", 失效日期="2023-06-01"))
    county = Document.objects.get(unit=library.county)
    assert [one.name for one in county.issuers.all()] == ["云岭县", "县委组织部"]
    assert (county.until, county.ending) == (date(2023, 6, 1), Ending.EXPIRED)
    bring(library, with_cells(SCHOOL, 依据文号=""))
    assert not DocumentLink.objects.exists()


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (with_cells(COUNTY, 发文字号="云教工委〔2022〕第5号"), "第"),
        (with_cells(COUNTY, 标题="考务安排（机密）"), "密级标志"),
        (with_cells(COUNTY, 层级="学校"), "层级不符"),
        (with_cells(COUNTY, 收录单位编码="LJ"), "没有编码"),
        (with_cells(COUNTY, 印发日期="2023-04-01"), "晚于今日"),
        (with_cells(COUNTY, 施行日期="2022-05-01"), "早于印发日期"),
        (with_cells(COUNTY, 发文机关="云岭县、云岭县"), "重复"),
        (with_cells(SCHOOL, 依据文号="云教工委〔2022〕9号"), "没有文号为"),
        (with_cells(COUNTY, 依据文号="云教工委〔2022〕5号"), "不能作依据"),
    ],
)
def test_a_row_that_is_wrong_is_named(row, told, library):
    _file, plan = preview(library, row)
    assert any(told in str(problem) for problem in plan.problems), plan.problems


def test_a_number_stands_once_and_an_ending_stays(library):
    _file, plan = preview(library, COUNTY, with_cells(COUNTY, 标题="另一份"))
    assert any("另一份文件" in str(problem) for problem in plan.problems)
    bring(library, COUNTY)
    row = Document.objects.get()
    services.repeal(actor=library.clerk, document=row, until=date(2023, 3, 1), number="1号")
    _file, plan = preview(library, with_cells(COUNTY, 失效日期="2023-02-01"))
    assert any("已被废止" in str(problem) for problem in plan.problems)


def test_a_school_does_not_import(library):
    with pytest.raises(Forbidden):
        organisation.preview(actor=library.office, unit=library.school, file=staged(SCHOOL), book=DOCUMENTS_BOOK)
