"""Names of parties end where they end: neighbours of each class, and what must hold of any name."""

import json
import random
import re
from functools import cache

import pytest

from benchmarks.notices import DATA
from tools.teaching import HELD_OUT
from xiaoheng.lib.notices.reader import read
from xiaoheng.lib.notices.tidy import party, tidy

HEAD, TAIL = "甲县教育局关于有关工作的通知\n各中小学校、各幼儿园：\n一、主要任务\n", "\n甲县教育局\n2026年3月2日\n"


COUNTED = re.compile("[两三][所家个]")  # 甲小学、乙中学两所学校: how many they are goes


def tasks(body):
    return read(HEAD + body + TAIL).tasks


@cache
def good_names():
    """Every party that the labelled notices accept, those that nobody looks at apart."""
    paths = (path for path in DATA.rglob("*.json") if path.parent.name not in HELD_OUT)
    golds = (json.loads(path.read_text("utf-8")) for path in paths)
    parties = (task["who"] for gold in golds for task in gold.get("tasks", []))
    lists = (names for who in parties for names in (who["parties"], *who.get("accept", [])))
    lists = (names for names in lists if names and not COUNTED.search(names[-1]))
    return sorted({tuple(n.replace("（", "(").replace("）", ")") for n in names) for names in lists if names})


def test_a_good_name_stays():
    assert len(good_names()) > 500
    assert [names for names in good_names() if tidy(names) != list(names)] == []


@pytest.mark.parametrize("seed", range(4))
def test_twice_is_once_and_no_name_grows(seed):
    chance = random.Random(seed)
    words = [
        "各学校",
        "党支部",
        "研究",
        "汇总",
        "按",
        "普遍",
        "停课期间",
        "三所",
        "(",
        ")",
        "（",
        "、",
        "名",
        "班主任",
        "推荐",
        "从",
        "于@",
        "2名",
        "加快",
        "县一中",
        "的",
        "报告",
    ]
    for _ in range(2000):
        names = ["".join(chance.choices(words, k=chance.randint(1, 6))) for _ in range(chance.randint(0, 3))]
        once = tidy(names)
        assert tidy(once) == once
        assert len(once) <= len(names)
        assert all(kept in name for kept, name in zip(once, names, strict=False))


def test_a_cut_name_ends_within_its_clause():
    for clause in ("各单位研究制定本单位方案，", "全县各学校普遍自查，", "各校“明厨亮灶”设备须@前接入", "", "的", "各"):
        names, stop = party(clause)
        assert 0 <= stop <= len(clause)
        assert bool(stop) == bool(names)


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("各单位研究制定本单位实施方案，于3月15日前报县局。", ["各单位"]),
        ("各教研组讨论修改教学计划，3月20日前报教务处。", ["各教研组"]),
        ("各中心校审核汇总后，于3月24日前报县局。", ["各中心校"]),
        ("各样本校按教师全员、学生和家长各200名的口径于3月12日前上报名册。", ["各样本校"]),
        ("“七一”前，各学校党组织普遍走访慰问一次老党员、困难党员。", ["各学校党组织"]),
        ("全县各学校普遍开展一次大走访，3月底前完成。", ["各学校"]),
        ("县直各学校（含县特教学校）不经中心校，3月22日前直接报县局。", ["县直各学校"]),
        ("各村小、教学点随中心校于4月6日前一并上报。", ["各村小", "教学点"]),
        ("停课期间各班班主任每天至少联系学生1次。", ["各班班主任"]),
        ("检查组到校期间各处室每日报送2条信息。", ["各处室"]),
        ("东关小学、西街小学、石桥九年一贯制学校三所寄宿制学校，3月18日前备足食材。", ["东关小学", "西街小学", "石桥九年一贯制学校"]),
        ("东关小学、西街小学两校4月1日前报送方案。", ["东关小学", "西街小学"]),
        ("安全股、基教股、人事股三个股室4月1日前各报送1份总结。", ["安全股", "基教股", "人事股"]),
        ("辖区内三所民办学校（博文学校、育英学校、远志高中）须在3月15日前报备。", ["博文学校", "育英学校", "远志高中"]),
        ("后勤管理科、基础教育科、教师工作科3月15日前各修订1项制度。", ["后勤管理科", "基础教育科", "教师工作科"]),
        ("学校、托幼机构每日开展晨午检。", ["学校", "托幼机构"]),
        ("各学校食堂财务实行单独核算，每月5日前完成上月结账。", ["各学校"]),
        ("各学校的具体工作方案须于3月30日前报县局。", ["各学校"]),
        ("推荐优秀班主任2名，4月5日前报送。", ["各中小学校", "各幼儿园"]),
        ("加快县三小新校区建设，4月底前主体封顶。", ["各中小学校", "各幼儿园"]),
        ("每周一由支部组织委员通报一次学习情况。", ["支部组织委员"]),
        ("试题由县一中、县二中分科命制，3月20日前送教研室。", ["县一中", "县二中"]),
        ("各学校3月20日前报送报告，书记、校长共同签字并加盖公章。", ["各学校"]),
        ("各校在校门口公示收费标准，民办学校另报民办教育股备案，3月底前完成。", ["各校"]),
        ("新任校长任职后一个月内与县局签订责任书。", ["新任校长"]),
        ("两所学校的心理辅导室5月底前完成升级改造。", ["两所学校"]),
        ("名单由评议小组提出，学校认定组3月15日前审核。", ["学校认定组"]),
        ("目前仍由企业承包食堂的市二中、实验小学东校区，3月25日前报收回方案。", ["市二中", "实验小学东校区"]),
        ("差额选举支部委员，选举结果3月15日前报党总支。", ["各中小学校", "各幼儿园"]),
    ],
)  # fmt: skip
def test_the_party_ends_where_it_ends(sentence, who):
    assert tasks(sentence)[0].who == who


