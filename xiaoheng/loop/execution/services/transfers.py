"""转办他校: an item goes from one school to another that does it for both, with the reason; shown in both."""

from typing import Any

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.verbs import act, advance
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused
from xiaoheng.lib.states import step
from xiaoheng.loop.execution.models import Assignment, DirectiveItem, ItemUnit, Target, Transfer
from xiaoheng.loop.execution.selectors.cells import assignment as cell_of
from xiaoheng.loop.execution.selectors.cells import binds, reach_of
from xiaoheng.loop.execution.selectors.directives import live
from xiaoheng.loop.execution.selectors.joint import joint
from xiaoheng.loop.execution.services.holding import refuse_not_in_hand
from xiaoheng.loop.execution.states import TRANSFER
from xiaoheng.loop.execution.words import AssignmentState, Reach, TransferState

LABELS = dict(TransferState.choices)
RUNNING = (TransferState.GRANTED, TransferState.ASKED)
OPEN = (AssignmentState.PENDING, AssignmentState.WORKING, AssignmentState.RETURNED)


def request_transfer(*, actor: Actor, item: DirectiveItem, unit: Unit, to: Unit, reason: str) -> Transfer:
    """申请转办他校: the school asks that another one does the item for it; one open request at a time."""
    with act("execution.request_transfer", actor=actor, unit=unit, on=item) as doing:
        _refuse(item, unit, to, reason)
        if Transfer.objects.filter(item=item, unit=unit, state=TransferState.ASKED).exists():
            raise Refused(_("已有一次转办申请在等答复。"), _("请等下达单位答复后再申请。"))
        row = Transfer.objects.create(item=item, unit=unit, to=to, **_asked(actor, reason))
        doing.touch(item.directive.unit_id, to.pk)
        doing.say(title=item.title, to=to.name, reason=reason)
    return row


def allow_transfer(*, actor: Actor, transfer: Transfer) -> Transfer:
    """同意转办: from today on the other school does the item for both."""
    with act("execution.allow_transfer", actor=actor, unit=transfer.unit, on=transfer) as doing:
        step(TRANSFER, "execution.allow_transfer", transfer.state, labels=LABELS)
        _refuse(transfer.item, transfer.unit, transfer.to, transfer.reason)
        advance(transfer, TRANSFER, "execution.allow_transfer", labels=LABELS, answered_on=clock.today())
        _take_effect(transfer)
        doing.touch(transfer.to_id)
        doing.say(title=transfer.item.title, school=transfer.unit.name, to=transfer.to.name, reason=transfer.reason)
    return transfer


def decline_transfer(*, actor: Actor, transfer: Transfer, answer: str) -> Transfer:
    """不同意转办, with the reason; the item stays where it is."""
    with act("execution.decline_transfer", actor=actor, unit=transfer.unit, on=transfer) as doing:
        if not answer.strip():
            raise Refused(_("不同意时须写明理由。"), _("请填写答复。"))
        stamp: dict[str, Any] = {"answered_on": clock.today(), "answer": answer.strip()[:300]}
        advance(transfer, TRANSFER, "execution.decline_transfer", labels=LABELS, **stamp)
        doing.say(title=transfer.item.title, school=transfer.unit.name, reason=answer)
    return transfer


def transfer(*, actor: Actor, item: DirectiveItem, unit: Unit, to: Unit, reason: str) -> Transfer:
    """转办他校 by the issuer; once more to a third school, or back to the school itself."""
    with act("execution.transfer", actor=actor, unit=unit, on=item) as doing:
        _refuse(item, unit, to, reason)
        stamp = {"state": TransferState.GRANTED, "answered_on": clock.today()}
        row = Transfer.objects.create(item=item, unit=unit, to=to, **_asked(actor, reason), **stamp)
        _take_effect(row)
        doing.touch(item.directive.unit_id, to.pk)
        doing.say(title=item.title, school=unit.name, to=to.name, reason=reason)
    return row


