"""Words of the room: choices with their Chinese labels, and one sentence per verb."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from xiaoheng.lib.duty import Button


class InspectionState(models.TextChoices):
    """督查记录状态: a draft is the inspector's own; only a recorded visit counts."""

    DRAFT = "draft", _("草稿")
    RECORDED = "recorded", _("已登记")


class Verdict(models.TextChoices):
    """核查结论: what the inspector found at the school; 未查 says nothing about the item."""

    TRUE = "true", _("属实")
    PARTIAL = "partial", _("部分属实")
    FALSE = "false", _("不属实")
    UNSEEN = "unseen", _("未查")


class BulletinState(models.TextChoices):
    """通报状态: frozen tables are shown to the schools first; an upheld contest makes a new version."""

    FROZEN = "frozen", _("待核对")
    PUBLISHED = "published", _("已通报")
    SUPERSEDED = "superseded", _("已被新版替代")


class ContestState(models.TextChoices):
    """异议状态."""

    OPEN = "open", _("待答复")
    UPHELD = "upheld", _("采纳")
    REJECTED = "rejected", _("不采纳")


class ExplanationState(models.TextChoices):
    """说明状态."""

    DUE = "due", _("待说明")
    GIVEN = "given", _("已说明")


class StageGroup(models.TextChoices):
    """同类学校: only schools of one group are ranked against each other."""

    KINDERGARTEN = "kindergarten", _("幼儿园")
    PRIMARY = "primary", _("小学")
    JUNIOR = "junior", _("初中（含九年一贯制）")
    SENIOR = "senior", _("高中（含完全中学）")
    VOCATIONAL = "vocational", _("中职")


class CaseKind(models.TextChoices):
    """问责情形 (B-22)."""

    REFUSAL = "refusal", _("拒不执行党组织决议")
    CENTRALISM = "centralism", _("违反民主集中制")
    DISUNITY = "disunity", _("班子不团结")


class CaseState(models.TextChoices):
    """问责状态: nobody is decided about before he could be heard."""

    OPEN = "open", _("已立项")
    HEARD = "heard", _("已听取说明")
    DECIDED = "decided", _("已决定")
    CLOSED = "closed", _("已办结")


class Hearing(models.TextChoices):
    """听取方式: how the concerned could explain; what was said is not kept."""

    SPOKEN = "spoken", _("当面听取")
    WRITTEN = "written", _("书面说明")
    WAIVED = "waived", _("本人放弃")


class CaseOutcome(models.TextChoices):
    """处理决定: from none to the reshuffle of a team."""

    NONE = "none", _("不予问责")
    REMINDED = "reminded", _("提醒谈话")
    REVIEW = "review", _("责令检查")
    CRITICISED = "criticised", _("通报批评")
    ADMONISHED = "admonished", _("诫勉")
    SUSPENDED = "suspended", _("停职检查")
    MOVED = "moved", _("调整职务")
    RESIGNED = "resigned", _("责令辞职")
    REMOVED = "removed", _("免职")
    RESHUFFLED = "reshuffled", _("调整领导班子")


# What a team as a whole can be met with; the reshuffle is of a team alone.
OF_TEAM = (
    CaseOutcome.NONE,
    CaseOutcome.REMINDED,
    CaseOutcome.REVIEW,
    CaseOutcome.CRITICISED,
    CaseOutcome.RESHUFFLED,
)
# Decisions that are carried out when somebody has left a post.
LEAVING = (CaseOutcome.MOVED, CaseOutcome.RESIGNED, CaseOutcome.REMOVED, CaseOutcome.RESHUFFLED)


class About(models.TextChoices):
    """报告内容."""

    DUTIES = "duties", _("分管工作")
    RESOLUTION = "resolution", _("执行党组织决议情况")
    INTEGRITY = "integrity", _("落实党风廉政责任情况")


class Manner(models.TextChoices):
    """抽取方式."""

    RANDOM = "random", _("随机抽取")
    CHOSEN = "chosen", _("指定")


class SpotState(models.TextChoices):
    """抽查状态."""

    DRAWN = "drawn", _("待检查")
    RECORDED = "recorded", _("已登记")


class Compliance(models.TextChoices):
    """抽查结论: of one point."""

    HOLDS = "holds", _("合规")
    BREAKS = "breaks", _("不合规")
    UNKNOWN = "unknown", _("无法判断")


class Point(models.TextChoices):
    """抽查要点: what the record of a meeting must show; each with its rule."""

    QUORUM = "quorum", _("到会人数达到法定人数（Q-1至Q-3）")
    ORDER = "order", _("事项由应当决定的会议决定，先后次序正确（B.3）")
    VIEWS = "views", _("会前充分沟通、听取意见（B-05）")
    NOTICE = "notice", _("议题和材料提前列入、送达（B-03）")
    LAST = "last", _("逐项讨论，主持人末位表态（B-07）")
    RECUSAL = "recusal", _("应当回避的已经回避（B-09）")
    RESULT = "result", _("结论与表决结果一致（B-08）")
    SIGNED = "signed", _("纪要按时签发，两个会议分册记录（B-14）")
    FOLLOWED = "followed", _("决议落实到责任人和期限（B-16）")


SENTENCES = {
    "supervision.visit": _("开始了督查"),
    "supervision.note": _("保存了督查草稿"),
    "supervision.inspect": _("登记了督查结论"),
    "supervision.freeze": _("冻结了通报结果表"),
    "supervision.contest": _("对通报结果提出了异议"),
    "supervision.answer_contest": _("答复了异议"),
    "supervision.publish": _("发布了排名通报"),
    "supervision.explain": _("说明了情况"),
    "supervision.open_case": _("立项了问责事项"),
    "supervision.hear": _("登记了听取说明"),
    "supervision.decide": _("作出了问责决定"),
    "supervision.settle": _("办结了问责事项"),
    "supervision.report": _("登记了班子成员履职报告"),
    "supervision.strike_report": _("撤销了误登的履职报告"),
    "supervision.draw": _("随机抽取了会议"),
    "supervision.pick": _("指定了抽查的会议"),
    "supervision.judge": _("登记了会议抽查结论"),
}

# 待办: on which page each duty of the room is done, what its button says, what kind of thing it is done to.
DUTIES = {
    "supervision.answer_contest": Button("supervision.answer_contest", _("答复"), _("异议"), argument="contest"),
    "supervision.contest": Button("supervision.contest", _("核对"), _("通报结果"), argument="bulletin_row"),
    "supervision.decide": Button("case", _("作决定"), _("问责")),
    "supervision.explain": Button("supervision.explain", _("说明情况"), _("情况说明"), argument="explanation"),
    "supervision.hear": Button("case", _("听取说明"), _("问责")),
    "supervision.inspect": Button("inspection", _("登记"), _("督查")),
    "supervision.judge": Button("supervision.judge", _("登记"), _("会议抽查"), argument="checked_meeting"),
    "supervision.open_case": Button("case", _("查看"), _("问责")),
    "supervision.publish": Button("bulletin", _("发布"), _("通报")),
    "supervision.report": Button("supervision.report", _("登记"), _("人员"), argument="person"),
    "supervision.settle": Button("case", _("办结"), _("问责")),
}
