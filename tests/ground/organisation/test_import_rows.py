"""organisation.import: what a row may not say; each refusal names sheet, row and column and what to do."""

import pytest

from tests.ground.organisation.books import MEMBERSHIPS, ORG, PEOPLE, POSTS, UNIT, WHOLE, stored, with_cell
from xiaoheng.ground.organisation import services


@pytest.fixture
def problems(cast, settings, tmp_path):
    """`problems(people=…)` gives what a preview finds wrong, as the page shows it."""
    settings.XIAOHENG_HOME = tmp_path

    def found(**sheets):
        plan = services.preview(actor=cast.actor("clerk"), unit=cast.units["YL"], file=stored(**sheets))
        return [str(problem) for problem in plan.problems]

    return found


def unit(header, value):
    return {"units": [with_cell(UNIT, header, value, "单位")]}


def org(header, value):
    return {"units": [UNIT], "orgs": [with_cell(ORG, header, value, "党组织")]}


def person(header, value):
    return {"units": [UNIT], "people": [with_cell(PEOPLE[0], header, value, "人员")]}


def member(header, value):
    return {**WHOLE, "posts": [], "memberships": [with_cell(MEMBERSHIPS[0], header, value, "党籍")]}


def post(header, value):
    return {**WHOLE, "posts": [with_cell(POSTS[0], header, value, "任职")]}


CASES = [
    # codes
    (unit("单位编码", ""), "单位第2行“单位编码”：必填"),
    (unit("单位编码", "LJ1"), "单位第2行“单位编码”：“LJ1”已由本县以外的单位使用。只能导入本县"),
    (unit("单位编码", "YL"), "单位第2行“单位编码”：这是本县自己"),
    (unit("上级单位编码", "LJ"), "单位第2行“上级单位编码”：没有编码为“LJ”的单位"),
    (unit("上级单位编码", "C"), "单位第2行“上级单位编码”：没有编码为“C”的单位"),
    (unit("上级单位编码", "TY"), "单位第2行“上级单位编码”：“TY”不能作上级。上级须是：县（区）、乡镇（街道）"),
    (unit("上级单位编码", "SH"), "单位第2行“上级单位编码”：上下级成了环：SH→SH"),
    (unit("片区编码", "TY"), "单位第2行“片区编码”：没有编码为“TY”的片区"),
    (org("所在单位编码", "LJ1"), "党组织第2行“所在单位编码”：没有编码为“LJ1”的单位"),
    (org("上级党组织编码", "没有"), "党组织第2行“上级党组织编码”：“没有”不是编码"),
    (org("上级党组织编码", "SH-ZB"), "党组织第2行“上级党组织编码”：上下级成了环"),
    (org("覆盖单位编码", "SH，XX"), "党组织第2行“覆盖单位编码”：没有编码为“XX”的单位"),
    (org("党组织编码", "LJ1-ZB"), "党组织第2行“党组织编码”：“LJ1-ZB”已由本县以外的单位使用"),
    (person("工号", "00016"), "人员第2行“工号”：“00016”已由本县以外的单位使用"),
    (person("工号", ""), "人员第2行“工号”：必填"),
    (person("工号", 1), "人员第2行“工号”：“1”疑似丢了前面的0：已登记的是“00001”"),
    (person("工号", "4.50103E+17"), "人员第2行“工号”：“4.50103E+17”已被表格改成科学计数"),
    (person("工号", 450103199001011234), "人员第2行“工号”：“4.501031990010113e+17”已被表格改成科学计数"),
    (person("所在单位编码", "XX"), "人员第2行“所在单位编码”：没有编码为“XX”的单位"),
    (member("工号", "99999"), "党籍第2行“工号”：没有编码为“99999”的人员"),
    (member("党组织编码", "LJ1-ZB"), "党籍第2行“党组织编码”：没有编码为“LJ1-ZB”的党组织"),
    (post("任职单位编码", "LJ1"), "任职第2行“任职单位编码”：没有编码为“LJ1”的单位"),
    # words
    (unit("类别", "大学"), "单位第2行“类别”：“大学”不在可填的范围内。可填：乡镇（街道）、学校、片区"),
    (unit("类别", "县（区）"), "单位第2行“类别”：“县（区）”不在可填的范围内"),
    (unit("独立法人", "大概"), "单位第2行“独立法人”：“大概”不在可填的范围内。可填：是、否"),
    (org("类别", "党组织"), "党组织第2行“类别”：“党组织”不在可填的范围内。可填：教育工委、党组、党委"),
    (post("职务", "书记"), "任职第2行“职务”：“书记”不在可填的范围内。可填：党组织书记"),
    (unit("学段", ""), "单位第2行“学段”：学校必填"),
    (unit("类别", "镇里"), "单位第2行“类别”：“镇里”不在可填的范围内"),
    (unit("类别", "乡镇（街道）"), "单位第2行“学段”：只有学校填写这一栏"),
    # dates
    (unit("设立日期", "2023-2-30"), "单位第2行“设立日期”：“2023-2-30”是不存在的日期"),
    (unit("撤销日期", "2001-09-01"), "单位第2行“撤销日期”：不晚于起始日期2001-09-01"),
    (org("本届起始日期", "1999-09-01"), "党组织第2行“本届起始日期”：早于成立日期2005-07-01"),
    (person("出生日期", "2015-01-01"), "人员第2行“出生日期”：按出生日期今年8岁"),
    (person("出生日期", "1901-01-01"), "人员第2行“出生日期”：按出生日期今年122岁"),
    (member("起始日期", "1990-07-01"), "党籍第2行“起始日期”：入党时不满18周岁（出生日期1980-05-06）"),
    (member("起始日期", ""), "党籍第2行“起始日期”：必填"),
    (post("离任日期", "2020-08-31"), "任职第2行“离任日期”：不晚于起始日期"),
    (post("离任日期", "2022-08-31"), "任职第2行“离任原因”：有离任日期而没有原因。请写明，如：调任"),
    # names
    (person("姓名", "同上"), "人员第2行“姓名”：“同上”不是姓名或名称"),
    (person("姓名", "\u200b"), "人员第2行“姓名”：必填"),
    (person("姓名", "张\ue000"), "人员第2行“姓名”：含有无法识别的字（U+E000）"),
    (person("姓名", "张\u202e三"), "人员第2行“姓名”：含有改变文字方向的隐藏符号"),
    (person("姓名", "张😀"), "人员第2行“姓名”：含有表情或图形符号“😀”"),
    (person("姓名", "鏀閮ㄥ"), "人员第2行“姓名”：“鏀閮ㄥ”疑似乱码"),
    (person("姓名", "长" * 61), "人员第2行“姓名”：超过60个字"),
    (person("姓名", "#REF!"), "人员第2行“姓名”：单元格是错误值#REF!"),
    # rows
    ({"units": [UNIT, UNIT]}, "单位第3行“单位编码”：与第2行重复"),
    ({"units": [UNIT], "people": [PEOPLE[0], PEOPLE[0]]}, "人员第3行“工号”：与第2行重复"),
    (
        {**WHOLE, "posts": [POSTS[1], with_cell(POSTS[1], "任职日期", "2021-09-01", "任职")]},
        "任职第3行“任职日期”：同一职务的任期前后重叠",
    ),
    (
        {**WHOLE, "memberships": [MEMBERSHIPS[0], [*MEMBERSHIPS[0][:3], "2012-01-01", "", ""]]},
        "党籍第3行“起始日期”：同一组织的党籍前后重叠",
    ),
]


