"""干部工作簿的栏目: the sheets in which cadre facts are imported and exported."""

from django.utils.translation import gettext_lazy as _

from xiaoheng.ground.cadres.words import (
    Audience,
    AwardKind,
    AwardLevel,
    CertificateKind,
    ExperienceKind,
    Rank,
    ReserveLevel,
    RotationKind,
    TrainingKind,
)
from xiaoheng.ground.organisation.columns import NAMED, Column, SheetSpec
from xiaoheng.ground.organisation.words import Charge, Post

PERSON = Column("工号", "person", "code", True, help=_("本人在“人员”表中的工号"), example="00001", length=40)
SINCE = _("年月日，如2021-09-01")
FIRST_DAY_OUT = _("不再有效的第一天；现仍有效的留空")
PERSONAL = tuple(choice for choice in AwardKind.choices if choice[0] != AwardKind.ORG)
CHARGES = tuple(choice for choice in Charge.choices if choice[0])

CERTIFICATES = SheetSpec(
    "教师资格",
    (
        PERSON,
        NAMED,
        Column("资格种类", "kind", "choice", True, tuple(CertificateKind.choices), example="初级中学教师资格"),
        Column("取得日期", "since", "day", True, help=SINCE, example="2005-07-01"),
        Column("失效日期", "until", "day", help=FIRST_DAY_OUT),
    ),
    ("person", "kind", "since"),
)
TITLES = SheetSpec(
    "职称",
    (
        PERSON,
        NAMED,
        Column("职称", "rank", "choice", True, tuple(Rank.choices), example="一级教师"),
        Column("取得日期", "since", "day", True, help=SINCE, example="2015-12-01"),
    ),
    ("person", "rank"),
)
EXPERIENCES = SheetSpec(
    "工作经历",
    (
        PERSON,
        NAMED,
        Column("经历类别", "kind", "choice", True, tuple(ExperienceKind.choices), example="教育教学"),
        Column("单位和岗位", "place", "text", True, help=_("在何处任何职，外县的也填"), example="桃源中学语文教师"),
        Column("起始日期", "since", "day", True, help=SINCE, example="2005-09-01"),
        Column("终止日期", "until", "day", help=FIRST_DAY_OUT),
    ),
    ("person", "kind", "since"),
)
WORKLOADS = SheetSpec(
    "党务工作量",
    (
        PERSON,
        NAMED,
        Column(
            "占满工作量", "share", "number", True, help=_("百分之几：二分之一填50，四分之一填25"), example="50", most=100,
            unit="%",
        ),
        Column("起始日期", "since", "day", True, help=SINCE, example="2022-09-01"),
        Column("终止日期", "until", "day", help=_("改为新的工作量时，前一段填终止日期")),
    ),
    ("person", "since"),
)  # fmt: skip
RESERVES = SheetSpec(
    "后备干部",
    (
        PERSON,
        NAMED,
        Column("后备层次", "level", "choice", True, tuple(ReserveLevel.choices), example="校级副职"),
        Column("依据文号", "basis", "text", True, help=_("确定后备人选的决定"), example="云教党〔2022〕8号"),
        Column("起始日期", "since", "day", True, help=SINCE, example="2022-06-01"),
        Column("终止日期", "until", "day", help=FIRST_DAY_OUT),
    ),
    ("person", "level", "since"),
)
ROTATIONS = SheetSpec(
    "交流轮岗",
    (
        PERSON,
        NAMED,
        Column("交流形式", "kind", "choice", True, tuple(RotationKind.choices), example="校际交流"),
        Column("去向单位编码", "target", "code", True, help=_("本人所在单位以外的单位"), example="YL0002", length=40),
        Column("起始日期", "since", "day", True, help=SINCE, example="2022-09-01"),
        Column("终止日期", "until", "day", help=_("回到原单位的第一天；仍在外的留空")),
    ),
    ("person", "target", "since"),
)
ISSUED = (
    Column("表彰层级", "level", "choice", True, tuple(AwardLevel.choices), example="县级"),
    Column("表彰单位", "issuer", "text", True, example="中共云岭县委"),
    Column("表彰文号", "number", "text", length=60, example="云党发〔2022〕15号"),
    Column("表彰日期", "since", "day", True, help=SINCE, example="2022-07-01"),
)
COMMENDATIONS = SheetSpec(
    "个人表彰",
    (PERSON, NAMED, Column("表彰项目", "kind", "choice", True, PERSONAL, example="优秀共产党员"), *ISSUED),
    ("person", "kind", "level", "since"),
)
HONOURS = SheetSpec(
    "党组织表彰",
    (
        Column("党组织编码", "org", "code", True, help=_("表彰为先进基层党组织的"), example="YL0001-DW", length=40),
        *ISSUED,
    ),
    ("org", "level", "since"),
)
PROGRAMMES = SheetSpec(
    "培训班",
    (
        Column("举办单位编码", "unit", "code", True, help=_("县或学校"), example="YL", length=40),
        Column("培训班", "title", "text", True, help=_("名称"), example="2022年党组织书记集中轮训"),
        Column("培训形式", "kind", "choice", True, tuple(TrainingKind.choices), example="集中轮训"),
        Column("培训对象", "audience", "choice", True, tuple(Audience.choices), example="党组织书记"),
        Column("学时", "hours", "number", True, help=_("全班的学时数"), example="32", least=1, most=1000, unit="学时"),
        Column("开班日期", "since", "day", True, help=SINCE, example="2022-07-04"),
        Column("结束日期", "last", "day", True, help=_("最后一天"), example="2022-07-08"),
    ),
    ("unit", "title", "since"),
)
TRAININGS = SheetSpec(
    "培训学时",
    (
        PERSON,
        NAMED,
        Column("举办单位编码", "unit", "code", True, help=_("与“培训班”表一致"), example="YL", length=40),
        Column("培训班", "title", "text", True, help=_("与“培训班”表一致"), example="2022年党组织书记集中轮训"),
        Column("开班日期", "began", "day", True, help=_("与“培训班”表一致"), example="2022-07-04"),
        Column("学时", "hours", "number", True, help=_("本人完成的"), example="32", least=1, most=1000, unit="学时"),
    ),
    ("person", "unit", "title", "began"),
)
PORTFOLIOS = SheetSpec(
    "班子分工",
    (
        PERSON,
        NAMED,
        Column("任职单位编码", "unit", "code", True, help=_("与“任职”表一致"), example="YL0001", length=40),
        Column("职务", "post", "choice", True, tuple(Post.choices), help=_("与“任职”表一致"), example="副校长"),
        Column("任职日期", "began", "day", True, help=_("与“任职”表一致"), example="2021-09-01"),
        Column("分管", "charge", "choice", True, CHARGES, help=_("任职时的分管以外另外分管的"), example="德育"),
        Column("起始日期", "since", "day", True, help=SINCE, example="2022-09-01"),
        Column("终止日期", "until", "day", help=FIRST_DAY_OUT),
    ),
    ("person", "unit", "post", "began", "charge", "since"),
)
