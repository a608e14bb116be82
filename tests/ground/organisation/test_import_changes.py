"""更正 or 变更: a changed name or superior was always so, or is so since a day; then last year's figure stays."""

from datetime import date

import pytest

from tests.ground.organisation.books import ORG, UNIT, WHOLE, stored, with_cell, workbook
from xiaoheng.ground.organisation import selectors, services
from xiaoheng.ground.organisation.models import Ancestry, FormerLine, FormerOrg, FormerUnit, Import, PartyOrg, Unit

TOWN = ["YL-T1", "青山镇", "乡镇（街道）", "YL", "", "", "", "", "2001-09-01", ""]
RENAMED = with_cell(UNIT, "单位名称", "山海中心小学", "单位")
DAY = date(2023, 2, 1)


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.XIAOHENG_HOME = tmp_path


@pytest.fixture
def look(cast):
    def seen(**sheets):
        on = sheets.pop("on", {})

        def change(book):
            for name, day in on.items():
                sheet = book[name]
                place = sheet.max_column + 1
                sheet.cell(1, place, "变更日期")
                for row in range(2, sheet.max_row + 1):
                    sheet.cell(row, place, day)

        said = {"actor": cast.actor("clerk"), "unit": cast.units["YL"]}
        spoil = sheets.pop("change", change if on else None)
        said["file"] = stored(workbook(spoil, **sheets))
        return said, services.preview(**said)

    return seen


@pytest.fixture
def bring(look):
    def both(**sheets):
        said, plan = look(**sheets)
        return services.import_(**said, seen=plan.digest(), confirmed=True)

    return both


@pytest.fixture
def school(bring):
    bring(**WHOLE)
    return Unit.objects.get(code="SH")


def names_on(school, day):
    return selectors.names_on(day, [school.pk], [])[0].get(school.pk, Unit.objects.get(pk=school.pk).name)


def undo(cast):
    clerk, row = cast.actor("clerk"), Import.objects.latest("pk")
    found = services.undoing(actor=clerk, row=row)
    return services.undo_import(actor=clerk, row=row, seen=found.digest(), confirmed=True)


def test_without_a_day_it_is_asked_and_corrected_in_place(school, look, bring):
    _said, plan = look(units=[RENAMED])
    assert "单位第2行：山海中心小学（SH）的单位名称将作为更正写入" in plan.questions[0]
    bring(units=[RENAMED])
    assert names_on(school, date(2023, 1, 31)) == "山海中心小学"
    assert not FormerUnit.objects.filter(unit=school).exists()


def test_since_a_day_what_was_before_is_kept_and_undoing_takes_it_back(cast, school, look, bring):
    _said, plan = look(units=[RENAMED], on={"单位": "2023-02-01"})
    assert plan.questions == ()
    assert [(d.header, d.new) for d in plan.moving()[0].differences] == [
        ("单位名称", "山海中心小学"),
        ("变更日期", "2023-02-01"),
    ]
    bring(units=[RENAMED], on={"单位": "2023-02-01"})
    assert (names_on(school, date(2023, 1, 31)), names_on(school, DAY)) == ("山海小学", "山海中心小学")
    _said, again = look(units=[RENAMED], on={"单位": "2023-02-01"})
    assert (again.moving(), again.questions, again.problems) == ([], (), ())
    undo(cast)
    assert (names_on(school, DAY), FormerUnit.objects.filter(unit=school).count()) == ("山海小学", 0)


def test_a_school_that_moves_since_a_day_keeps_its_line_and_undoing_gives_it_back(cast, school, bring):
    moved = with_cell(UNIT, "上级单位编码", "YL-T1", "单位")
    bring(units=[TOWN])
    before = set(Ancestry.objects.filter(unit=school).values_list("ancestor", "depth"))
    bring(units=[moved], on={"单位": "2023-02-01"})
    old = FormerLine.objects.filter(unit=school)
    assert set(old.values_list("ancestor", "depth")) == before
    assert set(old.values_list("until", flat=True)) == {DAY}
    assert FormerUnit.objects.get(unit=school).superior == cast.units["YL"]
    assert Ancestry.objects.filter(unit=school, ancestor__code="YL-T1").exists()
    undo(cast)
    assert set(Ancestry.objects.filter(unit=school).values_list("ancestor", "depth")) == before
    assert not old.exists()


