"""转办与分解: how a school shares out an item among its own people and branches."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor, in_force
from xiaoheng.ground.organisation.models import Appointment, PartyOrg, Person, Unit
from xiaoheng.ground.organisation.verbs import act, advance
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.execution.models import Assignment, Handover, Part
from xiaoheng.loop.execution.services.holding import hold
from xiaoheng.loop.execution.states import PART
from xiaoheng.loop.execution.words import AssignmentState, PartState

LABELS = dict(PartState.choices)
IN_HAND = (AssignmentState.WORKING, AssignmentState.RETURNED)


@dataclass(frozen=True)
class Share:
    """一份: whose part, what it is, and its day; `org` where a branch answers by that person."""

    owner: Person
    title: str
    due_on: date | None = None
    org: PartyOrg | None = None


def hand_over(*, actor: Actor, assignment: Assignment, owner: Person, reason: str = "") -> Assignment:
    """转办: put somebody of the school in charge of the item; a second time with the reason of the change."""
    with act("execution.hand_over", actor=actor, unit=assignment.unit, on=assignment) as doing:
        row = hold(assignment)
        _refuse_state(row)
        _refuse_stranger(row.unit, owner)
        last = row.handovers.select_related("owner").last()
        if last is not None and last.owner_id == owner.pk:
            raise Refused(_("这一事项已由“%(name)s”承办。") % {"name": owner.name}, _("请选择另一位同志。"))
        if last is not None and not reason.strip():
            raise Refused(_("改由他人承办须写明理由。"), _("请写一句理由。"))
        Handover.objects.create(
            assignment=row, owner=owner, reason=reason.strip()[:300], on=clock.today(), by_name=actor.name
        )
        doing.subject = row
        doing.say(title=row.item.title, owner=owner.name, before=last.owner.name if last else "", reason=reason)
    return row


def share(*, actor: Actor, assignment: Assignment, shares: Sequence[Share]) -> Assignment:
    """分解: give branches or people their parts of the item, beside those already given."""
    with act("execution.share", actor=actor, unit=assignment.unit, on=assignment) as doing:
        row = hold(assignment)
        _refuse_state(row)
        if not shares:
            raise Refused(_("没有写明分解给谁。"), _("请至少选择一个支部或一位同志。"))
        for one in shares:
            _refuse_share(row, one)
        today, names = clock.today(), [one.owner.name for one in shares]
        parts = [
            Part(assignment=row, owner=o.owner, org=o.org, title=o.title.strip()[:200], due_on=o.due_on, made_on=today)
            for o in shares
        ]
        Part.objects.bulk_create(parts)
        doing.subject = row
        doing.say(title=row.item.title, owners=names)
    return row


def complete(*, actor: Actor, part: Part, note: str) -> Part:
    """完成分解任务: its owner (or the office for him) says what was done."""
    with act("execution.complete", actor=actor, unit=part.assignment.unit, on=part) as doing:
        if not note.strip():
            raise Refused(_("没有写明完成情况。"), _("请写一句完成情况。"))
        stamp: dict[str, Any] = {"note": note.strip(), "done_on": clock.today()}
        advance(part, PART, "execution.complete", labels=LABELS, **stamp)
        doing.say(title=part.title, owner=part.owner.name, note=note)
    return part


def give_back(*, actor: Actor, part: Part, reason: str) -> Part:
    """退回分解任务: its owner cannot do it, or the school takes it from him, with the reason; it may be given anew."""
    with act("execution.give_back", actor=actor, unit=part.assignment.unit, on=part) as doing:
        if not reason.strip():
            raise Refused(_("退回分解任务须写明理由。"), _("请写一句为什么办不了，或为什么收回。"))
        stamp: dict[str, Any] = {"note": reason.strip()[:300], "done_on": clock.today()}
        advance(part, PART, "execution.give_back", labels=LABELS, **stamp)
        doing.say(title=part.title, owner=part.owner.name, reason=reason)
    return part


def refuse_open_parts(assignment: Assignment) -> None:
    """Refuse an answer of the school while a part of it is still open."""
    names = list(assignment.parts.filter(state=PartState.OPEN).values_list("owner__name", flat=True))
    if names:
        raise Refused(
            _("还有%(n)s份分解任务没有完成：%(names)s。") % {"n": len(names), "names": "、".join(names)},
            _("请承办人先报告完成，办不了的先退回，学校再汇总提交。"),
            "分解",
        )


def _refuse_state(row: Assignment) -> None:
    if row.state not in IN_HAND:
        label = row.get_state_display()
        raise Refused(
            _("这一事项%(state)s，不能分派。") % {"state": label}, _("请先签收；已提交的等退回后再办。"), "状态"
        )


def _refuse_share(row: Assignment, one: Share) -> None:
    _refuse_stranger(row.unit, one.owner)
    if not one.title.strip():
        raise Refused(_("分解任务没有写明做什么。"), _("请补全后再保存。"))
    if one.org is not None and one.org.unit_id != row.unit_id:
        raise Refused(_("“%(name)s”不是本校的党组织。") % {"name": one.org.name}, _("请选择本校的支部。"))
    if one.due_on is not None and one.due_on < clock.today():
        raise Refused(_("分解任务的期限已过。"), _("请填写今天或以后的日期。"))


def _refuse_stranger(unit: Unit, owner: Person) -> None:
    posts = Appointment.objects.filter(in_force(clock.today()), person=owner, unit=unit)
    if owner.unit_id != unit.pk and not posts.exists():
        raise Refused(_("“%(name)s”不是本校人员。") % {"name": owner.name}, _("请从本校人员中选择。"))
