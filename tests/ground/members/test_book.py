"""members.import, members.import_dues: files walked by the rules of each day, transfers, absences, nurtures, dues."""

from datetime import date

import pytest

from tests.ground.books import Desk
from tests.ground.members.walk import Walk, applicant
from xiaoheng.ground.members import services
from xiaoheng.ground.members.models import Absence, Development, DuesMonth, Nurture, StepRecord, Transfer, Waiver
from xiaoheng.ground.members.services.importing import DUES_BOOK, MEMBERS
from xiaoheng.ground.organisation import services as organisation
from xiaoheng.ground.organisation.models import Import, Membership
from xiaoheng.ground.rulebook import services as rulebook
from xiaoheng.ground.rulebook.models import Finding

TEACHER = "00011"  # 褚言, a member of 桃源中学
SINCE = "2020-10-05"


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.XIAOHENG_HOME = tmp_path


@pytest.fixture
def desk(cast):
    return Desk(cast, MEMBERS, services.import_)


@pytest.fixture
def dues(cast):
    return Desk(cast, DUES_BOOK, services.import_dues)


@pytest.fixture
def told(cast, desk):
    """`told(n)`: the workbook of a file that was walked to step n by the verbs and is then forgotten."""

    def rows(number):
        walk = Walk(cast)
        row = walk.to(number)
        found = desk.export()
        record = list(
            StepRecord.objects.order_by("number").values("number", "done_on", "version", "result", "until", "body")
        )
        row.delete()
        return found, record

    return rows


@pytest.fixture
def person(cast):
    return applicant(cast)


def file(person, **more):
    return {"工号": person.code, "党组织编码": "TY-DW", "申请日期": SINCE, "入党申请书": "申请书", **more}


def step(person, number, day, **more):
    return {
        "工号": person.code,
        "申请日期": SINCE,
        "步骤": number,
        "办理日期": day,
        "文号或材料": f"材料{number}",
        **more,
    }


@pytest.mark.parametrize("number", [1, 6, 14])
def test_a_file_comes_in_as_the_verbs_had_made_it_and_goes_on_by_its_next_step(cast, desk, told, number):
    rows, record = told(number)
    desk.bring(rows)
    row = Development.objects.get()
    assert row.state == f"s{number:02}"
    made = StepRecord.objects.order_by("number").values("number", "done_on", "version", "result", "until", "body")
    assert list(made) == record
    assert desk.export() == rows
    assert desk.look(rows)[1].moving() == []
    walk = Walk(cast)
    walk.row = row
    assert walk.to(number + 1).state == f"s{number + 1:02}"


def test_a_probationary_member_comes_in_when_the_membership_is_registered(cast, desk, told):
    rows, record = told(21)
    desk.bring(rows)
    assert list(StepRecord.objects.filter(number=15).values_list("until", flat=True)) == [record[14]["until"]]
    Development.objects.all().delete()
    Membership.objects.filter(kind="probationary").delete()
    assert "已办到第21步，应登记为预备党员，与党籍登记不符。请先用组织工作簿" in "".join(desk.problems(rows))


def test_what_is_registered_goes_on_by_its_page_and_a_step_by_hand_keeps_the_whole_file(cast, desk, told):
    rows, _record = told(6)
    desk.bring(rows)
    more = {**rows, "发展步骤": [*rows["发展步骤"], {**rows["发展步骤"][-1], "步骤": "7", "办理日期": "2021-12-24"}]}
    assert "发展步骤第7行“工号”：这份档案已经登记。请在“发展党员”页面按步骤办理" in "".join(desk.problems(more))
    walk = Walk(cast)
    walk.row = Development.objects.get()
    walk.step(7)
    done = organisation.undoing(actor=desk.clerk, row=Import.objects.latest("pk"))
    assert (done.going, len(done.staying)) == ((), 8)  # file, five steps, two reviews


def test_undone_the_file_is_gone(desk, told):
    rows, _record = told(6)
    desk.bring(rows)
    desk.undo()
    assert (Development.objects.count(), StepRecord.objects.count()) == (0, 0)


