"""党员工作簿、党费工作簿的栏目."""

from django.utils.translation import gettext_lazy as _

from xiaoheng.ground.members.states import STEPS as ALL
from xiaoheng.ground.members.words import AbsenceKind, AbsenceState, Ending, Milestone, Result, Track, Way
from xiaoheng.ground.organisation.columns import NAMED, Column, SheetSpec

PERSON = Column("工号", "person", "code", True, help=_("本人在“人员”表中的工号"), example="00001", length=40)
ORG = Column("党组织编码", "org", "code", True, help=_("所在支部"), example="YL0001-DW", length=40)
APPLIED = Column("申请日期", "applied", "day", True, help=_("与“发展档案”表一致"), example="2021-03-01")
DAY = _("年月日，如2021-09-01")
STOPS = tuple(one for one in Ending.choices if one[0] not in (Ending.ARCHIVED, Ending.CANCELLED))
RESULTS = tuple(one for one in Result.choices if one[0] != Result.FAILED)
NUMBERS = "；".join(f"{step.number}{step.title}" for step in ALL[1:])

FILES = SheetSpec(
    "发展档案",
    (
        PERSON,
        NAMED,
        ORG,
        Column("申请日期", "since", "day", True, help=_("递交入党申请书的日期"), example="2021-03-01"),
        Column("入党申请书", "document", "text", True, help=_("材料名称或编号"), example="入党申请书", length=60),
        Column("终止日期", "until", "day", help=_("仍在培养的留空；已归档的不必填")),
        Column("终止情形", "ending", "choice", False, STOPS, _("有终止日期的必填")),
        Column("终止文号", "number", "text", help=_("有终止日期的必填"), length=60),
    ),
    ("person", "since"),
)
STEPS = SheetSpec(
    "发展步骤",
    (
        PERSON,
        NAMED,
        APPLIED,
        Column("步骤", "number", "number", True, help=NUMBERS, example="2", least=2, most=25),
        Column("办理日期", "done_on", "day", True, help=DAY, example="2021-03-20"),
        Column("文号或材料", "document", "text", help=_("需有书面材料的步骤必填"), example="谈话记录", length=60),
        Column("结论", "result", "choice", False, RESULTS, _("留空即已办（通过）；延长预备期的填在第21步")),
        Column("相关人员工号", "people", "codes", help=_("第5步填培养联系人，第9步填入党介绍人，用顿号隔开")),
        Column("公示开始", "shown_since", "day", help=_("第7步：公示的第一天")),
        Column("公示结束", "shown_until", "day", help=_("第7步：公示的最后一天")),
        Column("培训天数", "days", "number", help=_("第11步"), most=100, unit="天"),
        Column("培训学时", "hours", "number", help=_("第11步"), most=1000, unit="学时"),
        Column("预备期满日", "until", "day", help=_("第21步延长预备期的必填；其余由系统推算")),
        Column("特殊情况", "reason", "text", help=_("第17步：延长审批的原因"), length=200),
    ),
    ("person", "applied", "number"),
)
REVIEWS = SheetSpec(
    "半年考察",
    (
        PERSON,
        NAMED,
        APPLIED,
        Column("考察日期", "done_on", "day", True, help=DAY, example="2021-12-01"),
        Column("材料", "document", "text", example="考察登记表", length=60),
    ),
    ("person", "applied", "done_on"),
)
TRANSFERS = SheetSpec(
    "组织关系转接",
    (
        PERSON,
        NAMED,
        Column("转出党组织编码", "source", "code", True, example="YL0001-DW", length=40),
        Column("转入党组织编码", "target", "code", help=_("本县的填编码；转往外县的填下一栏"), length=40),
        Column("转入外地党组织", "outside", "text", help=_("本县以外的党组织全称")),
        Column("转接方式", "way", "choice", True, tuple(Way.choices), example="网上转接"),
        Column("转出日期", "since", "day", True, help=DAY, example="2023-02-20"),
        Column("介绍信编号", "number", "text", help=_("用介绍信的必填"), length=60),
        Column("有效期至", "valid_until", "day", help=_("用介绍信的必填：有效期的最后一天")),
    ),
    ("person", "since"),
)
ABSENCES = SheetSpec(
    "流动失联",
    (
        PERSON,
        NAMED,
        ORG,
        Column("类别", "kind", "choice", True, tuple(AbsenceKind.choices), example="流动党员"),
        Column("起始日期", "since", "day", True, help=_("外出或失去联系的日期"), example="2022-10-01"),
        Column("地点固定", "fixed", "flag", help=_("流动党员填写"), example="是"),
        Column("外出地点", "place", "text", help=_("流动党员填写"), example="浙江义乌", length=60),
        Column("现状", "state", "choice", True, tuple(AbsenceState.choices), example="在外"),
        Column("停止党籍日期", "suspended_on", "day", help=_("停止党籍、除名的必填")),
        Column("终止日期", "until", "day", help=_("已返回、已除名的必填：返回（除名）的日期")),
        Column("决定文号", "number", "text", help=_("停止党籍、除名的必填"), length=60),
    ),
    ("person", "since"),
)
NURTURES = SheetSpec(
    "双培养",
    (
        PERSON,
        NAMED,
        Column("培养方向", "track", "choice", True, tuple(Track.choices), example="把骨干教师培养成党员"),
        Column("阶段", "milestone", "choice", True, tuple(Milestone.choices), example="列为培养对象"),
        Column("日期", "reached_on", "day", True, help=DAY, example="2022-03-01"),
        Column("依据", "proof", "text", help=_("评定或任命的文号")),
    ),
    ("person", "track", "milestone"),
)
DUES = SheetSpec(
    "党费",
    (
        PERSON,
        NAMED,
        ORG,
        Column("月份", "ym", "month", True, help=_("如2023-01；只能导入上年和今年的"), example="2023-01"),
        Column("金额", "amount", "number", True, help=_("实交金额，元"), example="25.5", most=100_000, places=2, unit="元"),
        Column("交纳日期", "paid_on", "day", True, help=DAY, example="2023-01-15"),
    ),
    ("person", "ym"),
)  # fmt: skip
WAIVERS = SheetSpec(
    "党费减免",
    (
        PERSON,
        NAMED,
        ORG,
        Column("起始月份", "first", "month", True, help=_("如2023-01"), example="2023-01"),
        Column("终止月份", "last", "month", True, help=_("最后一个月"), example="2023-06"),
        Column("减免后金额", "amount", "number", True, help=_("元；免交的填0"), example="0", most=100_000, places=2, unit="元"),
        Column("批准文号", "number", "text", True, example="云教工委〔2023〕3号", length=60),
        Column("批准日期", "approved_on", "day", True, help=DAY, example="2023-01-05"),
    ),
    ("person", "first"),
)  # fmt: skip
