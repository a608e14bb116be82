"""What notices of other counties taught the reader: parties, tables set apart by spaces, articles, days uncounted."""

import pytest

from xiaoheng.lib.notices.reader import read

HEAD, TAIL = "关于有关工作的通知\n各学校：\n", "\n甲县教育局\n2024年2月18日\n"


def tasks(body, tail=TAIL):
    return read(HEAD + body + tail).tasks


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("检查组每日17:30前报送检查情况。", ["检查组"]),
        ("教育工委组织科牵头制定发展计划，3月10日前下达。", ["教育工委组织科"]),
        ("学校安全专干每周五组织一次安全教育。", ["学校安全专干"]),
        ("培养联系人每季度与入党积极分子谈话一次。", ["培养联系人"]),
        ("值班领导每日巡查两次。", ["值班领导"]),
        ("书面述职的学校3月9日前将述职报告报送组织科。", ["书面述职的学校"]),
        ("每季度末月20日前报送研判报告，各校宣传委员负责。", ["各校宣传委员"]),
        ("县教育局形成专题报告，5月底前报县委。", ["县教育局"]),
    ],
)
def test_the_party_is_found(sentence, who):
    assert tasks(sentence)[0].who == who


@pytest.mark.parametrize(
    "sentence", ["健康证复印件交学校总务处备案。", "普查结果只报县心理中心。", "慰问乡村教师不少于100名。"]
)
def test_what_is_sent_or_done_is_no_party(sentence):
    assert all(task.who_implicit for task in tasks(sentence))


def test_a_table_set_apart_by_spaces_is_a_table():
    rows = (
        "序号  工作任务  牵头科室  责任单位  完成时限\n"
        "1  完成章程修订，报县局备案  政策法规科  县直各学校  9月底前\n"
        "2　做好课后服务收费备案　财务科　县直各学校、教学点　8月31日前\n"
    )
    one, two = tasks(rows)
    assert (one.who, one.lead, str(one.deadline.date)) == (["县直各学校"], ["政策法规科"], "2024-09-30")
    assert (two.who, str(two.deadline.date)) == (["县直各学校", "教学点"], "2024-08-31")


def test_articles_without_addressees_are_duties_and_no_day_is_counted_from_an_unknown_one():
    text = (
        "学校安全工作制度（试行）\n第一条 学校每月至少召开1次安全工作会议，会议记录存档。\n"
        "第二条 值班领导每日对校园进行两次巡查，填写《巡查日志》。门卫对外来人员逐一登记。\n"
        "第三条 学校于检查后15日内反馈结果。\n第四条 本制度自2022年9月1日起施行。\n"
    )
    meeting, patrol, answer = read(text).tasks
    assert meeting.recurrence.freq == "monthly"
    assert patrol.who == ["值班领导"]
    assert answer.deadline.date is None


def test_a_title_does_not_run_into_its_addressees():
    title = "洪山市教育局办公室关于印发《2023年下半年全市教育系统重点工作任务分解工作安排》的通知"
    doc = read(
        f"{title}\n各县（市、区）教育局，市直各学校：\n请于7月20日前报送方案。\n洪山市教育局\n2023年7月6日\n"
    ).doc
    assert (doc.title, doc.addressees) == (title, ["各县(市、区)教育局", "市直各学校"])


def test_minutes_are_how_long_something_takes():
    assert all(task.deadline.date is None for task in tasks("各校汇报发言控制在8分钟以内，并准备课件1份。"))


def test_hours_after_an_event_belong_to_it():
    found = tasks("发生安全事故，学校应在1小时内向主管部门报告，24小时内提交书面报告。")
    assert {task.deadline.kind for task in found} == {"relative"}


def test_labels_below_a_bare_duty_give_its_party_time_and_papers():
    text = "任务1\n成立党建工作领导小组\n责任人：李书记\n完成时间：2023年3月20日\n佐证材料：文件、会议记录\n"
    draft = read(text)
    (task,) = draft.tasks
    assert (task.who, str(task.deadline.date), task.evidence) == (["李书记"], "2023-03-20", ["文件", "会议记录"])
    assert draft.doc.date is None  # the day of a task is not the notice's own


def test_a_time_in_brackets_belongs_to_a_duty_that_sets_a_condition():
    (task,) = tasks("1.修订《教师考核办法》，将结果作为评优的首要条件。（责任单位：各校；完成时限：2024年6月底前）")
    assert str(task.deadline.date) == "2024-06-30"


def test_papers_to_have_ready_are_evidence():
    (task,) = tasks("请迎检学校（一中、三小）提前备好党组织会议记录、教代会资料。")
    assert (task.who, task.evidence) == (["迎检学校"], ["党组织会议记录", "教代会资料"])


def test_a_heading_that_names_a_school_holds_for_what_stands_below_it():
    first, second = tasks(
        "1.市第一中学党委：针对反馈问题，11月15日前完成制度修订。\n2.市特殊教育学校党支部：11月10日前将会议记录报组织科。"
    )
    assert (first.who, second.who) == (["市第一中学党委"], ["市特殊教育学校党支部"])


def test_a_mail_address_does_not_make_a_duty_a_contact_line():
    (task,) = tasks("各中心校制定本辖区方案，4月8日前报教育局党建办（电子版发邮箱djb@example.cn）。")
    assert (task.who, str(task.deadline.date)) == (["各中心校"], "2024-04-08")
