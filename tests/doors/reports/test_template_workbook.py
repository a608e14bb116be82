"""组织工作簿: the template is what the import reads; what is exported comes back unchanged."""

import json
from io import BytesIO

import pytest
from openpyxl import load_workbook

from xiaoheng.doors.reports.template_workbook import filled, safe, template
from xiaoheng.ground.organisation import services
from xiaoheng.ground.organisation.models import Person, Unit
from xiaoheng.ground.organisation.sheets import SHEETS
from xiaoheng.ground.records import services as records
from xiaoheng.ground.records.models import Entry, Payload
from xiaoheng.lib.refusal import Forbidden

DANGEROUS = ["=1+1", "+8613800000000", "-1", "@SUM(A1)", "'=1", "=cmd|' /C calc'!A0", "\t=1"]


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.XIAOHENG_HOME = tmp_path


@pytest.fixture
def preview(cast):
    def of(data):
        return services.preview(actor=cast.actor("clerk"), unit=cast.units["YL"], file=records.stage(data, "a.xlsx"))

    return of


def export(cast, username="clerk", county="YL"):
    return filled(SHEETS, services.export(actor=cast.actor(username), unit=cast.units[county]))


def test_the_template_has_every_sheet_a_help_page_lists_to_choose_from_and_an_example(cast):
    book = load_workbook(BytesIO(template(SHEETS)))
    assert book.sheetnames == ["说明", *(spec.name for spec in SHEETS)]
    told = {(row[0], row[1]) for row in book["说明"].iter_rows(values_only=True)}
    for spec in SHEETS:
        sheet = book[spec.name]
        assert [cell.value.rstrip("*") for cell in sheet[1]] == [*(column.header for column in spec.columns), "备注"]
        assert sheet.cell(2, len(spec.columns) + 1).value.startswith("示例")
        lists = {str(v.sqref).split(":")[0]: v.formula1 for v in sheet.data_validations.dataValidation}
        for place, column in enumerate(spec.columns):
            assert (spec.name, column.header) in told
            if column.words():
                words = lists[f"{'ABCDEFGHIJ'[place]}2"]
                assert words == '"' + ",".join(column.words()) + '"'
                assert len(words) <= 257
            if column.words() and column.example:
                assert column.example in column.words()


def test_the_example_rows_are_not_imported(preview):
    plan = preview(template(SHEETS))
    assert (plan.moving(), plan.problems, plan.questions) == ([], (), ())


def test_what_is_exported_and_imported_changes_nothing(cast, preview):
    plan = preview(export(cast))
    assert (plan.moving(), plan.problems, plan.questions) == ([], (), ())
    counts = plan.counts()
    assert counts["单位"]["same"] == 5
    assert counts["人员"]["same"] == Person.objects.filter(unit__up__ancestor__code="YL").count() > 10
    assert counts["任职"]["same"] > 10


def test_another_county_is_neither_exported_nor_exportable(cast):
    rows = services.export(actor=cast.actor("clerk"), unit=cast.units["YL"])
    assert "LJ" not in str(rows)
    for username, county in (
        ("clerk", "LJ"),
        ("clerk", "TY"),
        ("clerk", "C"),
        ("ty_secretary", "YL"),
        ("leader", "YL"),
    ):
        with pytest.raises(Forbidden):
            export(cast, username, county)


def test_each_export_leaves_an_entry(cast):
    export(cast)
    entry = Entry.objects.get(verb="organisation.export")
    assert (entry.unit, entry.result) == ("YL", "done")
    assert json.loads(Payload.objects.get(entry=entry.pk).body)["rows"]["单位"] == 5


@pytest.mark.parametrize("name", [*DANGEROUS[:-1], "𠮷野㛃䶮", "<b>甲&乙</b>", "葛\U000e0100"])
def test_names_that_look_like_formulas_or_markup_come_back_as_they_were(cast, preview, name):
    Person.objects.filter(code="00005").update(name=name)
    Unit.objects.filter(code="TY").update(name=name)
    data = export(cast)
    for row in load_workbook(BytesIO(data))["人员"].iter_rows():
        assert all(cell.data_type != "f" for cell in row)
    assert preview(data).moving() == []


@pytest.mark.parametrize("text", DANGEROUS)
def test_nothing_is_left_that_a_spreadsheet_would_run(text):
    assert safe(text) == f"'{text}"
    assert safe("桃源中学") == "桃源中学"
