"""What notices of varied kinds taught the reader: parties of headings and posts, hours, lost dashes, minutes, duties."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xiaoheng.lib.notices.reader import read, reread

HEAD, TAIL = "关于有关工作的通知\n各学校：\n", "\n甲县教育局\n2024年2月18日\n"


def tasks(body, tail=TAIL):
    return read(HEAD + body + tail).tasks


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("全体教职工登录平台完成10学时学习。", ["全体教职工"]),
        ("驻校指导员每周到校不少于1天，填写工作日志。", ["驻校指导员"]),
        ("民办学校举办者3月底前签订承诺书。", ["民办学校举办者"]),
        ("凡设有食堂的学校，3月15日前完成食品安全自查报告。", ["设有食堂的学校"]),
        ("督学责任区每月入校督导不少于1次。", ["督学责任区"]),
        ("由语文教研组承办4月份公开周。", ["语文教研组"]),
        ("每位教师提前一周备课，教案不少于每周5课时。", ["每位教师"]),
        ("人事处修改后4月10日前提交教代会审议。", ["人事处"]),
        ("支部委员联系党员不少于3名，每半年谈心1次。", ["支部委员"]),
        ("各责任单位每月25日前将进展情况报工委办公室。", ["各责任单位"]),
        ("以上两所学校整改后于2日内书面报告县局。", ["以上两所学校"]),
    ],
)
def test_the_party_is_found(sentence, who):
    assert tasks(sentence)[0].who == who


@pytest.mark.parametrize(
    ("body", "who"),
    [
        ("（一）各中心校\n1.3月15日前完成摸底，填报统计表。", ["各中心校"]),
        ("二、班主任职责\n1.每周召开1次主题班会，班会记录存档。", ["班主任"]),
        ("二、食堂管理员\n每日检查食品留样。", ["食堂管理员"]),
        ("1.县一中（3项）\n（1）3月20日前补签责任书。", ["县一中"]),
        ("三、课后服务\n责任单位：各小学；牵头科室：基教科\n1.每学期开展1次家长满意度调查。", ["各小学"]),
        ("2．议题征集不及时。牵头领导：李伟；责任单位：组织科；整改时限：2024年6月底前。", ["组织科"]),
    ],
)
def test_a_heading_gives_its_party_to_what_stands_below(body, who):
    (task,) = tasks(body)
    assert task.who == who


@pytest.mark.parametrize(
    "sentence",
    [
        "会议认为，各校工作取得阶段性成效，全县32所学校全部完成章程修订。",
        "2月18日，局党组书记周立诚主持召开党组会议。",
        "对工作推进不力的学校，县教体局将进行通报。",
        "党员人数少于3人的支部可联合开展。",
    ],
)
def test_minutes_sanctions_and_permissions_are_no_tasks(sentence):
    assert tasks(sentence) == []


def test_an_hour_without_a_day_is_of_the_day_before_it_and_else_of_none():
    body = "1、各学校今天下午4点前将通知发至家长，班主任将确认情况18:00前报年级主任。\n2、年级主任于19:00前报校长室。\n"
    times = [(str(task.deadline.date), task.deadline.time) for task in tasks(body)]
    assert times == [("2024-02-18", "16:00"), ("2024-02-18", "18:00"), ("2024-02-18", "19:00")]
    assert tasks("各学校于19:00前报送情况。")[0].deadline.date is None


def test_a_scan_that_lost_its_dash_and_took_one_for_a_letter():
    (task,) = tasks("l.自评阶段（3月16日4月10日）。各幼儿园自评，每月至少上报l次，报县教育局\n学前股备案。")
    assert (str(task.deadline.start), str(task.deadline.end)) in [("2024-03-16", "2024-04-10"), ("None", "None")]
    assert (task.recurrence.freq, task.quantity[0].value) == ("monthly", 1)


def test_schools_listed_in_brackets_are_whom_the_task_is_for():
    (task,) = tasks("山区学校（含石门小学、高坪中学）3月10日前完成水管防冻包扎。")
    assert (task.applies_to.mode, task.applies_to.names) == ("only", ("石门小学", "高坪中学"))


def test_the_same_act_for_others_with_their_own_number():
    first, second = tasks("校长听课每学期不少于30节，副校长、教导主任不少于40节。")
    assert (second.who, second.recurrence.freq, second.quantity[0].value) == (["副校长", "教导主任"], "semester", 40)
    assert first.quantity[0].value == 30


def test_a_monthly_day_carries_over_and_a_yearly_sum_is_no_repetition():
    _, second = tasks("党小组长收缴党费，每月10日前交支部，支部15日前交党委。")
    assert second.recurrence.by == {"day": 15}
    (task,) = tasks("计财股按每名党员每年200元标准列入预算，6月底前下达到校。")
    assert (task.recurrence, str(task.deadline.date)) == (None, "2024-06-30")


def test_a_table_with_units_and_persons_gives_the_unit():
    (task,) = tasks("序号\t任务\t责任人\t责任单位\t时限\n1\t制定党建工作计划\t王刚\t各党支部\t3月10日前\n")
    assert task.who == ["各党支部"]


@pytest.mark.parametrize(
    ("bracket", "who", "lead"),
    [
        ("（党建办牵头，各党支部配合）", ["党建办"], ["党建办"]),
        ("（党建办、人事科按职责分工负责）", ["党建办", "人事科"], []),
        ("（党建办牵头，各学校落实）", ["各学校"], ["党建办"]),
    ],
)
def test_brackets_behind_a_duty_say_whose_it_is(bracket, who, lead):
    (task,) = tasks(f"1.制定党建工作要点，3月底前印发。{bracket}")
    assert (task.who, task.lead) == (who, lead)


def test_an_order_to_one_school_is_for_that_school():
    text = (
        "督 办 单\n承办单位：玉山中学\n一、请你校于4月2日前报送说明。\n二、每周五报送进度。\n县教育局\n2025年3月26日\n"
    )
    draft = read(text)
    assert draft.doc.title == "督办单"
    assert [task.who for task in draft.tasks] == [["玉山中学"], ["玉山中学"]]


def test_a_stretch_is_read_anew_with_its_party_and_place():
    raw = HEAD + "各学校3月15日前报送方案，4月20日前报送总结。" + TAIL
    start, end = raw.index("4月20日"), raw.index("。")
    task = reread(raw, start, end, issued=read(raw).doc.date, who=["各学校"])
    assert (str(task.deadline.date), task.who, task.evidence, (task.start, task.end)) == (
        "2024-04-20",
        ["各学校"],
        ["总结"],
        (start, end),
    )
    assert reread(raw, start, start, issued=None, who=[]) is None


@settings(max_examples=60, deadline=None)
@given(
    st.text(alphabet="各校班主任由负责要在每月15日前18:00报送表一、(二)。,;:\n\t|l提后等所职责《》", max_size=160),
    st.integers(0, 160),
    st.integers(0, 160),
)
def test_any_stretch_is_read_without_raising(text, one, two):
    start, end = sorted((min(one, len(text)), min(two, len(text))))
    task = reread(text, start, end, issued=None, who=["各学校"])
    assert task is None or (task.start, task.end) == (start, end)


def test_minutes_name_the_body_that_met():
    assert read("青岚县教育局党组会议纪要\n会议议定：\n办公室4月1日前完成归档。\n").doc.issuer == "青岚县教育局党组"
