"""communities.import: the three lists by workbook: what is exported comes back, rows are refused at their place, undone."""

from datetime import date

import pytest

from tests.ground.books import Desk
from tests.loop.execution.communities.conftest import SINCE, UNTIL
from xiaoheng.lib.refusal import Forbidden
from xiaoheng.loop.execution.communities import selectors, services
from xiaoheng.loop.execution.communities.models import Entry, Project

NEED = {
    "牵头学校编码": "TY", "成员学校编码": "LX", "校外成员": "", "清单": "需求清单", "类别": "课程", "内容": "书法课",
    "数量": "10", "开始": "2023-03-01", "结束": "2023-06-30",
}  # fmt: skip
OFFER = {**NEED, "成员学校编码": "", "校外成员": "东街社区党委", "清单": "资源清单", "数量": "30"}
PLAN = {
    "牵头学校编码": "TY", "承办学校编码": "LX", "合作学校编码": "TY", "校外合作成员": "", "类别": "课程", "项目": "共立",
    "安排": "各校各派一人", "开始": "2023-03-01", "结束": "2023-06-30",
}  # fmt: skip
LISTS, PROJECTS = "资源和需求", "项目"


@pytest.fixture
def desk(run, settings, tmp_path):
    settings.XIAOHENG_HOME = tmp_path
    run.found()
    return Desk(run.cast, services.LISTS_BOOK, services.import_)


def lists(*rows):
    return {LISTS: list(rows)}


def test_lists_and_projects_come_in_go_out_and_are_taken_back(desk):
    rows = {LISTS: [NEED, OFFER], PROJECTS: [PLAN]}
    desk.bring(rows)
    assert [(one.listed, one.holder, one.quantity) for one in Entry.objects.all()] == [
        ("need", "柳溪小学", 10), ("resource", "东街社区党委", 30),
    ]  # fmt: skip
    project = Project.objects.get()
    assert (project.unit.code, project.other.code, project.confirmer.code) == ("LX", "TY", "TY")
    assert desk.look(desk.export())[1].moving() == []
    assert desk.look(rows)[1].moving() == []
    desk.undo()
    assert not Entry.objects.exists()
    assert not Project.objects.exists()


def test_what_was_entered_on_the_pages_is_exported_as_it_stands(desk, run):
    project = run.project()
    run.list(project.community, title="场地\u3000借用", quantity=3)
    run.list(project.community, title="场地 借用", quantity=5)
    told = {"community": project.community, "unit": run.lx, "kind": selectors.kinds()[0], "title": "共立"}
    services.launch(actor=run.guest, since=SINCE, until=UNTIL, plan="一、起草\r\n二、征求意见", **told)
    exported = desk.export()
    assert [row["第几条"] for row in exported[LISTS]] == ["", "", "", "2"]
    plan = desk.look(exported)[1]
    assert (plan.moving(), plan.problems, plan.questions) == ([], (), ())
    exported[LISTS][2]["数量"] = "4"
    (change,) = desk.look(exported)[1].moving()
    assert [(one.header, one.old, one.new) for one in change.differences] == [("数量", "3", "4")]


def test_a_change_keeps_what_was_agreed(desk, run):
    run.project()
    row = {**NEED, "数量": "5"}
    assert desk.problems(lists(row)) == ["资源和需求第2行“数量”：已对接6，不能改为5。数量不少于已对接的部分。"]
    desk.bring(lists({**row, "数量": "20"}))
    need = Entry.objects.get(listed="need")
    assert (need.quantity, need.taken, need.left) == (20, 6, 14)
    desk.undo()
    need.refresh_from_db()
    assert need.quantity == 10


