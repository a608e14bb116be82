"""Words of the room: choices with their Chinese labels, and one sentence per verb."""

from django.db import models
from django.utils.translation import gettext_lazy as _


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


SENTENCES = {
    "supervision.visit": _("开始了督查"),
    "supervision.note": _("保存了督查草稿"),
    "supervision.inspect": _("登记了督查结论"),
    "supervision.freeze": _("冻结了通报结果表"),
    "supervision.contest": _("对通报结果提出了异议"),
    "supervision.answer_contest": _("答复了异议"),
    "supervision.publish": _("发布了排名通报"),
    "supervision.explain": _("说明了情况"),
}
