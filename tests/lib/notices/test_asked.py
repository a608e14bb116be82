"""Who is asked, by classes of wording: names no list has, schools called by name, relative clauses, whose act it is."""

from datetime import date

import pytest

from xiaoheng.lib.notices.named import named_first
from xiaoheng.lib.notices.reader import read

HEAD, TAIL = "甲县教育局关于有关工作的通知\n各学校、幼儿园：\n一、主要任务\n", "\n甲县教育局\n2026年1月6日\n"


def tasks(body):
    return read(HEAD + body + TAIL).tasks


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("食堂承包方4月10日前提交员工健康证复印件。", ["食堂承包方"]),
        ("报账员每月25日前到核算中心报账。", ["报账员"]),
        ("退役军人、民兵教官于9月1日至7日开展军训。", ["退役军人", "民兵教官"]),
        ("中标供应商9月5日前完成配送。", ["中标供应商"]),
        ("联系领导、包联科室每月到校指导1次。", ["联系领导", "包联科室"]),
        ("初三毕业班每月组织一次模拟测试。", ["初三毕业班"]),
        ("校长（园长）每周陪餐不少于1次。", ["校长(园长)"]),
        ("各学校党组织、群团组织要结合实际，5月底前制定计划。", ["各学校党组织", "群团组织"]),
        ("自营食堂的学校每季度公布一次伙食账目。", ["自营食堂的学校"]),
        ("获一等奖的学校于3月5日前制作展板1块。", ["获一等奖的学校"]),
        ("离退休党员支部只需报送情况报告，时间放宽至2月底。", ["离退休党员支部"]),
        ("各中小学，幼儿园于6月30日前上报自查报告。", ["各中小学", "幼儿园"]),
        ("语文、数学教研组每月组织教研活动2次。", ["语文教研组", "数学教研组"]),
        ("河口镇、白马镇中心校于4月15日前完成整改。", ["河口镇中心校", "白马镇中心校"]),
        ("书记与班子成员、班子成员与中层干部之间每半年谈话不少于1次。", ["书记", "班子成员"]),
        ("城东小学、马坊中学负责同志积极配合，3月5日前补齐资料。", ["城东小学负责同志", "马坊中学负责同志"]),
        ("学籍变动材料由学籍管理员整理，每学期末归档。", ["学籍管理员"]),
        ("民办学校的排查由举办者负责组织，5月底前完成。", ["举办者"]),
        ("闲置校舍清单由各学区自本通知印发之日起15日内报县局。", ["各学区"]),
        ("名单由班主任、学生代表组成的评议小组确定，9月25日前报送。", ["评议小组"]),
        ("各校4月底前完成自查，自查表由校长签字。", ["各校"]),
        ("有校车的学校，安全员每天登记出车情况。", ["安全员"]),
        ("各单位应于3月24日前成立由校长任组长，财务人员参加的清查小组。", ["各单位"]),
        ("主汛期（6月1日至8月31日）各单位实行领导带班制度。", ["各单位"]),
    ],
)
def test_the_party_is_found(sentence, who):
    assert tasks(sentence)[0].who == who


@pytest.mark.parametrize(
    ("sentence", "mode", "names"),
    [
        ("县一中、城关二中两所学校因晚辅导较多，调整到每月第二个星期一开展。", "only", ["县一中", "城关二中"]),
        ("东陵县、秀水区因布局调整正在进行，换届时间可推迟至12月20日前完成。", "only", ["东陵县", "秀水区"]),
        ("清溪中学党支部党员人数较多，先行开展评议，于1月30日前结束。", "only", ["清溪中学党支部"]),
        ("两所高中（沙河一中、沙河二中）学生多，须在9月29日前全部看完。", "only", ["沙河一中", "沙河二中"]),
        ("对县二中、龙湾小学的账目由审计室进行审计，3月底前出具报告。", "only", ["县二中", "龙湾小学"]),
        ("市直各学校除特殊教育学校、市青少年活动中心外，均要于5月15日前申报1个品牌。", "except",
         ["特殊教育学校", "市青少年活动中心"]),
        ("县教师发展中心要在5月20日前完成学分登记。", "all", []),
        ("县特教学校只报总结，3月底前报送。", "only", ["县特教学校"]),
    ],
)  # fmt: skip
def test_the_schools_are_found(sentence, mode, names):
    scope = tasks(sentence)[0].applies_to
    assert (scope.mode, list(scope.names)) == (mode, names)


@pytest.mark.parametrize(
    "sentence",
    ["向阳小学未召开家长会，直接续签合同。", "参赛运动员须为在籍学生。", "照片上传学区云盘。"],
)
def test_what_is_said_of_them_asks_nothing(sentence):
    assert not [t for t in tasks(sentence) if not t.who_implicit]


def test_each_of_several_has_a_day_of_its_own():
    found = tasks("高中5月15日前、初中5月20日前、小学5月25日前完成测试。")
    days = [date(2026, 5, 15), date(2026, 5, 20), date(2026, 5, 25)]
    assert [(t.who, t.deadline.date) for t in found] == [
        (["高中"], days[0]), (["初中"], days[1]), (["小学"], days[2])
    ]  # fmt: skip


def test_a_general_party_holds_for_the_items_below_it():
    found = tasks("1.各校3月底前完成自查。\n2.班主任每周家访1次。\n3.收支情况每月10日前公示。")
    assert [t.who for t in found] == [["各校"], ["班主任"], ["各校"]]


def test_one_sentence_over_several_items_keeps_its_party():
    found = tasks("1.各中心校要在3月底前完成自查；\n2.结合实际制定方案，3月20日前报安全股。")
    assert [t.who for t in found] == [["各中心校"], ["各中心校"]]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("青云县第二中学因故", ["青云县第二中学"]),
        ("县一中学生每天", ["县一中"]),
        ("向阳小学教师到青云中学", ["向阳小学"]),
        ("县外国语学校附属小学因", ["县外国语学校附属小学"]),
        ("向阳小学的教师", []),
        ("民办学校因", []),
        ("加强校区建设", []),
    ],
)
def test_names_stand_first(text, names):
    assert named_first(text)[0] == names
