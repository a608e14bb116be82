"""What is a duty and when it is due, by class of wording: any verb, times that lean, repetitions, what is only told."""

from datetime import date

import pytest

from xiaoheng.lib.notices.deadlines import resolve
from xiaoheng.lib.notices.reader import read

HEAD, TAIL = "甲县教育局关于有关工作的通知\n各学校：\n一、主要任务\n", "\n甲县教育局\n2026年3月9日\n"


def tasks(body):
    return read(HEAD + body + TAIL).tasks


def times(body):
    """Due day, or the repetition, of each task."""
    return [
        t.deadline.due.isoformat()[5:] if t.deadline.due else t.recurrence and (t.recurrence.freq, t.recurrence.by)
        for t in tasks(body)
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "各校请于下周一上班前把名单发给基教股。",
        "各幼儿园最晚4月10日把健康档案建好。",
        "各支部5月20日前将教学点党员编入支部。",
        "学区4月6日前审完。",
        "教师每学年累计参训不少于72学时。",
        "各校报到时须交验学生健康证明，4月8日前备好。",
        "全区现有6个党员不足5人的支部，由学区党总支在3月20日前提出方案。",
        "截止时间：2026年3月20日17:30，请各校务必按时报送《统计表》。",
    ],
)
def test_any_verb_beside_a_party_and_a_time_is_a_duty(sentence):
    assert len(tasks(sentence)) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "第一阶段（2026年3月至5月）为宣传发动阶段。",
        "学校1530安全教育是否落实到位，是否每月开展演练。",
        "3月份重点围绕学雷锋志愿服务开展活动。",
        "我县现有中小学校党组织112个，其中年内任期届满63个。",
        "近三年我县小学新生平均每年净增380余人。",
        "专项行动从2026年3月中旬开始，6月底基本结束。",
        "其他学校报送时间由各乡镇自定。",
        "集中培训由教师发展中心具体承办，相关高校提供师资支持。",
        "阅读同样重要，要引导家长放下手机，每天抽出时间陪孩子读书。",
        "体检工作安排在9月至10月。",
        "报名费每人50元，由学校统一收取。",
        "每校限报3名。",
        "学校每年9月迎来新生入学高峰。",
        "各乡镇每年清明前后火灾高发。",
        "各校3月份的检查得分见附件。",
        "家长可于3月20日前到校咨询。",
        "甲中学2025年9月建成投用。",
    ],
)
def test_what_is_only_told_asks_nothing(sentence):
    assert tasks(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        ("要在“五一”放假前，各校发放《致家长的一封信》。", ["04-30"]),
        ("各校在3月20日至25日组织自查，26日报结果。", ["03-25", "03-26"]),
        ("各校于4月10日前报名，15日组织初赛，20日公布结果。", ["04-10", "04-15", "04-20"]),
        ("4月：组织校级初赛，月底报送推荐名单。", ["04-30"]),
        ("于5月1220日各校开展一次排查。", ["05-20"]),
        ("财务室要对8月至9月的票据逐笔核对，10月15日前报告。", ["10-15"]),
        ("资格复审安排在4月25日，届时请申报人携带原件到场。", ["04-25"]),
        ("各校6月5日前报送总结。教学点只报照片。", ["06-05", "06-05"]),
        ("各校要制定方案，并由校长签字，于4月2日前报送。", ["04-02"]),
        ("县局定于3月20日在县一中召开现场会，请各校校长参加，并于3月18日前报送回执。", ["03-18"]),
        ("由甲股牵头制定方案，由乙股牵头开展检查，均于4月15日前完成。", ["04-15", "04-15"]),
        ("①学校自查（3月20日前）②学区复查（3月底前）", ["03-20", "03-31"]),
        ("能立即整改的3月15日前到位，其余的最迟6月底见底清零。", ["03-15", "06-30"]),
    ],
)
def test_days_that_lean_on_what_stands_around_them(sentence, due):
    assert times(sentence) == due


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        ("每周开展一次隐患排查，月底汇总上报。", [("weekly", {}), ("monthly", {"day": -1})]),
        ("每天晨检并做好记录，周五上报。", [("daily", {}), ("weekly", {"weekday": 5})]),
        ("各学校每月开展一次演练，25日前报送资料。", [("monthly", {}), ("monthly", {"day": 25})]),
        ("各校建立月调度机制，每月最后一个周五报送进度。", [("monthly", {"weekday": 5, "nth": -1})]),
        ("三校按周下单，每周四17:00前提交下周计划。", [("weekly", {"weekday": 4, "time": "17:00"})]),
        ("每月形成会议纪要，次月5日前上传平台。", [("monthly", {"day": 5})]),
        ("教研员每周听课不少于4节，每学期蹲点不少于3天。", [("weekly", {}), ("semester", {})]),
        ("食堂从业人员一年体检一次。", [("yearly", {})]),
        ("教研组每月双周周三下午集中备课。", [("weekly", {"weekday": 3})]),
        ("宿管员每晚10点半清点人数。", [("daily", {"time": "22:30"})]),
        ("校车驾驶员每半年复训一次。", [("semiannual", {})]),
    ],
)
def test_what_comes_again_and_how_closely_it_is_said(sentence, due):
    assert times(sentence) == due


