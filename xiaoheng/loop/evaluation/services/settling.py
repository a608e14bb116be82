"""审定: an override of one item with its reason, and the closing of a year's appraisal."""

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.verbs import act, advance
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.evaluation.models import Appraisal, AppraisalItem
from xiaoheng.loop.evaluation.services.marking import remark
from xiaoheng.loop.evaluation.states import APPRAISAL
from xiaoheng.loop.evaluation.words import AppraisalState

LABELS = dict(AppraisalState.choices)


def override(*, actor: Actor, item: AppraisalItem, points: int, reason: str) -> AppraisalItem:
    """调整得分: `points` in tenths stand beside the computed ones, with the reason."""
    row = item.appraisal
    with act("evaluation.override", actor=actor, unit=row.unit, on=row) as doing:
        if not reason.strip():
            raise Refused(_("没有写明调整理由。"), _("请写明依据什么事实调整。"), "E-12")
        if not 0 <= points <= item.weight:
            raise Refused(_("得分应在0到%(most)s分之间。") % {"most": tenths(item.weight)}, _("请改正得分。"), "E-12")
        advance(row, APPRAISAL, "evaluation.override", labels=LABELS)
        item.override, item.override_reason, item.overridden_on = points, reason.strip(), clock.today()
        item.save(update_fields=["override", "override_reason", "overridden_on"])
        remark([row])
        computed = tenths(item.points) if item.points is not None else _("未计分")
        doing.say(title=item.title, computed=computed, given=tenths(points), reason=reason.strip())
    return item


def close(*, actor: Actor, appraisal: Appraisal) -> Appraisal:
    """审定: points, total and level are fixed."""
    with act("evaluation.close", actor=actor, unit=appraisal.unit, on=appraisal) as doing:
        advance(appraisal, APPRAISAL, "evaluation.close", labels=LABELS, closed_on=clock.today())
        shown = tenths(appraisal.total) if appraisal.total is not None else ""
        title = _("%(year)s年度评价") % {"year": appraisal.year}
        doing.say(title=title, total=shown, level=str(appraisal.get_level_display()))
    return appraisal


def tenths(value: int) -> str:
    """Points as read: 385 → 38.5."""
    return f"{value // 10}.{value % 10}"
