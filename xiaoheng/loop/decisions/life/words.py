"""Words of the room: choices with their Chinese labels, and one sentence per verb."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from xiaoheng.lib.duty import Button
from xiaoheng.loop.decisions.words import MeetingKind

# Held every month; of the others a plan asks once a quarter or less.
MONTHLY = (MeetingKind.COMMITTEE, MeetingKind.SUBGROUP, MeetingKind.THEME_DAY)


class Mark(models.TextChoices):
    """计划落实情况: it follows from the meetings that were called and held; only 未召开 is entered, with its reason."""

    AHEAD = "ahead", _("未到日期")
    CALLED = "called", _("已召集")
    HELD = "held", _("已召开")
    MISSED = "missed", _("未召开，已说明")
    OPEN = "open", _("未登记")


class Pace(models.TextChoices):
    """应开次数的落实情况: what a period has of what it should."""

    MET = "met", _("已满")
    GOING = "going", _("本期未结束")
    TOLD = "told", _("不足，已说明")
    SHORT = "short", _("不足")
    UNJUDGED = "unjudged", _("尚无记录，不判断")


class Tie(models.TextChoices):
    """谈话类别: the three of 三必谈, and members among themselves (C-13, C-14)."""

    HEAD_TEAM = "head_team", _("主要负责人与班子成员")
    TEAM_TEAM = "team_team", _("班子成员之间")
    TEAM_MEMBER = "team_member", _("班子成员与党员")
    MEMBER_MEMBER = "member_member", _("党员之间")


class StepCode(models.TextChoices):
    """准备和落实步骤 of the yearly meetings."""

    STUDY = "study", _("学习提高认识")
    VIEWS = "views", _("征求意见")
    TALKS = "talks", _("谈心谈话")
    OUTLINE = "outline", _("对照检查")
    SELF = "self", _("个人自评")
    MUTUAL = "mutual", _("党员互评")
    BALLOT = "ballot", _("民主测评")
    VERDICT = "verdict", _("组织评定")
    FEEDBACK = "feedback", _("反馈结果")
    REPORT = "report", _("报告情况")
    MENDING = "mending", _("整改清单")


BEFORE = (StepCode.STUDY, StepCode.VIEWS, StepCode.TALKS, StepCode.OUTLINE)
# Of which yearly meeting which steps, in their order (C-9, C-10, C-12).
STEPS = {
    MeetingKind.ORG_LIFE: (*BEFORE, StepCode.MENDING),
    MeetingKind.APPRAISAL: (StepCode.SELF, StepCode.MUTUAL, StepCode.BALLOT, StepCode.VERDICT, StepCode.FEEDBACK),
    MeetingKind.TEAM_LIFE: (*BEFORE, StepCode.REPORT, StepCode.MENDING),
}

SENTENCES = {
    "life.plan": _("报送了三会一课计划"),
    "life.report": _("报送了会前报告"),
    "life.miss": _("说明了未召开的原因"),
    "life.retract": _("撤回了未召开的说明"),
    "life.converse": _("登记了谈心谈话"),
    "life.strike_conversation": _("撤销了误登的谈心谈话"),
    "life.tick": _("登记了组织生活的准备情况"),
    "life.untick": _("撤销了误登的准备情况"),
}
DUTIES = {
    "life.miss": Button("organisation_life", _("登记或说明"), _("组织生活"), "org"),
    "life.plan": Button("organisation_life", _("报送计划"), _("组织生活"), "org"),
    "life.report": Button("organisation_life", _("会前报告"), _("组织生活"), "org"),
}
