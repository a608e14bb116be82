"""What the last unseen set taught the reader about parties, repetitions and days, each as a class of wording."""

from datetime import date

import pytest

from xiaoheng.lib.notices.reader import read

HEAD, TAIL = "甲县教育局关于有关工作的通知\n各学校：\n一、主要任务\n", "\n甲县教育局\n2026年1月6日\n"


def tasks(body):
    return read(HEAD + body + TAIL).tasks


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("各乡镇中心学校组队参加小学组、初中组比赛，每队不超过24人。", ["各乡镇中心学校"]),
        ("纸质报名表加盖学校公章和医院体检章后，3月13日前送体卫艺股。", ["各学校"]),
        ("师傅每月听徒弟课不少于2节。", ["师傅"]),
        ("团体操由甲镇小学、乙镇小学排练，3月5日前完成。", ["甲镇小学", "乙镇小学"]),
        ("每位青年教师一学年读专著2本，撰写笔记不少于5000字，6月10日前由学校统一收交。", ["每位青年教师"]),
        ("（一）实验小学集团、河东中学集团：3月5日前开放一次活动现场。", ["实验小学集团", "河东中学集团"]),
        ("（二）民办学校：结对名单与直属学校同步上报。", ["民办学校"]),
        ("（三）其余高中学校：5月20日前申请加入。", ["其余高中学校"]),
        ("（四）各中心校党总支：负责抓好所辖支部，每月5日前报送进展情况。", ["各中心校党总支"]),
        ("指导各校开展自查由督导室负责，4月10日前完成。", ["督导室"]),
        ("请教育局、公安局、应急局各明确1名联络员，于3月8日前报安委办。", ["教育局", "公安局", "应急局"]),
        ("责任单位为各中小学，完成时限为4月底，各项隐患整改到位。", ["各中小学"]),
        ("每月通报一次督导结果。（督导室）", ["督导室"]),
        ("1. 建立台账 责任人：各班班主任 时限：3月10日", ["各班班主任"]),
        ("食堂管理员、厨师、帮厨应每年进行一次健康检查。", ["食堂管理员", "厨师", "帮厨"]),
        ("各学校要认真组织，每名教师撰写教案不得少于40篇。", ["每名教师"]),
    ],
)
def test_the_party_is_found(sentence, who):
    assert tasks(sentence)[0].who == who


@pytest.mark.parametrize(
    ("sentence", "freq", "by"),
    [
        ("市场监管部门每学期检查不少于1次。", "semester", {}),
        ("图书馆周一至周五每日17:30前向学生开放。", "weekly", {"weekday": [1, 2, 3, 4, 5], "time": "17:30"}),
        ("彩排由甲镇小学负责，每周二、周四下午进行，彩排至5月7日结束。", "weekly", {"weekday": [2, 4]}),
        ("各校要自即日起执行主题党日制度，每月开展1次。", "monthly", {}),
        ("各校每学期第一个月月底前报送计划。", "semester", {"month_of_period": 1, "day": -1}),
        ("学校每学期期中、期末各进行一次评教。", "semester", {}),
    ],
)
def test_what_comes_again(sentence, freq, by):
    (task,) = tasks(sentence)
    assert (task.deadline.kind, task.recurrence.freq, task.recurrence.by) == ("recurrence", freq, by)


def test_an_hour_after_a_daily_one_comes_daily_too():
    assert tasks("各完小每日8:30前报告到校情况，中心校9:00前汇总报应急办。")[1].recurrence.by == {"time": "09:00"}


def test_days_that_lean_on_what_stands_before_them():
    survey, report = tasks("各校于4月1日至15日开展自查，自查报告于20日前上报。")
    assert (survey.deadline.end, report.deadline.date) == (date(2026, 4, 15), date(2026, 4, 20))
    (task,) = tasks("各校于本周五（1月9日）下午5点前报送名单。")
    assert (task.deadline.date, task.deadline.time) == (date(2026, 1, 9), "17:00")
    first, second = tasks("各校每学期举办一次汇报课，12月上旬，甲镇小学组织片区联评。")
    assert (first.deadline.kind, second.deadline.start) == ("recurrence", date(2026, 12, 1))


def test_what_others_do_by_the_way_belongs_to_the_duty_before():
    (task,) = tasks("各代表队于5月7日下午4点前到组委会报到，报到时提交责任书。")
    assert task.deadline.time == "16:00"
    (task,) = tasks("机关各科室4月25日前完成自查，除督导科外，其他科室自查表统一交党办汇总。")
    assert (task.who, task.applies_to.names) == (["机关各科室"], ("督导科",))
    assert tasks("师傅工作量按每带一名徒弟每周1课时计入绩效。") == []
