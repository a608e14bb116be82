"""工作簿栏目: sheets and columns in which the organisation is imported and exported; template and reader share them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from xiaoheng.ground.organisation.words import Charge, MemberKind, OrgKind, Ownership, Post, SetUpMode, Stage, UnitKind

# What a cell holds once read: text, a day, 是/否, or codes.
Value = str | date | bool | tuple[str, ...] | None
EXAMPLE = "示例"
YES_NO = {"yes": "是", "no": "否"}


@dataclass(frozen=True)
class Column:
    """栏: one column. `kind` is code | name | text | day | choice | flag | codes."""

    header: str
    field: str
    kind: str
    required: bool = False
    choices: tuple[tuple[str, str | Promise], ...] = ()
    help: str | Promise = ""
    example: str = ""
    length: int = 100

    def words(self) -> list[str]:
        """The words that may stand in the column, where they are listed."""
        if self.kind == "flag":
            return list(YES_NO.values())
        return [label for value, label in self.labels() if value]

    def labels(self) -> list[tuple[str, str]]:
        """Values with their words, in Chinese whatever language the pages are in: the workbook is an official paper."""
        with override(settings.LANGUAGE_CODE):
            return [(value, str(label)) for value, label in self.choices]


@dataclass(frozen=True)
class SheetSpec:
    """表: one sheet; `key` are the fields that make a row the same row the next time."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]

    def column(self, name: str) -> Column:
        """The column of a field."""
        return next(column for column in self.columns if column.field == name)


def _choices(words: Iterable[tuple[str, str | Promise]], *without: str) -> tuple[tuple[str, str | Promise], ...]:
    return tuple(choice for choice in words if choice[0] not in without)


BELOW_COUNTY = _choices(UnitKind.choices, UnitKind.PROVINCE, UnitKind.CITY, UnitKind.COUNTY)
SINCE = _("年月日，如2023-09-01")
FIRST_DAY_OUT = _("不再有效的第一天；现仍有效的留空")

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
    ),
    ("person", "unit", "post", "since"),
)
SHEETS = (UNITS, ORGS, PEOPLE, MEMBERSHIPS, POSTS)


def shown(column: Column, value: Value) -> str:
    """A value as it stands in a sheet and in a preview."""
    if value is None or value == "" or value == ():
        return ""
    if isinstance(value, bool):
        return YES_NO["yes" if value else "no"]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return "、".join(value)
    return dict(column.labels()).get(value, value)