FILES = [
    ({}, [], {"申请日期": "1999-10-05"}, "发展档案第2行“申请日期”：1999-10-05没有“develop_age_min”这一参数的取值"),
    ({}, [], {"党组织编码": "LJ1-ZB"}, "发展档案第2行“党组织编码”：没有编码为“LJ1-ZB”的党组织"),
    ({}, [(3, "2021-01-01", {})], {}, "发展步骤第2行“步骤”：缺少第2步“党组织派人谈话”。请从第2步起逐步填写"),
    ({}, [(2, "2020-10-04", {})], {}, "发展步骤第2行“办理日期”：这一步的日期早于上一步（2020-10-05）"),
    ({}, [(2, "2020-10-10", {}), (3, "2021-01-01", {"文号或材料": ""})], {}, "发展步骤第3行“办理日期”：没有书面材料"),
    ({}, [(2, "2020-10-10", {"结论": "取消资格"})], {}, "第2步没有这种结论"),
    ({}, [(2, "2020-10-10", {"步骤": 26})], {}, "发展步骤第2行“步骤”：“26”超出2至25的范围"),
    ({"申请日期": "2020-10-06"}, [(2, "2020-10-10", {})], {}, "没有这份档案：工号和申请日期须与“发展档案”表一致"),
    ({}, [], {"终止日期": "2021-01-01"}, "发展档案第2行“终止日期”：终止日期或依据不全"),
]  # fmt: skip


@pytest.mark.parametrize(("key", "steps", "more", "said"), FILES, ids=[said for *_row, said in FILES])
def test_what_a_file_may_not_say(desk, person, key, steps, more, said):
    rows = {"发展档案": [file(person, **more)]}
    if steps:
        rows["发展步骤"] = [step(person, number, day, **{**key, **cells}) for number, day, cells in steps]
    assert said in "".join(desk.problems(rows))


def test_the_limits_of_the_day_hold_for_what_is_told_as_well(desk, told):
    rows, _record = told(7)
    steps = rows["发展步骤"]
    early = [{**one, "办理日期": "2021-06-01"} if one["步骤"] == "6" else one for one in steps]
    assert "“培养教育考察”的日期不合规定：确定为积极分子满12个月，最早2021-12-04" in "".join(
        desk.problems({**rows, "发展步骤": early})
    )
    alone = [{**one, "相关人员工号": "00005、00006、00008"} if one["步骤"] == "5" else one for one in steps]
    assert "培养联系人应为1—2名，现为3名" in "".join(desk.problems({**rows, "发展步骤": alone}))
    rows.pop("半年考察")
    assert "没有半年考察记录" in "".join(desk.problems(rows))


SENT = {
    "工号": TEACHER, "转出党组织编码": "TY-DW", "转入党组织编码": "LX-ZB", "转入外地党组织": "", "转接方式": "介绍信",
    "转出日期": "2023-03-01", "介绍信编号": "〔2023〕1号", "有效期至": "2023-04-30",
}  # fmt: skip
AWAY = {
    "工号": TEACHER, "党组织编码": "TY-DW", "类别": "失去联系", "起始日期": "2022-08-01", "地点固定": "", "现状": "在外",
    "停止党籍日期": "", "终止日期": "", "决定文号": "",
}  # fmt: skip
NURTURED = [
    {"工号": TEACHER, "培养方向": "把党员培养成骨干教师", "阶段": "列为培养对象", "日期": "2022-03-01", "依据": ""},
    {"工号": TEACHER, "培养方向": "把党员培养成骨干教师", "阶段": "结对培养", "日期": "2022-04-01", "依据": ""},
]


def test_transfers_absences_and_nurtures_come_in_out_and_go_back(cast, desk):
    rulebook.evaluate()
    rows = {"组织关系转接": [SENT], "流动失联": [AWAY], "双培养": NURTURED}
    desk.bring(rows)
    sent, away, nurtured = Transfer.objects.get(), Absence.objects.get(), Nurture.objects.get()
    assert (sent.state, sent.alert_on, sent.membership.person.code) == ("sent", date(2023, 4, 10), TEACHER)
    assert (away.state, away.membership_id, nurtured.state) == ("open", sent.membership_id, "paired")
    assert set(Finding.objects.filter(ended=0, rule__startswith="D-").values_list("rule", flat=True)) >= {"D-5"}
    for said in (rows, desk.export()):
        _said, plan = desk.look(said)
        assert (plan.moving(), plan.problems) == ([], ())
    services.accept(actor=cast.actor("lx_office"), transfer=sent, accepted_on=date(2023, 3, 10))
    assert desk.problems(rows) == []
    services.advance(actor=cast.actor("ty_office"), nurture=nurtured, milestone="advanced", reached_on=date(2022, 9, 1))
    done = desk.undo()
    assert [line[2] for line in done.going] == ["褚言（00011） 失去联系"]
    assert (Transfer.objects.count(), Absence.objects.count(), nurtured.marks.count()) == (1, 0, 3)


