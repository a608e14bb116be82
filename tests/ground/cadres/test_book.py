"""cadres.import: each sheet comes in, comes out, goes back; what a row may not say; rules judge once."""

from datetime import date

import pytest

from tests.ground.books import Desk
from xiaoheng.ground.cadres import services
from xiaoheng.ground.cadres.models import (
    Award,
    Certificate,
    Ledger,
    Portfolio,
    Programme,
    Reserve,
    Rotation,
    Title,
    Training,
    Workload,
)
from xiaoheng.ground.cadres.services.importing import CADRES
from xiaoheng.ground.records.models import Entry

CODE = "00005"  # 周正, secretary of 桃源中学
TITLE = {"工号": CODE, "职称": "高级教师", "取得日期": "2015-12-01"}
COURSE = {
    "举办单位编码": "YL", "培训班": "2022年书记轮训", "培训形式": "集中轮训", "培训对象": "党组织书记", "学时": 32,
    "开班日期": "2022-07-04", "结束日期": "2022-07-08",
}  # fmt: skip
HOURS = {"工号": CODE, "举办单位编码": "YL", "培训班": "2022年书记轮训", "开班日期": "2022-07-04", "学时": "32学时"}
CHARGE = {
    "工号": "00006", "任职单位编码": "TY", "职务": "校长", "任职日期": "2020-09-01", "分管": "德育", "起始日期": "2021-09-01",
}  # fmt: skip
WORKLOAD = {"工号": CODE, "占满工作量": "50%", "起始日期": "2022-09-01", "终止日期": ""}
ISSUED = {"表彰层级": "县级", "表彰单位": "中共云岭县委", "表彰文号": "云党发〔2022〕15号", "表彰日期": "2022-07-01"}
WHOLE = {
    "教师资格": [{"工号": CODE, "资格种类": "初级中学教师资格", "取得日期": "2005年7月1日", "失效日期": ""}],
    "职称": [TITLE],
    "工作经历": [{"工号": CODE, "经历类别": "教育教学", "单位和岗位": "桃源中学语文教师", "起始日期": "2003-09-01", "终止日期": ""}],
    "党务工作量": [WORKLOAD],
    "后备干部": [{"工号": "00011", "后备层次": "校级副职", "依据文号": "云教党〔2022〕8号", "起始日期": "2022-06-01", "终止日期": ""}],
    "交流轮岗": [{"工号": "00011", "交流形式": "支教", "去向单位编码": "LX", "起始日期": "2022-09-01", "终止日期": ""}],
    "个人表彰": [{"工号": CODE, "表彰项目": "优秀共产党员", **ISSUED}],
    "党组织表彰": [{"党组织编码": "TY-DW", **ISSUED}],
    "培训班": [COURSE],
    "培训学时": [HOURS],
    "班子分工": [CHARGE],
}  # fmt: skip


@pytest.fixture
def desk(cast, settings, tmp_path):
    settings.XIAOHENG_HOME = tmp_path
    return Desk(cast, CADRES, services.import_)


def counts():
    models = (Certificate, Title, Workload, Reserve, Rotation, Award, Programme, Training, Portfolio, Ledger)
    return [model.objects.count() for model in models]


def test_every_sheet_comes_in_and_out_again_and_goes_back(cast, desk):
    desk.bring(WHOLE)
    assert counts() == [1, 1, 1, 1, 1, 2, 1, 1, 1, 2]  # ledgers of 桃源中学 and of the county
    assert Training.objects.get().held_on == date(2022, 7, 8)
    assert Programme.objects.get().until == date(2022, 7, 9)
    assert Portfolio.objects.get().appointment.person == cast.people["ty_principal"]
    assert Award.objects.get(org__isnull=False).kind == "org"
    for rows in (WHOLE, desk.export()):
        _said, plan = desk.look(rows)
        assert (plan.moving(), plan.problems, plan.questions) == ([], (), ())
    assert len(desk.undo().going) == 11
    assert counts() == [0] * 10


def test_the_rules_are_judged_once_for_all_rows_and_again_when_it_is_undone(ty, desk):
    assert ty.found("A-18") == []
    desk.bring({"职称": [TITLE]})
    assert ty.found("A-18") != []  # the ledger is open: what is not registered cannot be judged
    assert Entry.objects.filter(verb="cadres.import", result="done").count() == 1
    desk.undo()
    assert ty.found("A-18") == []


