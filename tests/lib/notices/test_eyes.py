"""What a further pair of eyes taught the reader, each as a class of wording."""

from datetime import date

import pytest

from xiaoheng.lib.notices import read

HEAD, TAIL = "甲县教育局关于有关工作的通知\n各学校：\n一、主要任务\n", "\n甲县教育局\n2026年1月6日\n"


def tasks(body):
    return read(HEAD + body + TAIL).tasks


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("云岭供电公司：5月底前对供电线路做一次全面检修。", ["云岭供电公司"]),
        ("市卫生健康委：5月25日前选派医护人员2名。", ["市卫生健康委"]),
        ("市发展改革委：6月10日前核定收费标准。", ["市发展改革委"]),
        ("纪检监察组：每季度开展一次专项检查。", ["纪检监察组"]),
        ("电教站负责建设数字阅读平台，6月底前上线。", ["电教站"]),
        ("各校同步开展隐患清零行动，3月5日前完成。", ["各校"]),
        ("县一中、县二中腾出宿舍用于住宿，6月15日前准备到位。", ["县一中", "县二中"]),
        ("请东关小学组织一次公开课，教案于3月6日前交教研室。", ["东关小学"]),
        ("县一中除外，各高中9月20日前报送计划。", ["各高中"]),
        ("各股室要强化大局意识，办公室要建立督办台账，一周一调度。", ["办公室"]),
        ("各学校校长是第一责任人，各学校要实行领导带班，每周五前报值班表。", ["各学校"]),
        ("局党组书记负总责，办公室每周通报一次进度。", ["办公室"]),
        ("党委复评3月15日前完成。", ["党委"]),
        ("初一、初二年级3月底前召开家长会。", ["初一年级", "初二年级"]),
        ("会议材料由办公室提前2天收集。", ["办公室"]),
        (
            "暑假前完成支部换届的有：东关小学党支部、沙洲中学党支部。",
            ["东关小学党支部", "沙洲中学党支部"],
        ),
    ],
)
def test_the_party_is_found(sentence, who):
    assert tasks(sentence)[0].who == who


@pytest.mark.parametrize(
    "sentence",
    [
        "整改不是填表交差，要真正找到问题的根子。",
        "期末工作时间紧、头绪多，望各校统筹安排，忙而不乱。",
        "核查情况：南街小学存在未经公示收费的行为，涉及学生214名、金额4.28万元。",
        "会议原则同意师训中心提交的《教师培训方案》。",
        "凡属“三重一大”事项必须经党组织会议集体讨论决定。",
        "根据市教育局校历安排，本学期将于1月30日结束，2月28日开学。",
        "今年3月，我县在全市教育工作会议上作了经验交流。",
        "3月18日，县督导组到城关小学实地查看了食堂。",
        "县政府每年安排专项经费200万元用于教师培训。",
        "附件材料请登录邮箱自行下载，密码另行告知。",
        "教体局相关股室要加强指导。",
        "学校每名教师平均每周授课12节，高于全县平均水平。",
    ],
)
def test_what_asks_for_nothing_is_left_out(sentence):
    assert tasks(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("基教股牵头制定评估标准，2026年4月15日前印发。", [date(2026, 4, 15)]),
        ("各初中1月26日前报成绩册；各学区于次日下午4点前完成质量分析报告。", [date(2026, 1, 26), date(2026, 1, 27)]),
        ("新开工项目须于8月20日前竣工，确保秋季开学投入使用。", [date(2026, 8, 20)]),
    ],
)
def test_the_day_is_found(sentence, days):
    assert [t.deadline.date for t in tasks(sentence)] == days


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("5月底前对线路做一次检修，考试期间每个考点配备应急发电车1辆。", 2),
        ("突发事件须在30分钟内电话报告，2小时内书面报告。", 1),
        ("换届工作方案会前15日报组织科，选举结果自选举产生之日起3个工作日内报批。", 2),
        ("安全员每周五报隐患台账，校长每月召开一次调度会。", 2),
        ("七、八年级3月底前召开家长会。", 1),
    ],
)
def test_one_duty_a_time_or_party(sentence, count):
    assert len(tasks(sentence)) == count


@pytest.mark.parametrize(
    ("sentence", "mode", "names"),
    [
        ("本次试点仅限东关小学、柳河中学，两校4月10日前报送试点方案。", "only", ("东关小学", "柳河中学")),
        ("选取东关小学、柳河中学两所学校先行试点，4月10日前报送试点方案。", "only", ("东关小学", "柳河中学")),
        ("县一中除外，各高中9月20日前报送计划。", "except", ("县一中",)),
    ],
)
def test_the_schools_are_found(sentence, mode, names):
    found = tasks(sentence)[0].applies_to
    assert (found.mode, found.names) == (mode, names)


@pytest.mark.parametrize(
    ("sentence", "paper"),
    [
        ("每周五报送整改进展。", "整改进展"),
        ("1月29日各校开展检查，检查记录由校长签字。", "检查记录"),
        ("3月20日前制定三年规划。", "三年规划"),
        ("15个工作日内反馈办理结果。", "办理结果"),
        ("重大隐患须立即停用并在2小时内书面报告。", "书面报告"),
    ],
)
def test_the_paper_is_found(sentence, paper):
    assert tasks(sentence)[0].evidence == [paper]