WRONG = [
    ({"组织关系转接": [SENT | {"转入外地党组织": "外县党支部"}]}, "“转入党组织编码”：转入的党组织，本县的和外地的须填且只填一项"),
    ({"组织关系转接": [SENT | {"转出党组织编码": "LX-ZB", "转入党组织编码": "TY-DW"}]}, "不是转出党组织的党员"),
    ({"组织关系转接": [SENT | {"有效期至": "2023-12-31"}]}, "组织关系转接第2行“有效期至”：介绍信有效期超过3个月"),
    ({"组织关系转接": [SENT | {"介绍信编号": ""}]}, "介绍信缺少编号或有效期"),
    ({"流动失联": [AWAY | {"现状": "已返回"}]}, "流动失联第2行“终止日期”：现状与终止日期不一致"),
    ({"流动失联": [AWAY | {"现状": "停止党籍"}]}, "没有停止党籍的日期或决定文号"),
    ({"流动失联": [AWAY | {"现状": "停止党籍", "停止党籍日期": "2023-01-01", "决定文号": "1号"}]}, "时间未到：最早2023-02-01"),
    ({"流动失联": [AWAY, AWAY | {"起始日期": "2023-01-01"}]}, "同一人的流动、失联前后重叠"),
    ({"双培养": NURTURED[1:]}, "双培养第2行“阶段”：没有“列为培养对象”的一行"),
    ({"双培养": [NURTURED[0], NURTURED[1] | {"日期": "2022-02-01"}]}, "双培养第3行“日期”：早于前一阶段（2022-03-01）"),
    ({"双培养": [NURTURED[0] | {"培养方向": "把骨干教师培养成党员"}]}, "当日已是党员，不在这一方向"),
    ({"双培养": [*NURTURED, NURTURED[0] | {"阶段": "培养成功", "日期": "2023-01-01"}]}, "没有写明依据"),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "said"), WRONG, ids=[said for _rows, said in WRONG])
def test_what_a_row_may_not_say(desk, rows, said):
    assert said in "".join(desk.problems(rows))


PAID = {"工号": TEACHER, "党组织编码": "TY-DW", "月份": "2023年1月", "金额": "25.50元", "交纳日期": "2023-01-15"}
WAIVED = {
    "工号": TEACHER, "党组织编码": "TY-DW", "起始月份": 202302, "终止月份": 202306, "减免后金额": 0,
    "批准文号": "云教工委〔2023〕3号", "批准日期": "2023-02-01",
}  # fmt: skip


def test_dues_come_in_as_amounts_by_month_out_again_and_go_back(dues):
    rows = {"党费": [PAID, PAID | {"月份": date(2023, 2, 1), "金额": 0}], "党费减免": [WAIVED]}
    dues.bring(rows)
    first, second = DuesMonth.objects.order_by("ym")
    assert (first.ym, first.amount, first.through) == (202301, 2550, date(2023, 2, 1))
    assert (second.amount, Waiver.objects.get().last) == (0, 202306)
    assert dues.export()["党费"][0] == {**PAID, "姓名": "褚言", "月份": "2023-01", "金额": "25.5"}
    for said in (rows, dues.export()):
        _said, plan = dues.look(said)
        assert (plan.moving(), plan.problems) == ([], ())
    dues.bring({"党费": [PAID | {"金额": "1,020"}]})
    assert DuesMonth.objects.get(ym=202301).amount == 102_000
    dues.undo()
    assert DuesMonth.objects.get(ym=202301).amount == 2550


DUES = [
    ({"党费": [PAID | {"月份": "2021-12"}]}, "党费第2行“月份”：只能导入202201至202303的党费"),
    ({"党费": [PAID | {"月份": "2023-04"}]}, "只能导入202201至202303的党费"),
    ({"党费": [PAID | {"月份": "1月"}]}, "“1月”不是月份。请写成2023-03这样的年月"),
    ({"党费": [PAID | {"金额": 0}]}, "党费金额应大于0。免交的须先在“党费减免”表中填写批准"),
    ({"党费": [PAID | {"金额": "25.555"}]}, "“25.555”的小数超过2位"),
    ({"党费": [PAID | {"党组织编码": "LX-ZB"}]}, "党费第2行“党组织编码”：这个月末不在这个支部"),
    ({"党费": [PAID | {"月份": "2023-02"}], "党费减免": [WAIVED]}, "这个月已批准少交或者免交，金额与批准的不符"),
    ({"党费减免": [WAIVED, WAIVED | {"起始月份": "2023-06", "终止月份": "2023-07"}]}, "党费减免第3行“起始月份”：这些月份已有减免"),
    ({"党费减免": [WAIVED | {"终止月份": "2023-01"}]}, "党费减免第2行“终止月份”：早于起始月份"),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "said"), DUES, ids=[said for _rows, said in DUES])
def test_what_dues_may_not_say(dues, rows, said):
    assert said in "".join(dues.problems(rows))