def test_a_ledger_stays_when_something_was_entered_by_hand_since(ty, desk):
    desk.bring({"职称": [TITLE]})
    ty.do("certify", kind="junior")
    desk.undo()
    assert (Title.objects.count(), Ledger.objects.filter(unit=ty.unit).count()) == (0, 1)


def test_a_course_whose_hours_were_entered_by_hand_stays(ty, desk):
    desk.bring({"培训班": [COURSE], "职称": [TITLE]})
    services.train(actor=ty.clerk, programme=Programme.objects.get(), hours={ty.secretary.pk: 32})
    done = desk.undo()
    assert [title for _sheet, _row, title, _later in done.staying] == ["云岭县（YL） 2022年书记轮训"]
    assert Training.objects.count() == 1


WRONG = [
    ({"职称": [TITLE | {"工号": "5"}]}, "职称第2行“工号”：没有编码为“5”的人员。有“00005”，两处疑似有一处丢了前面的0"),
    ({"职称": [TITLE | {"职称": "高级讲师"}]}, "职称第2行“职称”：“高级讲师”不在可填的范围内。可填：三级教师、"),
    ({"职称": [TITLE | {"取得日期": "2023-03-15"}]}, "职称第2行“取得日期”：日期晚于今天。请在事实发生后登记"),
    ({"职称": [TITLE | {"取得日期": "同上"}]}, "职称第2行“取得日期”：“同上”不是能识别的日期"),
    ({"职称": [TITLE, TITLE]}, "职称第3行“工号”：与第2行重复。同一项只能出现一次"),
    ({"职称": [TITLE | {"工号": "00017"}]}, "职称第2行“工号”：没有编码为“00017”的人员"),
    ({"党务工作量": [WORKLOAD | {"占满工作量": 150}]}, "党务工作量第2行“占满工作量”：“150”超出0至100的范围"),
    ({"党务工作量": [WORKLOAD, WORKLOAD | {"起始日期": "2023-01-01"}]}, "党务工作量前后重叠。请先填写前一段的终止日期"),
    ({"党务工作量": [WORKLOAD | {"终止日期": "2022-09-01"}]}, "党务工作量第2行“终止日期”：不晚于起始日期2022-09-01"),
    ({"交流轮岗": [WHOLE["交流轮岗"][0] | {"去向单位编码": "TY"}]}, "“去向单位编码”：交流去向就是本人所在单位"),
    ({"交流轮岗": [WHOLE["交流轮岗"][0] | {"去向单位编码": "LJ1"}]}, "没有编码为“LJ1”的单位"),
    ({"党组织表彰": [{"党组织编码": "LJ1-ZB", **ISSUED}]}, "党组织表彰第2行“党组织编码”：没有编码为“LJ1-ZB”的党组织"),
    ({"个人表彰": [{"工号": CODE, "表彰项目": "先进基层党组织", **ISSUED}]}, "个人表彰第2行“表彰项目”：“先进基层党组织”不在可填"),
    ({"培训班": [COURSE | {"结束日期": "2022-07-03"}]}, "培训班第2行“结束日期”：结束日期早于开班日期"),
    ({"培训班": [COURSE | {"举办单位编码": "YL-Z1"}]}, "培训班第2行“举办单位编码”：培训班由县或学校举办"),
    ({"培训学时": [HOURS]}, "培训学时第2行“培训班”：没有YL于2022-07-04开班的“2022年书记轮训”。请先在“培训班”表中填写"),
    ({"培训班": [COURSE], "培训学时": [HOURS | {"学时": 33}]}, "培训学时第2行“学时”：33学时多于全班的32学时"),
    ({"培训班": [COURSE | {"举办单位编码": "LX"}], "培训学时": [HOURS | {"举办单位编码": "LX"}]}, "不是举办单位的人员"),
    ({"班子分工": [CHARGE | {"任职日期": "2020-09-02"}]}, "班子分工第2行“职务”：没有这一任职"),
    ({"班子分工": [CHARGE | {"起始日期": "2020-08-31"}]}, "班子分工第2行“起始日期”：早于任职日期"),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "said"), WRONG, ids=[said for _rows, said in WRONG])
def test_what_a_row_may_not_say(desk, rows, said):
    assert said in "".join(desk.problems(rows))


def test_titles_in_the_wrong_order_are_asked(desk):
    lower = TITLE | {"职称": "一级教师", "取得日期": "2016-12-01"}
    _said, plan = desk.look({"职称": [TITLE, lower]})
    assert "周正的“高级教师”和“一级教师”取得的先后与等级相反" in plan.questions[0]