@pytest.mark.parametrize(("sheets", "told"), CASES, ids=[told for _sheets, told in CASES])
def test_a_row_that_cannot_be_is_refused_at_its_place(problems, sheets, told):
    found = problems(**sheets)
    assert any(told in problem for problem in found), found
    assert all(problem.endswith("。") for problem in found)


def test_organisations_above_each_other_in_a_ring(problems):
    first = with_cell(ORG, "上级党组织编码", "SH-Z2", "党组织")
    second = with_cell(with_cell(ORG, "党组织编码", "SH-Z2", "党组织"), "上级党组织编码", "SH-ZB", "党组织")
    found = problems(units=[UNIT], orgs=[first, second])
    assert found[0] == "党组织第2行“上级党组织编码”：上下级成了环：SH-ZB→SH-Z2→SH-ZB。请改正上级编码。"


def test_a_unit_that_is_registered_keeps_its_kind(problems):
    row = ["TY", "桃源中学", "片区", "YL", "", "", "", "", "2015-09-01", ""]
    assert "单位第2行“类别”：已登记单位的类别不能更改。请另立编码。" in problems(units=[row])


def test_all_problems_are_told_in_the_order_of_the_sheets(problems):
    wrong = with_cell(UNIT, "学段", "大学", "单位")
    people = [with_cell(PEOPLE[0], "姓名", "", "人员"), with_cell(PEOPLE[1], "所在单位编码", "XX", "人员")]
    found = problems(posts=[["7", "SH", "校长", "", "", "x", "", ""]], people=people, units=[wrong])
    assert [problem.split("“")[0] for problem in found] == ["单位第2行", "人员第2行", "人员第3行", "任职第2行"]


GOOD = [
    ("people", "姓名", "𠮷野", "𠮷野"),
    ("people", "姓名", "㛃", "㛃"),
    ("people", "姓名", "䶮", "䶮"),
    ("people", "姓名", "\uf9dc", "\uf9dc"),
    ("people", "姓名", "葛\U000e0100", "葛\U000e0100"),
    ("people", "姓名", "张\u200b三", "张三"),
    ("people", "姓名", "\ufeff张三", "张三"),
    ("people", "姓名", "张　三", "张三"),
    ("people", "姓名", "张\xa0三", "张三"),
    ("people", "姓名", "买买提·艾力", "买买提·艾力"),
    ("people", "姓名", "Anna Lee", "Anna Lee"),
    ("people", "姓名", "<script>{{7*7}}${x}", "<script>{{7*7}}${x}"),
    ("people", "姓名", "名" * 30, "名" * 30),
    ("people", "姓名", "'=1+1", "=1+1"),
    ("people", "工号", "１２３４５", "12345"),
    ("people", "工号", "1E5", "1E5"),
    ("people", "工号", 54321, "54321"),
    ("people", "工号", 54321.0, "54321"),
    ("people", "工号", " A 01 ", "A01"),
    ("people", "出生日期", "1980年5月6日", "1980-05-06"),
    ("people", "出生日期", 29347, "1980-05-06"),
    ("people", "出生日期", "", ""),
]


@pytest.mark.parametrize(("sheet", "header", "typed", "kept"), GOOD, ids=[repr(row[2]) for row in GOOD])
def test_what_is_kept_as_typed_and_what_is_cleaned(cast, settings, tmp_path, sheet, header, typed, kept):
    settings.XIAOHENG_HOME = tmp_path
    file = stored(units=[UNIT], people=[with_cell(PEOPLE[0], header, typed, "人员")])
    plan = services.preview(actor=cast.actor("clerk"), unit=cast.units["YL"], file=file)
    assert plan.problems == ()
    shown = {d.header: d.new for change in plan.moving() if change.sheet.name == "人员" for d in change.differences}
    assert shown.get(header, "") == kept
