"""What tells rather than asks is no duty: definitions, scores, honours, arrangements, events, the issuer's own acts."""

import pytest

from xiaoheng.lib.notices.reader import read


def tasks(line, section="有关安排"):
    """Duties read from one line of a small notice."""
    text = f"关于做好有关工作的通知\n各学校：\n现将有关事项通知如下：\n一、{section}\n{line}\n安平县教育局\n2026年3月16日\n"
    return read(text).tasks


@pytest.mark.parametrize(
    "line",
    [
        "2025年，全区教育系统共举办各类培训班46期，培训党员2300余人次。",
        "2025年秋季学期，县教研室组织送教下乡12次，中考成绩位居全市前列。",
        "从检查情况看，全县参训率达到97.3％，较去年提高4.1个百分点。",
        "经查，李庄小学1名教师在校外有偿补课，已责令退还违规收费2400元。",
        "县一中建立“书记接待日”制度，每月15日接待师生来访，受到群众好评。",
        "到2027年，全市中小学党组织标准化建设达标率达到95％以上。",
        "本通知所称“双送检”，是指企业送检和学校送检相结合的制度。",
        "定期注册每5年一次，是教师入职后从教资格的定期核查。",
        "自查台账齐全得20分，缺一项扣5分。",
        "考核得分在85分以上且排名前30％的为优秀等次。",
        "经评审，决定授予县第一小学等20所学校“书香校园”称号。",
        "本次培训共分三期，每期5天，培训地点设在市委党校。",
        "小学每生每天补助5元，每学年按200天计算。",
        "评审结果将于6月10日前在县教育局官网公布。",
        "如有异议，请于4月7日前向人事股实名反映。",
        "每年4月15日是全民国家安全教育日。",
        "本办法自2026年4月1日起施行，有效期5年。",
        "2026年普通高考于6月7日至9日举行。",
        "我局将于5月组织培训，时间另行通知。",
        "县教育局每季度对各校落实情况进行一次督查。",
        "市教育局将于5月对我县工作进行评估验收。",
        "评审委员会于5月中旬对申报材料进行评审。",
        "县财政安排专项资金200万元，用于改善学校办学条件。",
    ],
)
def test_what_is_told_is_no_duty(line):
    assert tasks(line) == []


@pytest.mark.parametrize(
    ("section", "line"),
    [
        ("申报条件", "近5年担任班主任累计不少于3年，每学期上公开课不少于2次。"),
        ("评分标准", "“三会一课”每缺1次扣1分，未按月学习的不得分。"),
        ("主要做法", "县幼儿园组织驾驶员每月开展安全学习，并邀请家长参与。"),
        ("培训对象", "全县中小学党组织书记、党务干事，共120人。"),
    ],
)
def test_conditions_scores_and_good_practice_are_no_duties(section, line):
    assert tasks(line, section) == []


@pytest.mark.parametrize(
    ("line", "who", "due"),
    [
        ("未达标的学校4月15日前提交整改报告。", ["未达标的学校"], "2026-04-15"),
        ("申报学校应对照条件自评，自评得分表于5月10日前报送。", ["申报学校"], "2026-05-10"),
        ("除凤山小学因改造暂不参加外，其余学校在6月20日前开展演练。", ["其余学校"], "2026-06-20"),
        ("6月16日为宣传咨询日，各学校组织师生发放宣传资料。", ["各学校"], "2026-06-16"),
        ("考点学校县一中、县三中于6月3日前完成设备调试。", ["县一中", "县三中"], "2026-06-03"),
        ("请各学校党组织负责人于3月20日前到组织科领取党徽。", ["各学校党组织负责人"], "2026-03-20"),
        ("4月底前，由党组织书记主持召开专题会议。", ["党组织书记"], "2026-04-30"),
    ],
)
def test_duties_that_look_like_tellings_stay(line, who, due):
    (task,) = tasks(line)
    assert (task.who, str(task.deadline.due)) == (who, due)


def test_days_count_from_what_has_happened():
    (task,) = tasks("发现同一班级一天内3例以上病例的，学校须在2小时内向县教育局报告。")
    assert (task.deadline.anchor, task.deadline.offset, task.deadline.unit) == ("discovery", 2, "hour")


def test_a_plan_by_months_lends_its_month():
    first, second = tasks("三月：各学校完成教学计划制定；县一中3月20日前报送课表。")
    assert str(first.deadline.due) == "2026-03-31"
    assert (second.who, str(second.deadline.due)) == (["县一中"], "2026-03-20")
