"""Words of the room: choices with their Chinese labels, and one sentence per verb."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from xiaoheng.lib.duty import Button


class Level(models.TextChoices):
    """制定层级: the folder under `regulations/` a text or a parameter lies in."""

    CENTRAL = "central", _("中央")
    PROVINCE = "province", _("省")
    CITY = "city", _("市")
    COUNTY = "county", _("县（区）")


class Override(models.TextChoices):
    """下级可否另定: may a lower level set its own value?"""

    NONE = "none", _("不得另定")
    STRICTER = "stricter", _("只可从严")
    FREE = "free", _("可以另定")


class Stricter(models.TextChoices):
    """从严方向: which direction is stricter."""

    LARGER = "larger", _("数值越大越严")
    SMALLER = "smaller", _("数值越小越严")


class Measure(models.TextChoices):
    """计量单位 of a parameter. Years and months are calendar periods and give cut-off dates."""

    PEOPLE = "people", _("人")
    SEATS = "seats", _("名")
    UNITS = "units", _("个单位")
    YEARS = "years", _("年")
    MONTHS = "months", _("个月")
    DAYS = "days", _("日")
    WORKDAYS = "workdays", _("个工作日")
    HOURS = "hours", _("学时")
    CLOCK_HOURS = "clockhours", _("小时")
    OCLOCK = "oclock", _("时")
    AGE = "age", _("周岁")
    TIMES = "times", _("次")
    PERCENT = "percent", _("%")
    POINTS = "points", _("分")
    YUAN = "yuan", _("元")
    FEN = "fen", _("分钱")
    RANK = "rank", _("级（1三级、2二级、3一级、4高级、5正高级教师）")
    SWITCH = "switch", _("（是为1，否为0）")


class Origin(models.TextChoices):
    """来源: rows from files are replaced by loading; rows from verbs never."""

    FILE = "file", _("制度文件")
    VERB = "verb", _("本级另定")


class Strength(models.TextChoices):
    """力度, as the text says it."""

    MUST = "must", _("应当")
    NORMALLY = "normally", _("一般")
    MAY = "may", _("可")


class Outcome(models.TextChoices):
    """结论. 无法判断 where there is no record to judge by; 提醒 ahead of a date."""

    BREAKS = "breaks", _("不符合")
    UNKNOWN = "unknown", _("无法判断")
    SOON = "soon", _("提醒")


class PleaState(models.TextChoices):
    """例外申请状态. One in force ends by its day alone."""

    ASKED = "asked", _("待批准")
    EXCUSED = "excused", _("已准例外")
    DECLINED = "declined", _("未批准")
    RESCINDED = "rescinded", _("已提前终止")
    WITHDRAWN = "withdrawn", _("已撤回")


SENTENCES = {
    "rulebook.load": _("载入了制度文件"),
    "rulebook.override": _("另定了制度参数"),
    "rulebook.enact": _("施行了报备文本约定的参数"),
    "rulebook.snapshot": _("存档了指标"),
    "rulebook.evaluate": _("按制度全面检查了一遍"),
    "rulebook.plead": _("申请了例外"),
    "rulebook.withdraw": _("撤回了例外申请"),
    "rulebook.excuse": _("批准了例外"),
    "rulebook.decline": _("没有批准例外"),
    "rulebook.rescind": _("提前终止了例外"),
}

# 待办: on which page each duty of the room is done, what its button says, what kind of thing it is done to.
DUTIES = {
    "rulebook.excuse": Button("plea", _("答复"), _("例外申请")),
    "rulebook.plead": Button("plea", _("查看"), _("例外申请")),
}