def test_the_office_answers_before_the_person():
    labels = "\n责任人：王小明\n牵头科室：体卫艺股\n配合单位：教研室\n责任单位：各幼儿园\n备注：无\n完成时限：4月30日前"
    first, second = tasks("4.完成体质监测。监测结果由体育教师5月底前反馈家长。" + labels)
    assert (first.who, first.deadline.text) == (["各幼儿园"], "4月30日前")
    assert (second.who, second.deadline.text) == (["体育教师"], "5月底前")
    assert tasks("3.建立安全台账。\n责任股室：安全股（责任人：李大山）\n完成时限：5月20日前")[0].who == ["安全股"]


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("全面清查现有合同，4月20日前将复印件报县局；未签合同的，5月底前一律补签。", 2),
        ("从4月起，各年级每月开展1次家访（暑假自愿进行），记录每人不少于2篇，7月5日前由年级组长收齐。", 2),
        ("自4月起，除县特教学校外，各学校每周至少开展2次演练。", 1),
        ("各校教导处每月组织1次作业抽查，每班抽样不少于10人，结果报教研室。", 1),
        ("4月11日前退还多收费用，退费凭证（家长签名）送基教股核验。", 1),
        ("党员教师每人至少结对2名学生，每月谈心1次。", 2),
        ("4月2日前各校拿出整改方案，4月10日起每天召集各处室碰头1次。", 2),
        ("凡拟提交会议研究的教育教学类议题，各校办公室应于会前2日送校长征求意见。", 1),
        ("小学于3月25日前拆除围栏，整改前后对比照片报安全股。", 1),
        ("各学校4月20日前形成述职报告，述职时间由县局另行安排。", 1),
        ("中层干部每学期听课不少于20节，普通教师不少于15节，教研组长不少于18节。", 3),
        ("各中心校3月25日前完成初审，初审意见连同材料于3月28日前送学前教育股。", 2),
        ("四月份：各支部开展主题党日1次；五月份：举办演讲比赛。", 2),
        ("其他学校接入时间另行安排。", 0),
        ("据市疾控中心监测，近期流感活跃，预计3月中旬达到高峰。", 0),
        ("县里将对排名后三位的学校进行约谈。", 0),
        ("县气象局预报，3月10日至12日我县有暴雨。", 0),
        ("原定3月12日的家长会延期。", 0),
        ("局里成立三个督导组，对口指导各片区工作。", 0),
        ("打赢这场硬仗，各级党组织要把责任扛在肩上，既挂帅又出征。", 0),
        ("各单位要站在为党育人的高度，切实加强对这项工作的领导。", 0),
        ("课堂要讲真话，县局机关将不定期到校查看。", 0),
    ],
)
def test_as_many_duties_as_are_asked(sentence, count):
    assert len(tasks(sentence)) == count


def test_what_a_section_mends_is_asked():
    body = (
        "（一）整治“校园餐”突出问题（牵头科室：后勤科；责任单位：各有食堂的学校）\n1.每月10日前公示收支明细，照片留存。"
    )
    assert [(t.who, t.recurrence.freq) for t in tasks(body)] == [(["各有食堂的学校"], "monthly")]
