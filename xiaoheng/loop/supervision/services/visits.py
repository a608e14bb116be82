"""督查: an inspector opens a visit, notes what he sees as he goes, and records it; a recorded visit is not changed.

What was recorded wrongly is put right by another visit: the latest recorded verdict on an item counts.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.verbs import act, advance
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.execution.models import Directive
from xiaoheng.loop.supervision import selectors
from xiaoheng.loop.supervision.models import Inspection, InspectionResult
from xiaoheng.loop.supervision.states import INSPECTION
from xiaoheng.loop.supervision.words import InspectionState, Verdict

LABELS = dict(InspectionState.choices)


@dataclass(frozen=True)
class Found:
    """所见: the verdict on one item, with a remark."""

    verdict: str
    remark: str = ""


def visit(*, actor: Actor, unit: Unit, directive: Directive) -> Inspection:
    """开始督查: a draft with every item addressed to the school as 未查. Refused when none is, or a draft is open."""
    with act("supervision.visit", actor=actor, unit=unit) as doing:
        items = selectors.items_for(directive, unit)
        if not items:
            raise Refused(_("该交办单没有向这所学校交办事项。"), _("请核对学校和交办单。"), "E-2")
        Unit.objects.select_for_update(no_key=True).get(pk=unit.pk)  # two at once must see each other
        if Inspection.objects.filter(
            unit=unit, directive=directive, inspector=actor.account, state=InspectionState.DRAFT
        ).exists():
            raise Refused(_("您对该校这张交办单已有督查草稿。"), _("请先登记草稿，再开始新的督查。"))
        row = Inspection.objects.create(
            unit=unit, directive=directive, inspector_id=actor.account, visited_on=clock.today()
        )
        InspectionResult.objects.bulk_create(InspectionResult(inspection=row, item=item) for item in items)
        doing.subject = row
        doing.say(title=directive.title, items=len(items))
    return row


def note(
    *, actor: Actor, inspection: Inspection, visited_on: date, found: Mapping[int, Found], note: str
) -> Inspection:
    """保存草稿: keep what has been seen so far; `found` maps items (primary keys) to verdicts."""
    with act("supervision.note", actor=actor, unit=inspection.unit, on=inspection):
        _write(inspection, "supervision.note", visited_on, found, note)
    return inspection


def inspect(
    *, actor: Actor, inspection: Inspection, visited_on: date, found: Mapping[int, Found], note: str = ""
) -> Inspection:
    """登记督查: the visit counts from now on. At least one item was checked; a verdict other than 属实 has a remark."""
    with act("supervision.inspect", actor=actor, unit=inspection.unit, on=inspection) as doing:
        rows = _write(inspection, "supervision.inspect", visited_on, found, note)
        seen = [row for row in rows if row.verdict != Verdict.UNSEEN]
        if not seen:
            raise Refused(_("没有核查任何一项。"), _("请至少对一项作出结论，其余留作“未查”。"))
        for row in seen:
            if row.verdict != Verdict.TRUE and not row.remark.strip():
                raise Refused(
                    _("“%(item)s”的结论为“%(verdict)s”，但没有写明情况。")
                    % {"item": row.item.title, "verdict": row.get_verdict_display()},
                    _("请写明现场所见。"),
                )
        counts = {str(label): sum(row.verdict == value for row in rows) for value, label in Verdict.choices}
        doing.say(title=inspection.directive.title, visited_on=visited_on.isoformat(), verdicts=counts)
    return inspection


def _write(
    inspection: Inspection, verb: str, visited_on: date, found: Mapping[int, Found], note: str
) -> list[InspectionResult]:
    if visited_on > clock.today():
        raise Refused(_("督查日期晚于今天。"), _("请改正日期。"))
    rows = list(inspection.results.select_related("item").order_by("item"))
    strange = set(found) - {row.item_id for row in rows}
    if strange:
        raise Refused(_("有的事项没有交办给这所学校，不能作出结论。"), _("请刷新页面后重新填写。"), "E-2")
    for row in rows:
        seen = found.get(row.item_id)
        if seen:
            if seen.verdict not in Verdict.values:
                raise Refused(_("不认识的核查结论。"), _("请从“属实、部分属实、不属实、未查”中选择。"))
            row.verdict, row.remark = seen.verdict, seen.remark.strip()
    advance(inspection, INSPECTION, verb, labels=LABELS, visited_on=visited_on, note=note.strip())
    InspectionResult.objects.bulk_update(rows, ["verdict", "remark"])
    return rows
