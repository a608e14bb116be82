"""Words of the room: choices with their Chinese labels, and one sentence per verb."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from xiaoheng.lib.duty import Button


class AppraisalState(models.TextChoices):
    """评价状态: a draft may be computed anew; a closed one is fixed."""

    DRAFT = "draft", _("预评")
    CLOSED = "closed", _("已定")


class Level(models.TextChoices):
    """星级: by cuts of the total; empty while too little could be counted to judge."""

    UNJUDGED = "", _("依据不足，暂不定级")
    NONE = "0", _("未达星级")
    ONE = "1", _("一星")
    TWO = "2", _("二星")
    THREE = "3", _("三星")
    FOUR = "4", _("四星")
    FIVE = "5", _("五星")


SENTENCES = {
    "evaluation.compute": _("计算了年度评价"),
    "evaluation.override": _("调整了评价得分"),
    "evaluation.close": _("审定了年度评价"),
}

# 待办: on which page each duty of the room is done, what its button says, what kind of thing it is done to.
DUTIES = {
    "evaluation.close": Button("appraisal", _("审定"), _("年度评价")),
}
