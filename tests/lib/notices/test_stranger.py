"""What notices of a hand that had not seen the reader taught it, each as a class of wording."""

from datetime import date

import pytest

from xiaoheng.lib.notices.deadlines import resolve
from xiaoheng.lib.notices.reader import read

HEAD, TAIL = "关于有关工作的通知\n各学校：\n一、主要任务\n", "\n甲县教育局\n2026年3月5日\n"


def tasks(body):
    return read(HEAD + body + TAIL).tasks


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("县发改局、县财政局负责落实配套资金，5月上旬下达计划。", ["县发改局", "县财政局"]),
        ("洪桥镇、石坳乡政府负责做好用地保障，6月15日前完成。", ["洪桥镇", "石坳乡政府"]),
        ("县图书馆每月第二个周四向教学点流动送书1次。", ["县图书馆"]),
        ("理事会每两个月召开一次联席会议。", ["理事会"]),
        ("江北区、高新区要各另行推荐2篇案例，7月5日前报送。", ["江北区", "高新区"]),
        ("沙洲中学、滨江小学作为示范创建单位，5月20日前完成自评。", ["沙洲中学", "滨江小学"]),
        ("正式党员3人以上的民办幼儿园，9月底前单独建立党支部。", ["正式党员3人以上的民办幼儿园"]),
        ("入选案例的学校每年12月31日前报送推广情况。", ["入选案例的学校"]),
        ("市直学校不参加初评，于6月22日前直接报送名单。", ["市直学校"]),
        ("成员单位之间签订共建协议书，9月20日前签订完毕。", ["成员单位"]),
        ("高三年级不晚于4月10日完成第二轮复习。", ["高三年级"]),
        ("由县委组织部牵头，县编办、县人社局配合，6月底前提出配备方案。", ["县委组织部"]),
    ],
)
def test_the_party_is_found(sentence, who):
    assert tasks(sentence)[0].who == who


@pytest.mark.parametrize(
    "sentence",
    [
        "抽查的12所学校中，有5所学校谈话记录雷同，3所学校全年没有谈话记录。",
        "截至8月底，仍有4所学校2024年秋季学期资助资金未发放到位，涉及资金23.6万元。",
        "东河区第三中学未召开家长代表大会，直接与供应商续签合同。",
        "去年评选“书香教师”60名，反响良好。",
        "各党组织要强化“开局即冲刺”的意识，统筹做好近期各项工作。",
        "述职报告要聚焦主责主业，讲问题的篇幅不少于三分之一。",
        "要力戒形式主义，不得层层加码，不得要求基层报送与工作无关的材料。",
        "成员单位连续两次无故不参加活动的，取消其年度评优资格。",
        "原则上党员50人以上的学校可以配备专职副书记。",
        "列席：县委督查室、县住建局、洪桥镇负责同志",
        "按照上级要求，我局将于4月中旬开展专项督查。",
    ],
)
def test_what_asks_for_nothing_is_left_out(sentence):
    assert tasks(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        ("3月10日—4月20日，对照问题清单开展专项清查，4月25日前上报清查报告。", 2),
        ("4月23日世界读书日当天，各学校举办分享会，教师节前再集中组织一次。", 2),
        ("各校与全体教师签订承诺书，9月5日前完成，签订率达到100%。", 1),
        ("对2024年以来反馈的问题逐项对账销号，5月15日前形成报告报局党建办。", 1),
        ("党员大会每季度召开一次，党课每季度至少一次，主题党日每月一次。", 3),
        ("发现异常的，班主任应在1小时内报告德育处，德育处2小时内报告校长。", 2),
        ("会议决定，由县委组织部牵头，县编办配合，6月底前提出配备方案。", 1),
        ("党员人数不足3名的，与邻近学校组建联合支部，6月底前完成。", 1),
    ],
)
def test_a_duty_is_one(sentence, parts):
    assert len(tasks(sentence)) == parts


@pytest.mark.parametrize(
    ("sentence", "last", "deadline"),
    [
        ("收到本函后3日内明确联络员，15个工作日内制定方案。", 1, ("receipt", "after", 15, "workday")),
        ("于示范文本印发之日起30日内完成修订。", 0, ("event", "after", 30, "day")),
        ("成绩公布后10日内，学校组织质量分析会。", 0, ("event", "after", 10, "day")),
        ("重大隐患须立即停用并在2小时内书面报告。", 0, ("discovery", "after", 2, "hour")),
        ("第2周周五前报送年度发展党员计划。", 0, ("term_start", "after", 2, "week")),
    ],
)
def test_days_are_counted_from_what_the_words_say(sentence, last, deadline):
    found = tasks(sentence)[last].deadline
    assert (found.anchor, found.rel, found.offset, found.unit) == deadline


def test_the_month_after_each_comes_again():
    first, second = tasks("县编办会同县教育局每月开展1次联合检查，检查结果于次月5日前报领导小组。")
    assert first.recurrence.freq == second.recurrence.freq == "monthly"
    assert second.recurrence.by == {"day": 5}
    assert tasks("各校次月5日前报送总结。")[0].deadline.date == date(2026, 4, 5)


def test_who_stays_away_from_one_thing_is_not_left_out():
    assert tasks("市直学校不参加初评，于6月22日前直接报送名单。")[0].applies_to.mode != "except"
    assert tasks("除县特殊教育学校外，各校每学期检查1次。")[0].applies_to.names == ("县特殊教育学校",)
    assert tasks("中心学校负责建立巡查台账。")[0].applies_to.mode == "all"
    assert tasks("江北区、高新区要各推荐2篇案例，7月5日前报送。")[0].applies_to.names == ("江北区", "高新区")


def test_enclosed_numbers_open_headings():
    found = tasks("⑴ 宣传发动（3月10日—3月15日）。各校通过黑板报宣传1次。\n⑵ 总结（6月）。6月15日前报送总结。")
    assert [t.deadline.due for t in found] == [date(2026, 3, 15), date(2026, 6, 15)]


def test_an_issuer_and_its_day_share_a_line():
    doc = read("甲县委教育工作领导小组会议纪要\n\n甲县委教育工作领导小组秘书组      2026年4月16日\n\n正文。\n").doc
    assert (doc.issuer, doc.date) == ("甲县委教育工作领导小组秘书组", date(2026, 4, 16))


def test_the_double_ninth():
    assert resolve("重阳节前", date(2025, 10, 9)).date == date(2025, 10, 28)
