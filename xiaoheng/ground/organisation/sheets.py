"""组织工作簿的栏目: the sheets in which the organisation, and its accounts, are imported and exported."""

from collections.abc import Iterable
from dataclasses import replace

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from xiaoheng.ground.organisation.columns import NAMED, Column, SheetSpec
from xiaoheng.ground.organisation.words import (
    Charge,
    LinkKind,
    MemberKind,
    OrgKind,
    Ownership,
    Post,
    Role,
    SetUpMode,
    Stage,
    UnitKind,
    Way,
)


def _choices(words: Iterable[tuple[str, str | Promise]], *without: str) -> tuple[tuple[str, str | Promise], ...]:
    return tuple(choice for choice in words if choice[0] not in without)


BELOW_COUNTY = _choices(UnitKind.choices, UnitKind.PROVINCE, UnitKind.CITY, UnitKind.COUNTY)
SINCE = _("年月日，如2023-09-01")
FIRST_DAY_OUT = _("不再有效的第一天；现仍有效的留空")
CHANGED_ON = Column(
    "变更日期", "changed_on", "day", help=_("名称、上级、类别、学段等自某日起变更的填那一天；原登记有误要更正的留空")
)

UNITS = SheetSpec(
    "单位",
    (
        Column("单位编码", "code", "code", True, help=_("全省唯一，导入后不再更改"), example="YL0001", length=40),
        Column("单位名称", "name", "name", True, example="桃源中学"),
        Column("类别", "kind", "choice", True, BELOW_COUNTY, example="学校"),
        Column("上级单位编码", "superior", "code", True, help=_("县、乡镇的编码"), example="YL", length=40),
        Column("学段", "stage", "choice", False, _choices(Stage.choices), _("学校必填"), "初级中学"),
        Column("办学性质", "ownership", "choice", False, _choices(Ownership.choices), _("学校必填"), "公办"),
        Column("独立法人", "legal_person", "flag", False, help=_("学校必填"), example="是"),
        Column("片区编码", "zone", "code", False, help=_("所在片区，没有的留空"), example="YL-Z1", length=40),
        Column("设立日期", "since", "day", True, help=SINCE, example="2001-09-01"),
        Column("撤销日期", "until", "day", help=FIRST_DAY_OUT),
        CHANGED_ON,
    ),
    ("code",),
)
ORGS = SheetSpec(
    "党组织",
    (
        Column("党组织编码", "code", "code", True, help=_("全省唯一，导入后不再更改"), example="YL0001-DW", length=40),
        Column("党组织名称", "name", "name", True, example="中共桃源中学委员会"),
        Column("类别", "kind", "choice", True, _choices(OrgKind.choices), example="党委"),
        Column("组建方式", "mode", "choice", True, _choices(SetUpMode.choices), example="独立组建"),
        Column("所在单位编码", "unit", "code", True, example="YL0001", length=40),
        Column("上级党组织编码", "superior", "code", False, help=_("县委教育工委的下属组织填其编码"), length=40),
        Column("覆盖单位编码", "covers", "codes", False, help=_("用顿号隔开；留空即只覆盖所在单位"), example="YL0001"),
        Column("本届起始日期", "term_since", "day", help=_("本届委员会产生的日期"), example="2021-09-01"),
        Column("成立日期", "since", "day", True, help=SINCE, example="2001-09-01"),
        Column("撤销日期", "until", "day", help=FIRST_DAY_OUT),
        CHANGED_ON,
    ),
    ("code",),
)
PEOPLE = SheetSpec(
    "人员",
    (
        Column("工号", "code", "code", True, help=_("同名的人靠它区分，前面的0不能丢"), example="00001", length=40),
        Column("姓名", "name", "name", True, help=_("按户籍用字，生僻字照原样"), example="张三", length=60),
        Column("出生日期", "born_on", "day", help=_("用于核查年龄要求"), example="1980-01-01"),
        Column("所在单位编码", "unit", "code", True, example="YL0001", length=40),
        Column(
            "身份证号", "identity", "identity", help=_("选填，18位；只留加密的比对码和前3后4位，留空不更改"), spare=True
        ),
        replace(CHANGED_ON, help=_("自某日起调到另一单位的填那一天；原登记有误要更正的留空"), spare=True),
    ),
    ("code",),
)
MEMBERSHIPS = SheetSpec(
    "党籍",
    (
        Column("工号", "person", "code", True, example="00001", length=40),
        Column("党组织编码", "org", "code", True, help=_("组织关系所在的支部"), example="YL0001-DW", length=40),
        Column("党员类别", "kind", "choice", True, _choices(MemberKind.choices), example="正式党员"),
        Column("起始日期", "since", "day", True, help=_("在本组织以此类别起算的日期"), example="2010-07-01"),
        Column("终止日期", "until", "day", help=FIRST_DAY_OUT),
        Column("终止原因", "reason", "text", help=_("如：转出、转正")),
        NAMED,
    ),
    ("person", "org", "kind", "since"),
)
POSTS = SheetSpec(
    "任职",
    (
        Column("工号", "person", "code", True, example="00001", length=40),
        Column("任职单位编码", "unit", "code", True, example="YL0001", length=40),
        Column("职务", "post", "choice", True, _choices(Post.choices), example="党组织书记"),
        Column(
            "党组织编码",
            "org",
            "code",
            False,
            help=_("党内职务填写；留空即领导任职单位的党组织"),
            example="YL0001-DW",
            length=40,
        ),
        Column("分管", "charge", "choice", False, _choices(Charge.choices), example="德育"),
        Column("任职日期", "since", "day", True, help=SINCE, example="2021-09-01"),
        Column("离任日期", "until", "day", help=FIRST_DAY_OUT),
        Column("离任原因", "reason", "text", help=_("有离任日期的必填，如：调任、退休、任期届满")),
        Column("任职方式", "way", "choice", False, _choices(Way.choices, Way.NONE), example="选任", spare=True),
        replace(CHANGED_ON, help=_("任职方式、分管自某日起变更的填那一天；原登记有误要更正的留空"), spare=True),
        NAMED,
    ),
    ("person", "unit", "post", "since"),
)
# What is kept with its days when it changes, by sheet.
KEPT = {
    UNITS.name: ("name", "superior", "zone", "stage", "ownership", "legal_person"),
    ORGS.name: ("name", "kind", "mode", "superior", "term_since"),
    PEOPLE.name: ("unit",),
    POSTS.name: ("charge", "way"),
}
LINKS = SheetSpec(
    "联系",
    (
        Column("单位编码", "unit", "code", True, help=_("被联系（被协管、被派驻）的单位"), example="YL0001", length=40),
        Column("联系类别", "kind", "choice", True, _choices(LinkKind.choices), example="协管单位"),
        Column(
            "对方单位编码",
            "other",
            "code",
            help=_("协管填乡镇（街道），共同体、结对填学校"),
            example="YL-T1",
            length=40,
        ),
        Column("联系人工号", "person", "code", help=_("联系点、党建指导员填写"), length=40),
        Column("备注说明", "note", "text"),
        Column("起始日期", "since", "day", True, help=SINCE, example="2022-09-01"),
        Column("终止日期", "until", "day", help=FIRST_DAY_OUT),
    ),
    ("unit", "kind", "other", "person", "since"),
)
QUOTAS = SheetSpec(
    "核定职数",
    (
        Column("单位编码", "unit", "code", True, example="YL0001", length=40),
        Column("职务", "post", "choice", True, _choices(Post.choices), example="副校长"),
        Column("党组织编码", "org", "code", help=_("党内职务填本单位的党组织，其他留空"), length=40),
        Column("职数", "seats", "number", True, example="2", most=100, unit="名"),
        Column("核定文号", "basis", "text", True, example="云编办〔2022〕3号", length=60),
        Column("起始日期", "since", "day", True, help=SINCE, example="2022-09-01"),
        Column("终止日期", "until", "day", help=_("改定为新职数的，前一段填终止日期")),
    ),
    ("unit", "post", "org", "since"),
)
SHEETS = (UNITS, ORGS, PEOPLE, MEMBERSHIPS, POSTS, LINKS, QUOTAS)
ACCOUNTS = SheetSpec(
    "账号",
    (
        Column("账号", "username", "code", True, help=_("登录用，导入后不再更改"), example="zhangsan", length=60),
        Column("姓名", "name", "name", True, example="张三", length=60),
        Column(
            "工号", "person", "code", help=_("本人在“人员”中的工号；不是本县人员的留空"), example="00001", length=40
        ),
    ),
    ("username",),
)
GRANTS = SheetSpec(
    "角色",
    (
        Column("账号", "username", "code", True, example="zhangsan", length=60),
        Column("角色", "role", "choice", True, _choices(Role.choices), example="校长"),
        Column("单位编码", "unit", "code", True, help=_("督查员填片区编码"), example="YL0001", length=40),
        Column("起始日期", "since", "day", True, help=SINCE, example="2023-09-01"),
        Column("收回日期", "until", "day", help=FIRST_DAY_OUT),
    ),
    ("username", "role", "unit", "since"),
)