def test_an_organisation_of_another_kind_since_a_day(cast, school, bring):
    bring(orgs=[with_cell(ORG, "类别", "党总支", "党组织")], on={"党组织": "2023-02-01"})
    org = PartyOrg.objects.get(code="SH-ZB")
    former = FormerOrg.objects.get(org=org)
    assert (org.kind, former.kind, former.since, former.until) == ("general_branch", "branch", date(2005, 7, 1), DAY)
    undo(cast)
    org.refresh_from_db()
    assert (org.kind, FormerOrg.objects.filter(org=org).count()) == ("branch", 0)


def test_a_later_change_by_hand_keeps_the_span(cast, school, bring):
    bring(units=[RENAMED], on={"单位": "2023-02-01"})
    services.rename(
        actor=cast.actor("clerk"), unit=Unit.objects.get(pk=school.pk), name="海山小学", on=date(2023, 3, 1)
    )
    clerk, row = cast.actor("clerk"), Import.objects.latest("pk")
    found = services.undoing(actor=clerk, row=row)
    assert (found.going, [later.verb for *_place, later in found.staying]) == ((), ["organisation.rename"])


def test_a_name_beside_a_code_is_checked_against_the_person_the_same_workbook_brings(look):
    def named(book):
        sheet = book["任职"]
        sheet.cell(1, 9, "姓名")
        sheet.cell(2, 9, "龙一")
        sheet.cell(3, 9, "龙二")

    said = look(**{**WHOLE, "change": named})[1]
    assert [str(one) for one in said.problems] == [
        "任职第3行“姓名”：工号90001登记的是“龙一”，不是“龙二”。请核对工号和姓名；同名的人按工号区分。"
    ]


WRONG = [
    ("2023-03-15", "单位第2行“变更日期”：生效日期2023-03-15还没有到"),
    ("2001-09-01", "生效日期不晚于“山海小学”的设立日期2001-09-01"),
]


@pytest.mark.parametrize(("day", "said"), WRONG)
def test_a_day_that_cannot_be(school, look, day, said):
    assert said in str(look(units=[RENAMED], on={"单位": day})[1].problems[0])


def test_history_is_written_forwards(school, look, bring):
    bring(units=[RENAMED], on={"单位": "2023-02-01"})
    third = with_cell(UNIT, "单位名称", "海山小学", "单位")
    assert "2023-02-01已登记过一次变更" in str(look(units=[third], on={"单位": "2023-01-01"})[1].problems[0])


def test_two_moves_in_one_line_are_two_imports(cast, school, look, bring):
    bring(units=[TOWN])
    services.reassign(actor=cast.actor("clerk"), unit=school, superior=cast.units["TY"], on=date(2023, 1, 10))
    above = ["TY", "桃源中学", "学校", "YL-T1", "初级中学", "公办", "是", "YL-Z1", "2015-09-01", ""]
    zoneless = with_cell(UNIT, "片区编码", "", "单位")
    problems = look(units=[zoneless, above], on={"单位": "2023-02-03"})[1].problems
    assert "它的上级“TY”也在本文件中改了上级" in str(problems[0])
    bring(units=[above], on={"单位": "2023-02-03"})
    assert set(FormerLine.objects.filter(unit=school, until=date(2023, 2, 3)).values_list("ancestor__code", flat=True)) == {
        "SH", "TY", "YL", "C", "P",
    }  # fmt: skip
    assert list(school.up.order_by("depth").values_list("ancestor__code", flat=True))[:3] == ["SH", "TY", "YL-T1"]
