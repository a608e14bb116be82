"""Words of the room: choices with their Chinese labels, and one sentence per verb."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from xiaoheng.lib.duty import Button


class ProblemState(models.TextChoices):
    """整改状态: 待整改 → 整改中 → 待核验 → 销号, or 退回 for another round (E-13)."""

    OPEN = "open", _("待整改")
    MENDING = "mending", _("整改中")
    SUBMITTED = "submitted", _("待核验")
    RETURNED = "returned", _("退回")
    CLOSED = "closed", _("销号")


class Source(models.TextChoices):
    """问题来源: the kind of row a problem came from; empty when the school found it itself."""

    SELF = "", _("自查")
    INSPECTION = "supervision.inspectionresult", _("督查")
    SPOT_CHECK = "supervision.checkedpoint", _("会议抽查")
    REVIEW = "execution.assignment", _("复核退回")
    FINDING = "rulebook.finding", _("制度检查")
    BULLETIN = "supervision.bulletinrow", _("通报")
    APPRAISAL = "evaluation.appraisalitem", _("评价")


SENTENCES = {
    "correction.open": _("登记了问题"),
    "correction.plan": _("制定了整改措施"),
    "correction.submit": _("提交了整改结果"),
    "correction.close": _("核验后销号"),
    "correction.send_back": _("核验后退回"),
    "correction.amend": _("由问题提出了修订议题"),
}

# 待办: on which page each duty of the room is done, what its button says, what kind of thing it is done to.
DUTIES = {
    "correction.close": Button("problem", _("核验"), _("问题整改")),
    "correction.plan": Button("problem", _("定措施"), _("问题整改")),
    "correction.submit": Button("problem", _("提交整改"), _("问题整改")),
}
