"""Classes of wording: who is asked behind what is said of him, what the issuer does himself, moments of their own."""

import pytest

from xiaoheng.lib.notices.reader import read

HEAD, TAIL = "关于有关工作的通知\n各学校：\n", "\n甲县教育局\n2026年3月2日\n"


def tasks(body):
    return read(HEAD + body + TAIL).tasks


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("连续零报送的杨庄镇中心校、县特教学校须于7月15日前书面说明情况。", ["杨庄镇中心校", "县特教学校"]),
        ("位于库区下游的甲村小学、乙镇中心校须每日巡查2次。", ["甲村小学", "乙镇中心校"]),
        ("开展实地祭扫的学校须提前3天将预案报备。", ["开展实地祭扫的学校"]),
        ("使用燃气的食堂每月检测1次。", ["使用燃气的食堂"]),
        ("各学校成立工作小组，校长任组长，5月8日前将名单报备。", ["各学校"]),
        ("向阳小学、光明小学校长于3月10日到局办公室作说明。", ["向阳小学校长", "光明小学校长"]),
        ("各学校对申请人员进行审核，公示后于6月18日前上报名单。", ["各学校"]),
        ("民主评议党员每年12月开展。", ["各学校"]),
        ("请贵校督促相关年级限期整改，并于4月10日前函复。", ["各学校"]),
    ],
)
def test_the_party_is_found(sentence, who):
    assert tasks(sentence)[0].who == who


@pytest.mark.parametrize(
    "sentence",
    [
        "县教育局办公室将按月通报信息采用情况，年底进行综合考评。",
        "整改不彻底的学校，县教育局将于7月上旬开展“回头看”。",
        "评审结果公示5个工作日无异议后，发文命名并授牌。",
        "每个县推荐名额不超过4个，市直学校自主申报，不占名额。",
        "推荐名额：各乡镇中心校教师2名、校长1名。",
        "各单位主要负责人要树牢“生命至上”理念，以高度负责的态度抓好创建工作。",
        "各学校要建立健全工作机制，形成齐抓共管的良好局面。",
        "巡察发现，个别支部组织生活不规范，2025年仅召开党员大会2次。",
        "截至目前，仍有5所学校未报送整改方案。",
        "第1周为学习动员周，第2周为集中排查周。",
        "学校计划投入15万元更新实验室设备。",
        "注：\n1.完成时限为“全年”的，按季度掌握进度。\n2.党建联盟由5所优质学校党组织牵头组建。",
    ],
)
def test_what_asks_for_nothing_is_left_out(sentence):
    assert tasks(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        ("学员须提前完成网络课程不少于10学时，报到时提交1篇案例。", 2),
        ("6月18日至20日，学校负责人在岗带班，每4小时报告一次情况，各中心校于每日20:00前汇总上报。", 3),
        ("县一中推荐教师5名，县二中、职教中心各推荐3名，其他学校各推荐1名。", 3),
        ("各校要列入议事日程，党组织每学期至少听取1次专题汇报。", 1),
        ("学校负责人每餐陪餐，陪餐记录按月公示。", 1),
        ("三月份：1.开展师德标兵评选；2.召开支部党员大会。", 2),
        ("现将《清单》印发给你们，请对照清单于3月31日前完成整改。", 1),
    ],
)
def test_duties_are_told_apart(sentence, parts):
    assert len(tasks(sentence)) == parts


@pytest.mark.parametrize(
    ("sentence", "scope"),
    [
        ("除已完成换届的县一中、县三中外，各学校党组织6月底前完成换届。", ("except", ("县一中", "县三中"))),
        ("市直学校（不含实验学校）于4月10日前报送方案。", ("except", ("实验学校",))),
        ("接收学校于4月10日前办理聘用手续。", ("all", ())),
        ("500人以上规模学校须在9月底前配备到位。", ("all", ())),
    ],
)
def test_whom_it_binds(sentence, scope):
    found = tasks(sentence)[0].applies_to
    assert (found.mode, found.names) == scope


def test_a_day_is_told_by_the_one_named_before_it():
    first, second = tasks("城南小学自6月18日起停课，并于当日18时前告知家长。")
    assert (str(first.deadline.start), str(second.deadline.date), second.deadline.time) == (
        "2026-06-18",
        "2026-06-18",
        "18:00",
    )
    (task,) = tasks("发现险情立即停用并在1小时内报告县教育局。")
    assert (task.deadline.anchor, task.deadline.offset, task.deadline.unit) == ("discovery", 1, "hour")
