"""修改、撤回与补充下达: an issued order is never edited; what changes does so by an order of its own."""

from typing import Any

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.verbs import act, advance
from xiaoheng.ground.records import services as records
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.execution.models import Assignment, Directive, DirectiveItem, ItemUnit, Target
from xiaoheng.loop.execution.selectors import CONTENT, in_draft, latecomers
from xiaoheng.loop.execution.selectors.cells import binds, reach_of
from xiaoheng.loop.execution.states import DIRECTIVE
from xiaoheng.loop.execution.words import AssignmentState, DirectiveState, Reach

LABELS = dict(DirectiveState.choices)
HEADER = ("since", "until", "basis", "scope", "terms")


def amend(*, actor: Actor, directive: Directive, reason: str) -> Directive:
    """起草修改: a draft order that repeats the issued one, to be changed, signed off and issued like any other."""
    with act("execution.amend", actor=actor, unit=directive.unit, on=directive) as doing:
        _refuse_amendment(directive, reason)
        header: dict[str, Any] = {name: getattr(directive, name) for name in HEADER}
        items = list(directive.items.filter(ended_on=None))
        draft = Directive.objects.create(
            **header,
            unit=directive.unit,
            title=_("关于修改《%(title)s》的通知") % {"title": directive.title[:180]},
            amends=directive,
            reason=reason.strip()[:300],
            before=_as_it_was(directive, items),
            drafted_on=clock.today(),
            drafted_by=actor.uid,
            drafter=actor.name,
        )
        for item in items:
            copy(item, draft, item.seq)
        doing.subject = draft
        doing.say(title=directive.title, number=directive.number, reason=reason)
    return draft


def recall(*, actor: Actor, directive: Directive, reason: str) -> Directive:
    """撤回: the order asks for nothing more; what was answered stays to be read, with the reason of the recall."""
    with act("execution.recall", actor=actor, unit=directive.unit, on=directive) as doing:
        if not reason.strip():
            raise Refused(_("撤回须写明理由。"), _("请写明为什么撤回，学校会看到。"))
        records.refuse_secret(reason, where=_("撤回的理由"))
        stamp: dict[str, Any] = {"closed_on": clock.today(), "remark": reason.strip()[:300]}
        advance(directive, DIRECTIVE, "execution.recall", labels=LABELS, **stamp)
        doing.touch(*Target.objects.filter(directive=directive).values_list("unit", flat=True))
        doing.say(title=directive.title, number=directive.number, reason=reason)
    return directive


def join(*, actor: Actor, directive: Directive) -> Directive:
    """补充下达: schools opened, or come into the scope, since the issue get the order; what was due before is waived."""
    with act("execution.join", actor=actor, unit=directive.unit, on=directive) as doing:
        if directive.state != DirectiveState.ISSUED:
            raise Refused(_("交办单没有在办，不能补充下达。"), _("请核对交办单的状态。"), "状态")
        units = add_schools(directive)
        if not units:
            raise Refused(_("没有需要补充下达的学校。"), _("符合范围的学校都已收到。"))
        doing.touch(*units)
        doing.say(title=directive.title, number=directive.number, schools=len(units))
    return directive


def add_schools(directive: Directive) -> list[int]:
    """新进入范围的学校: their targets, written now, or taken up again; an item whose day has passed does not ask them."""
    today = clock.today()
    units = list(latecomers(directive).values_list("pk", flat=True))
    again: dict[str, Any] = {"ended_on": None, "ended_why": "", "joined_on": today}
    Target.objects.filter(directive=directive, unit__in=units).update(**again)
    Target.objects.bulk_create(
        [Target(directive=directive, unit_id=pk, joined_on=today) for pk in units], ignore_conflicts=True
    )
    past = list(directive.items.filter(ended_on=None, recurrence__isnull=True, due_on__lt=today))
    named = reach_of(past)
    waived: dict[str, Any] = {"state": AssignmentState.EXEMPT, "settled_on": today, "occurrence": directive.since}
    Assignment.objects.bulk_create(
        [
            Assignment(item=item, unit_id=pk, due_on=item.due_on, reason=_("补充下达时，这一项的时限已过。"), **waived)
            for item in past
            for pk in units
            if binds(item, pk, named)
        ],
        ignore_conflicts=True,
    )
    return units


def copy(item: DirectiveItem, directive: Directive, seq: int, **other: Any) -> DirectiveItem:
    """抄录事项 into another order, with the schools that it names; `origin` is the item itself unless told."""
    told: dict[str, Any] = {name: getattr(item, name) for name in CONTENT}
    row = DirectiveItem.objects.create(**{**told, "origin": item, **other, "directive": directive, "seq": seq})
    if item.reach != Reach.ALL:
        names = item.named_units.values_list("unit", flat=True)
        ItemUnit.objects.bulk_create([ItemUnit(item=row, unit_id=unit) for unit in names])
    return row


def _as_it_was(directive: Directive, items: list[DirectiveItem]) -> dict[str, Any]:
    """What an amendment replaces: the items and the header that it started from."""
    return {
        "items": [item.pk for item in items],
        "until": directive.until.isoformat(),
        "basis": directive.basis,
        "scope": directive.scope,
    }


def _refuse_amendment(directive: Directive, reason: str) -> None:
    if directive.state != DirectiveState.ISSUED:
        label = directive.get_state_display()
        raise Refused(
            _("交办单%(state)s，不能修改。") % {"state": label}, _("拟稿可以直接改；已下达的才起草修改。"), "状态"
        )
    if not reason.strip():
        raise Refused(_("修改须写明理由。"), _("请写明为什么修改，学校会看到。"))
    records.refuse_secret(reason, where=_("修改的理由"))
    if in_draft(directive).exists():
        raise Refused(_("这份交办单已有一份修改在起草。"), _("请在那一份上继续。"))
