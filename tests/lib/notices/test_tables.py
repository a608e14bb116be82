"""Tables that lost their lines are read by column: flattened, spaced and split by tabs or bars."""

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xiaoheng.lib.notices.reader import read
from xiaoheng.lib.notices.spaced import aligned


def rows(text):
    """Party, last day or frequency of each task."""
    tasks = read(text, issued=date(2025, 3, 1)).tasks
    return [(t.who, t.deadline.due or (t.recurrence.freq if t.recurrence else None)) for t in tasks]


def flat(*lines):
    return "\n".join(" ".join(lines).split()) + "\n"


FLAT = {
    "several parties, headings between rows": (
        "序号 任务 牵头单位 责任单位 完成时限 第一部分:组织 1 调整班子分工并公示 组织室 各支部 3月底前"
        " 2 开展党费核查 财务室 各支部书记 每季度 二、宣传教育 3 更新宣传栏 宣传室 各年级部 各教研组 每月10日前 4 拍摄微视频 6月底前",
        [
            (["各支部"], date(2025, 3, 31)),
            (["各支部书记"], "quarterly"),
            (["各年级部", "各教研组"], "monthly"),
            (["各年级部", "各教研组"], date(2025, 6, 30)),
        ],
    ),
    "one line of a party is the 责任 one": (
        "序号 任务 牵头单位 责任单位 完成时限 1 核对学籍照片 教务处 各班级 3月10日前 2 清退多收书本费 各年级 3月20日前",
        [(["各班级"], date(2025, 3, 10)), (["各年级"], date(2025, 3, 20))],
    ),
    "without numbers, below a title": (
        "任务安排 工作任务 责任科室 完成时限 编制绿化方案 总务处 4月10日前 更换破损课桌椅 5月底前 组织消防演练 安保科 各年级组 每月",
        [(["总务处"], date(2025, 4, 10)), (["总务处"], date(2025, 5, 31)), (["安保科", "各年级组"], "monthly")],
    ),
    "how often, a note before the last column": (
        "序号 项目 频次 责任单位 备注 完成标志 1 清洗蓄水池 每季度1次 后勤服务中心 外包单位配合 清洗记录"
        " 2 检测饮水机水质 每学期1次 检测报告",
        [(["后勤服务中心"], "quarterly"), (["后勤服务中心"], "semester")],
    ),
    "a place first, and merged": (
        "日程表 地点 时间 内容 责任人 县委党校 4月2日 开班仪式 李建国 4月3日 分组研讨并提交提纲 王雪梅 实验小学 4月4日 现场观摩",
        [(["李建国"], date(2025, 4, 2)), (["王雪梅"], date(2025, 4, 3)), (["王雪梅"], date(2025, 4, 4))],
    ),
    "who takes part, where nobody is in charge": (
        "日期 培训内容 培训对象 培训地点 4月2日 系统操作培训 各支部组织委员 县委党校 4月9日 入党积极分子培训班,每校选派2名 第二中学"
        " 4月16日 预备党员培训 预备党员 各支部书记 县委党校",
        [
            (["各支部组织委员"], date(2025, 4, 2)),
            (["各支部组织委员"], date(2025, 4, 9)),
            (["预备党员", "各支部书记"], date(2025, 4, 16)),
        ],
    ),
    "a time written once for two rows": (
        "月份 重点工作 牵头部门 3月 修订校务公开目录 办公室 启动春季绿化 总务处 4月 组织家长授课2次 德育处",
        [(["办公室"], date(2025, 3, 31)), (["总务处"], date(2025, 3, 31)), (["德育处"], date(2025, 4, 30))],
    ),
    "heads again on the next page": (
        "序号 工作事项 承办单位 办结时限 1 核对照片名册 教务处 3月10日前 2 清退书本费余额 财务室 3月11日前"
        " 续表 序号 工作事项 承办单位 办结时限 3 公布作息时间 办公室 3月12日前",
        [(["教务处"], date(2025, 3, 10)), (["财务室"], date(2025, 3, 11)), (["办公室"], date(2025, 3, 12))],
    ),
}


@pytest.mark.parametrize("name", FLAT)
def test_one_cell_a_line(name):
    text, told = FLAT[name]
    assert rows(flat(text)) == told


def test_headings_between_rows_are_sections():
    draft = read(flat(FLAT["several parties, headings between rows"][0]), issued=date(2025, 3, 1))
    assert [s.heading for s in draft.doc.sections] == ["第一部分:组织", "二、宣传教育"]


SPACED = """\
序号    检查内容            责任部门      时限        材料
 1      检修校车，建立      车队          3月12日前   检修
        车况档案                                      记录
 2      清点灭火器          保卫处                    清点表
 3      排查化粪池井盖      县直各        每月5日前
                            学校
 4      更换应急灯          门卫          4月底前     验收单
        及电池              电工班
 5      修补操场                          5月底前

    二、工作要求
请认真落实。
"""


