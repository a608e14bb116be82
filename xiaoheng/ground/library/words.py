"""Words of the room: choices with their Chinese labels, and one sentence per verb."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from xiaoheng.lib.duty import Button


class Level(models.IntegerChoices):
    """发文层级, in order: a higher number is further down."""

    CENTRAL = 1, _("中央")
    PROVINCE = 2, _("省")
    CITY = 3, _("市")
    COUNTY = 4, _("县（区）")
    TOWN = 5, _("乡镇（街道）")
    SCHOOL = 6, _("学校")


class DocumentKind(models.TextChoices):
    """文种."""

    OPINION = "opinion", _("意见")
    MEASURES = "measures", _("办法")
    DETAILS = "details", _("细则")
    REGULATION = "regulation", _("规定（条例）")
    PROCEDURE = "procedure", _("议事规则")
    CHARTER = "charter", _("章程")
    SYSTEM = "system", _("制度")
    LIST = "list", _("清单")
    PLAN = "plan", _("方案")
    NOTICE = "notice", _("通知")
    REPLY = "reply", _("批复")
    MINUTES = "minutes", _("纪要")


# What a clean-up lists: documents that bind for the time to come, not single acts.
RULES = (
    *(DocumentKind.OPINION, DocumentKind.MEASURES, DocumentKind.DETAILS, DocumentKind.REGULATION),
    *(DocumentKind.PROCEDURE, DocumentKind.CHARTER, DocumentKind.SYSTEM, DocumentKind.LIST, DocumentKind.PLAN),
)


class Ending(models.TextChoices):
    """失效原因."""

    NONE = "", _("（没有）")
    EXPIRED = "expired", _("有效期满")
    REPEALED = "repealed", _("废止")
    SUPERSEDED = "superseded", _("被新文件替代")


class LinkKind(models.TextChoices):
    """文件关系: what one document does to another."""

    CARRIES_OUT = "carries_out", _("依据")
    SUPERSEDES = "supersedes", _("替代")
    REPEALS = "repeals", _("废止")
    AMENDS = "amends", _("修改部分条款")


class Standing(models.TextChoices):
    """效力 on a day."""

    IN_FORCE = "in_force", _("现行有效")
    AHEAD = "ahead", _("尚未施行")
    OVER = "over", _("已失效")


class CleanupState(models.TextChoices):
    """清理状态."""

    OPEN = "open", _("清理中")
    CLOSED = "closed", _("已结束")


class Verdict(models.TextChoices):
    """清理意见."""

    KEEP = "keep", _("保留")
    REVISE = "revise", _("修订")
    REPEAL = "repeal", _("废止")


class EntryState(models.TextChoices):
    """清理项状态."""

    PENDING = "pending", _("待定")
    KEPT = "kept", _("保留")
    REVISING = "revising", _("修订中")
    REVISED = "revised", _("已修订")
    REPEALED = "repealed", _("废止")


class Reason(models.TextChoices):
    """清理理由."""

    SOUND = "sound", _("与上位文件一致，继续适用")
    CONFLICT = "conflict", _("与现行上位文件不一致")
    BASIS_GONE = "basis_gone", _("依据已废止或修订")
    OUTDATED = "outdated", _("任务完成或情况已变化")
    REPLACED = "replaced", _("内容已被新文件涵盖")
    OTHER = "other", _("其他")


SENTENCES = {
    "library.enter": _("收录了文件"),
    "library.correct": _("更正了文件登记"),
    "library.repeal": _("登记文件废止"),
    "library.restore": _("恢复了文件效力"),
    "library.strike": _("删除了文件登记"),
    "library.link": _("登记了文件关系"),
    "library.unlink": _("删除了文件关系"),
    "library.open_cleanup": _("启动了制度清理"),
    "library.rule_on": _("提出了清理意见"),
    "library.close_cleanup": _("结束了制度清理"),
    "library.import_documents": _("导入了文件目录"),
}

# 待办: on which page each duty of the room is done, what its button says, what kind of thing it is done to.
DUTIES = {
    "library.rule_on": Button("cleanup", _("提意见"), _("制度清理")),
}
