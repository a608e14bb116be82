"""Words of the room: choices with their Chinese labels, and one sentence per verb."""

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from xiaoheng.lib.duty import Button


class CampaignState(models.TextChoices):
    """专项状态."""

    DRAFT = "draft", _("筹备")
    RUNNING = "running", _("进行中")
    CLOSED = "closed", _("已结束")


class EntrantState(models.TextChoices):
    """参加单位状态."""

    OPEN = "open", _("进行中")
    DONE = "done", _("已完成")
    UNDONE = "undone", _("未完成")


class How(models.TextChoices):
    """计数方式: how the entries of a counter are put together."""

    SUM = "sum", _("累计")
    MOST = "most", _("最多一次")
    DAYS = "days", _("天数")
    MONTHS = "months", _("月数")

    @property
    def unit(self) -> str | Promise:
        """In what the sum is counted, where that is not the counter's own unit."""
        return {How.DAYS: _("天"), How.MONTHS: _("个月")}.get(self, "")


class Measure(models.TextChoices):
    """基数: what a counter is held against, counted from facts already held."""

    ONE = "one", _("每校")
    MEMBERS = "members", _("党员")
    YOUNG = "young", _("青年党员")
    BRANCHES = "branches", _("党支部")


class Level(models.TextChoices):
    """获奖级别."""

    COUNTY = "county", _("县级")
    CITY = "city", _("市级")
    PROVINCE = "province", _("省级")
    NATION = "nation", _("国家级")


class Record(models.TextChoices):
    """登记种类: what a school enters of a campaign and may take back."""

    STEP = "step", _("阶段")
    TALLY = "tally", _("计数")
    PAPER = "paper", _("材料")
    AWARD = "award", _("获奖")


SENTENCES = {
    "campaigns.load": _("载入了专项模板"),
    "campaigns.adopt": _("增加了专项模板"),
    "campaigns.open": _("建立了专项"),
    "campaigns.revise": _("修改了专项"),
    "campaigns.start": _("启动了专项"),
    "campaigns.join": _("增加了参加学校"),
    "campaigns.plan": _("明确了本校专项安排"),
    "campaigns.reach": _("登记完成了一个阶段"),
    "campaigns.tally": _("登记了专项数量"),
    "campaigns.attach": _("附上了专项材料"),
    "campaigns.award": _("登记了获奖"),
    "campaigns.strike": _("更正（删除）了专项登记"),
    "campaigns.conclude": _("认定了专项结果"),
    "campaigns.close": _("结束了专项"),
}

# 待办: on which page each duty of the room is done, what its button says, what kind of thing it is done to.
DUTIES = {
    "campaigns.conclude": Button("campaign", _("认定结果"), _("专项")),
    "campaigns.reach": Button("entrant", _("登记"), _("专项")),
}
