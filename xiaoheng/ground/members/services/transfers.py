"""组织关系转接: sent by the old branch, which stays responsible until the new one has accepted (D-3)."""

from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from xiaoheng.ground.members.models import Transfer
from xiaoheng.ground.members.selectors.registers import present_membership
from xiaoheng.ground.members.selectors.terms import LETTER, Terms
from xiaoheng.ground.members.states import TRANSFER
from xiaoheng.ground.members.words import Cause, TransferState, Way
from xiaoheng.ground.organisation import services as organisation
from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import Membership, PartyOrg, Person, Unit
from xiaoheng.ground.organisation.verbs import act, advance
from xiaoheng.ground.rulebook.engine import months
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused

LABELS = dict(TransferState.choices)


def send(
    *,
    actor: Actor,
    membership: Membership,
    sent_on: date,
    way: str,
    target: PartyOrg | None = None,
    outside: str = "",
    number: str = "",
    valid_until: date | None = None,
) -> Transfer:
    """转出: to a branch of this system or to an outside one by name. A letter has a number and its last day."""
    with act("members.send", actor=actor, unit=membership.org.unit) as doing:
        Person.objects.select_for_update(no_key=True).get(pk=membership.person_id)
        _may_send(membership, sent_on, target, outside)
        letter = _letter(membership.org.unit, sent_on, number, valid_until) if way == Way.LETTER else {}
        row = Transfer.objects.create(
            person=membership.person, membership=membership, source=membership.org, target=target,
            outside="" if target else outside.strip(), way=way, since=sent_on, **letter,
        )  # fmt: skip
        doing.subject = row
        doing.touch(*([target.unit_id] if target else []))
        doing.say(person=row.person.name, source=row.source.name, target=target.name if target else row.outside)
    return row


def accept(*, actor: Actor, transfer: Transfer, accepted_on: date, receipt: str = "") -> Transfer:
    """接收: the new branch takes the member in; for an outside one the old branch enters its receipt."""
    unit = transfer.target.unit if transfer.target else transfer.source.unit
    with act("members.accept", actor=actor, unit=unit, on=transfer) as doing:
        if not (transfer.refused_on or transfer.since) <= accepted_on <= clock.today():
            raise Refused(_("接收日期应在转出之后、今天之前（含今天）。"), _("请核对日期。"), "D-3")
        _not_expired(transfer, accepted_on)
        if not (transfer.target or receipt.strip()):
            raise Refused(_("没有回执。"), _("转往系统外的，请填写回执的文号或材料名称。"), "D-3")
        changes: dict[str, Any] = {"until": accepted_on, "receipt": receipt.strip()}
        advance(transfer, TRANSFER, "members.accept", labels=LABELS, **changes)
        _change(actor, transfer, accepted_on)
        doing.touch(transfer.source.unit_id)
        doing.say(person=transfer.person.name, on=accepted_on.isoformat())
    return transfer


def refuse(*, actor: Actor, transfer: Transfer, refused_on: date, cause: str, explanation: str) -> Transfer:
    """退回: the new branch says why it does not take the member in; the old one stays responsible, the letter runs on."""
    unit = transfer.target.unit if transfer.target else transfer.source.unit
    with act("members.refuse", actor=actor, unit=unit, on=transfer) as doing:
        if not (transfer.refused_on or transfer.since) <= refused_on <= clock.today():
            raise Refused(_("退回日期应在转出之后、今天之前（含今天）。"), _("请核对日期。"), "D-3")
        if cause not in Cause.values or not explanation.strip():
            raise Refused(_("没有写明退回的理由。"), _("不得无故拒收：请选择理由并写明具体情况，否则请接收。"), "D-3")
        changes: dict[str, Any] = {"refused_on": refused_on, "cause": cause, "explanation": explanation.strip()}
        advance(transfer, TRANSFER, "members.refuse", labels=LABELS, **changes)
        doing.touch(transfer.source.unit_id)
        doing.say(person=transfer.person.name, on=refused_on.isoformat(), cause=str(Cause(cause).label))
    return transfer