@pytest.mark.parametrize(
    ("phrase", "found"),
    [
        ("书记职位空缺的，三个月内补齐", ("vacancy", 3, "month")),
        ("欺凌事件一经发现，学校须立即调查，10个工作日内作出认定", ("discovery", 10, "workday")),
        ("空缺岗位应在两个月内补齐", ("vacancy", 2, "month")),
        ("开学首日", ("term_start", 0, "day")),
        ("入职一年内", ("event", 12, "month")),
        ("接到通知的两个工作日内", ("receipt", 2, "workday")),
        ("公示5个工作日无异议后3日内", ("publicity_end", 3, "day")),
        ("暑期前", ("holiday_start", 0, "day")),
    ],
)
def test_days_counted_from_what_happens(phrase, found):
    deadline = resolve(phrase, date(2026, 3, 9))
    assert (deadline.anchor, deadline.offset, deadline.unit) == found


@pytest.mark.parametrize(
    ("sentence", "papers"),
    [
        ("每学期听课不少于9节，听课记录期末交教务处。", ["听课记录"]),
        ("5月31日前完成清理，清理情况由校长签字后报县局。", ["清理情况"]),
        ("安全股5月6日前完成检查并出具检查意见。", ["检查意见"]),
    ],
)
def test_papers_that_stand_before_what_is_done_with_them(sentence, papers):
    assert [item for t in tasks(sentence) for item in t.evidence] == papers


def test_how_long_a_leave_is_is_no_deadline():
    assert resolve("教师请假3天以内由校长审批", date(2026, 3, 9)).kind == "none"


def test_a_head_that_every_page_repeats_does_not_cut_a_sentence():
    page = "甲县教育局文件\n关于校舍安全的通知\n各学校：\n学校应当自发现之曰\n 1 \n甲县教育局文件\n起5日内书面报告所属中心校。\n"
    (task,) = read(page + "甲县教育局\n2026年5月11日\n").tasks
    assert (task.deadline.anchor, task.deadline.offset) == ("discovery", 5)


def test_a_table_by_times_may_leave_its_last_cell_empty():
    rows = "时间|活动内容|责任单位|备注|3月20日前|制定活动方案并上报|各学校|3月底|开展一次应急演练|幼儿园|留存照片"
    found = read("甲县教育局关于安全月活动的通知\n各学校：\n" + rows.replace("|", "\n") + TAIL).tasks
    assert [(t.who, t.deadline.due) for t in found] == [
        (["各学校"], date(2026, 3, 20)),
        (["幼儿园"], date(2026, 3, 31)),
    ]
