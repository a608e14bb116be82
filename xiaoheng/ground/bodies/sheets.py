"""机构工作簿的栏目: the sheets in which bodies, their members and chains of responsibility are imported and exported."""

from django.utils.translation import gettext_lazy as _

from xiaoheng.ground.bodies.words import Duty, Part, Position
from xiaoheng.ground.organisation.columns import NAMED, Column, SheetSpec
from xiaoheng.ground.organisation.sheets import FIRST_DAY_OUT, SINCE
from xiaoheng.ground.organisation.words import Post

BODIES = SheetSpec(
    "机构",
    (
        Column("机构编码", "code", "code", True, help=_("全省唯一，导入后不再更改"), example="YL0001-J1", length=60),
        Column("单位编码", "unit", "code", True, example="YL0001", length=40),
        Column("类别", "kind", "name", True, help=_("机构种类的全称"), example="教职工代表大会", length=40),
        Column("机构名称", "name", "name", True, example="桃源中学教职工代表大会"),
        Column("成立文号", "basis", "text", True, example="桃中党〔2021〕8号", length=60),
        Column("职责", "remit", "text", help=_("留空即这一种类通常的职责"), length=300),
        Column("本届起始日期", "term_since", "day", help=_("留空即成立日期"), example="2021-09-01"),
        Column("每届年限", "years", "number", help=_("没有固定届期的留空"), example="5", least=1, most=9, unit="年"),
        Column("成立日期", "since", "day", True, help=SINCE, example="2021-09-01"),
        Column("撤销日期", "until", "day", help=FIRST_DAY_OUT),
    ),
    ("code",),
)
SEATS = SheetSpec(
    "机构成员",
    (
        Column("机构编码", "body", "code", True, example="YL0001-J1", length=60),
        Column(
            "工号",
            "person",
            "code",
            help=_("本校教职工；家长、社区、学生代表留空，只填人数"),
            example="00001",
            length=40,
        ),
        Column("构成", "part", "choice", True, tuple(Part.choices), example="教师"),
        Column("职务", "position", "choice", True, tuple(Position.choices), example="成员"),
        Column("人数", "count", "number", help=_("有工号的留空"), least=1, most=5000, unit="人"),
        Column("加入日期", "since", "day", True, help=SINCE, example="2021-09-01"),
        Column("退出日期", "until", "day", help=FIRST_DAY_OUT),
    ),
    ("body", "person", "part", "since"),
)
# One row is one level; the rows of one duty and one first day are one chain.
CHAINS = SheetSpec(
    "责任链",
    (
        Column("单位编码", "unit", "code", True, example="YL0001", length=40),
        Column("责任", "duty", "choice", True, tuple(Duty.choices), example="师德建设"),
        Column(
            "起始日期", "since", "day", True, help=_("同一责任的新责任链从这一天起代替原来的"), example="2022-09-01"
        ),
        Column("第几级", "place", "number", True, help=_("最高一级为1，至少两级"), example="1", least=1, most=9),
        Column("层级", "level", "text", True, example="书记", length=20),
        Column("工号", "person", "code", True, example="00001", length=40),
        NAMED,
        Column("职务", "post", "choice", True, tuple(Post.choices), example="党组织书记"),
        Column("负责的工作", "scope", "text", True, example="总体负责", length=100),
        Column("文号", "basis", "text", True, example="桃中党〔2022〕6号", length=60),
        Column("终止日期", "until", "day", help=FIRST_DAY_OUT),
    ),
    ("unit", "duty", "since", "place"),
)