def resend(*, actor: Actor, transfer: Transfer, on: date) -> Transfer:
    """重新转出: the old branch has mended what was said and sends the same transfer again, with the same letter."""
    with act("members.resend", actor=actor, unit=transfer.source.unit, on=transfer) as doing:
        if not (transfer.refused_on or transfer.since) <= on <= clock.today():
            raise Refused(_("重新转出的日期应在退回之后、今天之前（含今天）。"), _("请核对日期。"), "D-3")
        _not_expired(transfer, on)
        advance(transfer, TRANSFER, "members.resend", labels=LABELS)
        doing.touch(*([transfer.target.unit_id] if transfer.target else []))
        doing.say(person=transfer.person.name, on=on.isoformat())
    return transfer


def recall(*, actor: Actor, transfer: Transfer) -> Transfer:
    """撤销: the old branch takes a transfer back that nobody has accepted, or that was refused."""
    with act("members.recall", actor=actor, unit=transfer.source.unit, on=transfer) as doing:
        advance(transfer, TRANSFER, "members.recall", labels=LABELS, until=max(clock.today(), transfer.since))
        doing.touch(*([transfer.target.unit_id] if transfer.target else []))
        doing.say(person=transfer.person.name)
    return transfer


def _may_send(membership: Membership, sent_on: date, target: PartyOrg | None, outside: str) -> None:
    if membership.until or not membership.since < sent_on <= clock.today():
        raise Refused(_("转出日期应在入党（转入）之后、今天之前（含今天）。"), _("请核对党籍和日期。"), "D-2")
    if bool(target) == bool(outside.strip()):
        raise Refused(_("没有写明转往何处。"), _("系统内的党组织和系统外的党组织名称，二者填一项。"), "D-2")
    if target and target.pk == membership.org_id:
        raise Refused(_("转入的党组织就是原来的党组织。"), _("请选择另一个党组织。"), "D-2")
    if Transfer.objects.filter(person=membership.person_id, until=None).exists():
        raise Refused(_("%(name)s已有未办结的转接。") % {"name": membership.person.name}, _("请先办结或撤销。"), "D-3")


def _not_expired(transfer: Transfer, day: date) -> None:
    if transfer.valid_until and day > transfer.valid_until:
        raise Refused(
            _("介绍信已于%(day)s过期。") % {"day": transfer.valid_until.isoformat()},
            _("请原党组织撤销后重新开具。"),
            "D-4",
        )


def _letter(unit: Unit, sent_on: date, number: str, valid_until: date | None) -> dict[str, Any]:
    """The letter's number and days; the alert comes when two thirds of its term have passed."""
    if not number.strip() or valid_until is None or valid_until <= sent_on:
        raise Refused(_("介绍信缺少编号或有效期。"), _("请填写介绍信编号和有效期的最后一天。"), "D-4")
    limit = Terms([unit], LETTER).asked("letter_months_max", unit, sent_on)
    if valid_until > months.add(sent_on, limit.value):
        raise Refused(
            _("介绍信有效期超过%(n)d个月（%(clause)s）。") % {"n": limit.value, "clause": limit.source},
            _("请缩短有效期。"),
            "D-4",
        )
    alert = sent_on + timedelta(days=-(-2 * (valid_until - sent_on).days // 3))
    return {"number": number.strip(), "valid_until": valid_until, "alert_on": alert}


def _change(actor: Actor, transfer: Transfer, day: date) -> None:
    membership = present_membership(transfer.membership)
    if transfer.target:
        organisation.move(actor=actor, membership=membership, org=transfer.target, on=day)
    else:
        reason = _("转往%(where)s") % {"where": transfer.outside}
        organisation.end_membership(actor=actor, membership=membership, on=day, reason=reason)