def carry_on(old: DirectiveItem, new: DirectiveItem) -> None:
    """修改后的事项 stays with the school that did the old one for another, where it binds both."""
    named, rows = reach_of([new]), Transfer.objects.filter(item=old, state__in=RUNNING)
    going = [row for row in rows if binds(new, row.unit_id, named) and binds(new, row.to_id, named)]
    rows.filter(state=TransferState.ASKED).update(state=TransferState.ENDED, ended_on=clock.today())
    for row in going:
        row.pk, row.item, row._state.adding = None, new, True
    Transfer.objects.bulk_create(going)


def end_unbound(item: DirectiveItem) -> None:
    """Transfers of an item that it binds one of the two schools to no more."""
    named = reach_of([item])
    for row in Transfer.objects.filter(item=item, state__in=RUNNING):
        if not (binds(item, row.unit_id, named) and binds(item, row.to_id, named)):
            row.state, row.ended_on = TransferState.ENDED, clock.today()
            row.save(update_fields=["state", "ended_on"])


def _asked(actor: Actor, reason: str) -> dict[str, object]:
    return {"reason": reason.strip()[:300], "by_name": actor.name, "asked_on": clock.today()}


def _take_effect(row: Transfer) -> None:
    """It takes the place of an earlier one; a school that the item did not name is named from now on."""
    before = Transfer.objects.filter(item=row.item, unit=row.unit, state__in=RUNNING).exclude(pk=row.pk)
    before.update(state=TransferState.ENDED, ended_on=clock.today())
    if row.item.reach == Reach.ONLY:
        ItemUnit.objects.get_or_create(item=row.item, unit=row.to)


def _refuse(item: DirectiveItem, unit: Unit, to: Unit, reason: str) -> None:
    if not reason.strip():
        raise Refused(_("转办须写明理由。"), _("请写一句理由，两校都会看到。"))
    now = Transfer.objects.filter(item=item, unit=unit, state=TransferState.GRANTED).last()
    if to.pk == (now.to_id if now is not None else unit.pk):
        raise Refused(_("这一事项已由%(school)s办理。") % {"school": to.name}, _("请选择另一所学校。"))
    _refuse_state(item, unit, now)
    if not Target.objects.filter(live(), directive=item.directive_id, unit=to).exists():
        raise Refused(
            _("这份交办单没有下达给%(school)s。") % {"school": to.name},
            _("请选择收到这份交办单的学校，或先起草修改把它纳入范围。"),
        )
    if item.reach == Reach.EXCEPT and not binds(item, to.pk, reach_of([item])):
        raise Refused(_("这一事项不适用于%(school)s。") % {"school": to.name}, _("请选择适用的学校。"))
    if to.pk != unit.pk and _leads_to(item, to, unit):
        raise Refused(
            _("%(school)s的这一事项由%(unit)s统一办理。") % {"school": to.name, "unit": unit.name},
            _("请选择另一所学校。"),
        )


def _refuse_state(item: DirectiveItem, unit: Unit, now: Transfer | None) -> None:
    """The item is in hand, and neither handed in nor settled by whoever does it now."""
    row = cell_of(item, unit)
    if row is None or (row.unit_id != unit.pk and now is None):
        raise Refused(_("这一事项不由%(unit)s办理。") % {"unit": unit.name}, _("请在承办学校的页面上办理。"))
    if row.state not in OPEN:
        label = Assignment(state=row.state).get_state_display()
        raise Refused(
            _("这一事项%(state)s，不能转办。") % {"state": label}, _("只有还没有提交的事项可以转办。"), "状态"
        )
    refuse_not_in_hand(row)


def _leads_to(item: DirectiveItem, start: Unit, end: Unit) -> bool:
    """Whether what a school does of an item is done by another one already."""
    return joint([item], [start.pk, end.pk]).lead(item, start.pk) == end.pk