def test_columns_set_apart_by_spaces():
    tasks = read(SPACED, issued=date(2025, 3, 1)).tasks
    assert [t.who for t in tasks] == [["车队"], ["保卫处"], ["县直各学校"], ["门卫", "电工班"], ["门卫", "电工班"]]
    assert [t.lines for t in tasks] == [(2, 3), (4, 4), (5, 6), (7, 8), (9, 9)]
    assert tasks[0].evidence == ["检修记录"]
    assert "建立车况档案" in tasks[0].title
    assert tasks[1].deadline.due == date(2025, 3, 12)  # written once for two rows


def test_a_signature_below_spaced_columns_is_no_cell():
    text = "时间        内容            责任人\n4月8日      班会课研讨      赵敏\n            某县教育局\n          2025年3月1日\n"
    assert rows(text) == [(["赵敏"], date(2025, 4, 8))]


def test_tabs_with_two_lines_of_heads_headings_and_two_duties_in_a_cell():
    text = (
        "序号\t工作任务\t责任分工\t\t完成时限\n\t\t牵头单位\t责任单位\t\n一、队伍建设\t\t\t\t\n"
        "1\t制定轮岗办法\t人事科\t各完小\t4月底前\n2\t上报轮岗名单\t\t\t5月10日前\n二、校园环境\n"
        "3\t清理楼顶杂物，每月10日前清查1次，7月5日前报送小结\t总务科\t各班级\t每月\n"
    )
    draft = read(text, issued=date(2025, 3, 1))
    assert [s.heading for s in draft.doc.sections] == ["一、队伍建设", "二、校园环境"]
    assert [(t.who, t.lead) for t in draft.tasks] == [
        (["各完小"], ["人事科"]), (["各完小"], ["人事科"]), (["各班级"], ["总务科"]), (["各班级"], ["总务科"])
    ]  # fmt: skip
    assert draft.tasks[2].recurrence.by == {"day": 10}
    assert draft.tasks[3].deadline.due == date(2025, 7, 5)


def test_who_is_in_charge_is_asked_rather_than_who_takes_part():
    text = (
        "| 时间 | 地点 | 内容 | 参加人员 | 负责人 |\n|---|---|---|---|---|\n| 4月8日 | 一号报告厅 | 心理委员培训 | 各班委员 | 赵敏 |\n"
        "| 5月9日 | -- | 评选书香班级10个 | 各班 | 何佳、周文涛 |\n"
    )
    assert rows(text) == [(["赵敏"], date(2025, 4, 8)), (["何佳", "周文涛"], date(2025, 5, 9))]


def test_a_bracket_of_a_name_stays():
    text = "序号\t任务\t责任单位\t时限\n1\t报送学习计划\t各中小学校党委（总支）\t每月5日前\n"
    assert rows(text) == [(["各中小学校党委(总支)"], "monthly")]


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet="序号任务责任单位时限地点1 2\u3000\n\t一、各校3月前(|)", max_size=300))
def test_tabs_take_the_place_of_spaces_character_for_character(text):
    heads = "序号  任务  责任单位  时限\n"
    told = aligned(heads + text)
    assert len(told) == len(heads + text)
    assert told.split() == (heads + text).split()
    for joint in ("", "序号\n任务\n责任单位\n时限\n", "时间\n内容\n责任人\n", "任务\n责任单位\n时限\n", heads):
        read(joint + text)


@pytest.mark.parametrize(
    "junk",
    [
        "任务\n责任单位\n时限\n",
        "时间\n内容\n",
        "序号  任务   责任单位   时限\n",
        "1  a   b\n",
        "任务    责任单位    时限    ",
    ],
)
def test_reading_tables_grows_with_their_length_only(junk):
    def cost(size: int) -> float:
        begin = time.process_time()
        read(("序号  任务   责任单位   时限\n" + junk * size)[:size] + f"\n{'开展    学校    ' * (size // 30)}\n")
        return time.process_time() - begin

    cost(500)
    assert cost(8_000) < 12 * cost(2_000) + 0.1


def test_a_paper_is_nobody_even_where_a_cell_is_missing():
    heads = "序号\n重点任务\n完成时限\n牵头领导\n责任科室\n佐证材料\n备注\n"
    rows = "1\n召开安全工作会，研判风险\n3月底前\n王立新\n安全科\n会议纪要\n必做\n2\n召开家长工作会，通报情况\n4月底前\n德育科\n会议纪要\n"
    one, two = read(
        "关于有关工作的通知\n各学校：\n" + heads + rows + "注：必做的须留存材料。\n清江县教育局\n2026年3月2日\n"
    ).tasks
    assert [one.who, one.evidence] == [["安全科"], ["会议纪要"]]
    assert [two.who, two.evidence] == [["德育科"], ["会议纪要"]]