def test_what_was_agreed_since_keeps_its_row(desk, run):
    need, resource = run.pair(resource=30)
    desk.bring(lists({**NEED, "数量": "20"}, {**NEED, "内容": "合唱"}))
    services.accept(actor=run.office, match=run.propose(need, resource, 15))
    found = desk.undo()
    assert [(row, later.why) for _sheet, row, _title, later in found.staying] == [(2, "此后办理的已超过原来的数量")]
    need.refresh_from_db()
    assert (need.quantity, need.taken) == (20, 15)
    assert not Entry.objects.filter(title="合唱").exists()


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({**NEED, "牵头学校编码": "LX"}, "“牵头学校编码”：没有由“LX”牵头、正在运行的共同体。请核对牵头学校编码"),
        ({**NEED, "成员学校编码": "SQ"}, "“成员学校编码”：石桥小学今天不是这个共同体的成员。请先由县里登记加入。"),
        ({**NEED, "成员学校编码": "没有"}, "“成员学校编码”："),
        ({**NEED, "成员学校编码": ""}, "“成员学校编码”：成员学校和校外成员应填其一。"),
        ({**NEED, "校外成员": "东街社区党委"}, "“成员学校编码”：成员学校和校外成员应填其一。"),
        ({**OFFER, "校外成员": "西街社区"}, "“校外成员”：“西街社区”今天不是这个共同体的校外成员。"),
        ({**NEED, "清单": "愿望"}, "“清单”：“愿望”不在可填的范围内。可填：资源清单、需求清单。"),
        ({**NEED, "类别": "写生"}, "“类别”：没有“写生”这一类别。可填："),
        ({**NEED, "数量": "0"}, "“数量”：“0”超出1至100000的范围。"),
        ({**NEED, "数量": "许多"}, "“数量”：“许多”不是能识别的数字。"),
        ({**NEED, "结束": "2023-02-30"}, "“结束”：“2023-02-30”是不存在的日期。"),
        ({**NEED, "结束": "2023-02-01"}, "“结束”：结束日期早于开始日期。"),
        ({**NEED, "开始": "2023-01-01", "结束": "2023-03-13"}, "“结束”：结束日期已过。"),
        ({**NEED, "内容": ""}, "“内容”：必填，不能为空。"),
    ],
)
def test_an_entry_that_cannot_be_is_refused_at_its_place(desk, row, said):
    found = desk.problems(lists({**NEED, "内容": "合唱"}, row))
    assert found[0].startswith(f"资源和需求第3行{said}")
    assert not Entry.objects.exists()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"合作学校编码": "LX"}, "项目第2行“合作学校编码”：合作学校就是承办学校。"),
        ({"承办学校编码": "SQ"}, "项目第2行“承办学校编码”：石桥小学今天不是这个共同体的成员。"),
        ({"校外合作成员": "西街社区"}, "项目第2行“校外合作成员”：“西街社区”今天不是这个共同体的校外成员。"),
        ({"安排": ""}, "项目第2行“安排”：必填，不能为空。"),
        ({"类别": "培训"}, "项目第2行“类别”：没有“培训”这一类别。"),
    ],
)
def test_a_project_that_cannot_be_is_refused_at_its_place(desk, change, said):
    assert desk.problems({PROJECTS: [{**PLAN, **change}]})[0].startswith(said)


def test_of_a_project_its_plan_and_days_change_while_it_is_open(desk, run):
    desk.bring({PROJECTS: [PLAN]})
    project = Project.objects.get()
    services.plan(
        actor=run.guest, project=project, plan="分两步", since=SINCE, until=UNTIL, steps=[("起草", date(2023, 5, 1))]
    )  # fmt: skip
    assert desk.problems({PROJECTS: [{**PLAN, "结束": "2023-04-30"}]}) == [
        "项目第2行“结束”：步骤“起草”的日期不在项目期限内。请先在项目页上修改步骤。"
    ]
    assert desk.problems({PROJECTS: [{**PLAN, "合作学校编码": ""}]})[0].startswith(
        "项目第2行“合作学校编码”：项目登记后"
    )
    desk.bring({PROJECTS: [{**PLAN, "安排": "分三步"}]})
    project.refresh_from_db()
    assert (project.plan, project.until) == ("分三步", date(2023, 6, 30))
    run.report(project)
    assert desk.problems({PROJECTS: [{**PLAN, "安排": "分四步"}]}) == [
        "项目第2行“安排”：项目待核实，安排不再更改。请照原登记填写。"
    ]


def test_a_dissolved_community_takes_nothing(desk, run):
    desk.bring(lists(NEED))
    services.dissolve(actor=run.clerk, community=Entry.objects.get().community, reason="期满")
    assert desk.export() == {}
    assert "没有由“TY”牵头、正在运行的共同体" in desk.problems(lists(NEED))[0]


@pytest.mark.parametrize("who", ["ty_office", "lx_office", "leader", "lj_clerk"])
def test_only_the_clerk_of_the_county(desk, run, who):
    said, plan = desk.look(lists(NEED))
    with pytest.raises(Forbidden):
        services.import_(**{**said, "actor": run.cast.actor(who)}, seen=plan.digest(), confirmed=True)
    assert not Entry.objects.exists()


def test_a_leading_schools_office_brings_in_its_own_community(desk, run, cast):
    office, county = cast.actor("ty_office"), desk.county
    desk.clerk, desk.county = office, cast.units["TY"]
    desk.bring({LISTS: [NEED, OFFER], PROJECTS: [PLAN]})
    assert Entry.objects.count() == 2
    desk.undo()
    assert not Entry.objects.exists()
    assert "成员学校编码" in desk.problems(lists({**NEED, "成员学校编码": "SQ"}))[0]
    desk.clerk, desk.county = cast.actor("lx_office"), cast.units["LX"]
    assert "没有由“TY”牵头" in desk.problems(lists(NEED))[0]
    desk.county = cast.units["TY"]
    with pytest.raises(Forbidden):
        desk.look(lists(NEED))
    desk.clerk, desk.county = office, county
    with pytest.raises(Forbidden):
        desk.look(lists(NEED))


def test_a_matchs_project_goes_out_and_comes_back_as_it_stands(desk, run):
    project = run.project()
    (row,) = desk.export()[PROJECTS]
    assert (row["项目"], row["安排"]) == (project.title, "")
    assert desk.look(desk.export())[1].moving() == []
    assert "“安排”：必填" in desk.problems({PROJECTS: [{**PLAN, "安排": ""}]})[0]
