"""起草交办单: header, scope and items while it is a draft."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from xiaoheng.ground.calendars.selectors import terms_of
from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.verbs import act, advance
from xiaoheng.ground.records import services as records
from xiaoheng.lib import clock
from xiaoheng.lib.calendar import plain
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.execution.models import Directive, DirectiveItem, DraftTask, ItemUnit, Notice
from xiaoheng.loop.execution.selectors import estimate, header_edition, item_edition, schools_below
from xiaoheng.loop.execution.services.readiness import refuse_overwriting
from xiaoheng.loop.execution.states import DIRECTIVE
from xiaoheng.loop.execution.words import Addressee, DirectiveState, Reach

LABELS = dict(DirectiveState.choices)
SCOPE = ("stages", "ownership", "zones", "kinds", "named", "excepted")


@dataclass(frozen=True)
class Wording:
    """事项内容: what an item says. `minutes` None = guessed from the papers asked; `schools` = units of `reach`."""

    title: str
    text: str
    who: Sequence[str] = ()
    due_on: date | None = None
    deadline: Mapping[str, Any] | None = None
    recurrence: Mapping[str, Any] | None = None
    quantity: Sequence[Mapping[str, Any]] = ()
    evidence: Sequence[str] = ()
    burden: Sequence[str] = ()
    minutes: int | None = None
    reach: str = Reach.ALL
    schools: Sequence[int] = field(default_factory=tuple)
    addressee: str = Addressee.UNIT
    post: str = ""
    draft: DraftTask | None = None


def draft(
    *,
    actor: Actor,
    unit: Unit,
    title: str,
    since: date,
    until: date,
    basis: str = "",
    scope: Mapping[str, Any] | None = None,
    notice: Notice | None = None,
    items: Sequence[Wording] = (),
) -> Directive:
    """起草交办单 of an issuing unit for a period (both days included); an empty scope addresses every school below."""
    with act("execution.draft", actor=actor, unit=unit) as doing:
        _refuse_header(title, basis, since, until)
        row = Directive.objects.create(
            unit=unit,
            notice=notice,
            title=title.strip()[:200],
            basis=basis[:300],
            since=since,
            until=until,
            scope=_scope(scope),
            terms=plain(terms_of(unit)),
            drafted_on=clock.today(),
            drafted_by=actor.uid,
            drafter=actor.name,
        )
        for seq, wording in enumerate(items, 1):
            _write(row, DirectiveItem(directive=row, seq=seq, draft=wording.draft), wording)
        doing.subject = row
        doing.say(title=row.title, items=len(items))
    return row


def revise(
    *,
    actor: Actor,
    directive: Directive,
    title: str,
    since: date,
    until: date,
    basis: str = "",
    scope: Mapping[str, Any] | None = None,
    seen: str = "",
) -> Directive:
    """修改拟稿: header and scope of an order that is not yet issued; `seen` = the edition that was looked at."""
    with act("execution.revise", actor=actor, unit=directive.unit, on=directive) as doing:
        refuse_overwriting(seen, header_edition(Directive.objects.get(pk=directive.pk)), _("抬头和范围"))
        _refuse_header(title, basis, since, until)
        changes: dict[str, Any] = {"title": title.strip()[:200], "basis": basis[:300], "since": since, "until": until}
        advance(directive, DIRECTIVE, "execution.revise", labels=LABELS, scope=_scope(scope), **changes)
        doing.say(title=directive.title, since=since.isoformat(), until=until.isoformat())
    return directive


def put_item(
    *, actor: Actor, directive: Directive, wording: Wording, item: DirectiveItem | None = None, seen: str = ""
) -> DirectiveItem:
    """写入事项: add an item to a draft order, or change one of its items as it was `seen`."""
    with act("execution.put_item", actor=actor, unit=directive.unit, on=directive) as doing:
        advance(directive, DIRECTIVE, "execution.put_item", labels=LABELS)
        if item is not None and item.directive_id != directive.pk:
            raise Refused(_("这一事项不属于这份交办单。"), _("请刷新页面后重试。"))
        if item is not None:
            refuse_overwriting(seen, item_edition(DirectiveItem.objects.get(pk=item.pk)), _("这一事项"))
        last = directive.items.aggregate(last=Max("seq"))["last"] or 0
        row = item or DirectiveItem(directive=directive, seq=last + 1, draft=wording.draft)
        _write(row.directive, row, wording)
        doing.say(title=row.title, due_on=row.due_on.isoformat() if row.due_on else "", minutes=row.minutes)
    return row


def strike_item(*, actor: Actor, item: DirectiveItem) -> Directive:
    """删去事项 of a draft order, so that those after it move up; the draft task that it came from stays."""
    directive = item.directive
    with act("execution.strike_item", actor=actor, unit=directive.unit, on=directive) as doing:
        advance(directive, DIRECTIVE, "execution.strike_item", labels=LABELS)
        doing.say(title=item.title)
        seq = item.seq
        item.delete()
        if directive.amends_id is None:  # in an amendment the numbers are those of its order
            for later in directive.items.filter(seq__gt=seq).order_by("seq"):
                later.seq -= 1
                later.save(update_fields=["seq"])
    return directive


def _write(directive: Directive, row: DirectiveItem, wording: Wording) -> None:
    where = _("第%(seq)s项") % {"seq": row.seq}
    records.refuse_secret(wording.title, wording.text, *wording.who, *wording.evidence, *wording.burden, where=where)
    if not wording.title.strip() or not wording.text.strip():
        raise Refused(_("第%(seq)s项的标题和要求都要填写。") % {"seq": row.seq}, _("请补全后再保存。"))
    row.title, row.text = wording.title.strip()[:200], wording.text.strip()
    row.who, row.evidence, row.burden = list(wording.who), list(wording.evidence), list(wording.burden)
    row.quantity = [dict(one) for one in wording.quantity]
    row.due_on = wording.due_on
    row.recurrence = dict(wording.recurrence) if wording.recurrence else None
    row.deadline = dict(wording.deadline) if wording.deadline is not None else _deadline(wording)
    row.minutes = estimate(wording.evidence) if wording.minutes is None else wording.minutes
    row.reach = wording.reach
    row.addressee, row.post = wording.addressee, wording.post if wording.addressee == Addressee.POST else ""
    if row.addressee == Addressee.POST and not row.post:
        raise Refused(_("第%(seq)s项交办给岗位，但没有选岗位。") % {"seq": row.seq}, _("请选择岗位。"))
    schools = _schools(directive, row, wording)
    row.save()
    ItemUnit.objects.filter(item=row).delete()
    ItemUnit.objects.bulk_create([ItemUnit(item=row, unit_id=unit) for unit in schools])


def _schools(directive: Directive, row: DirectiveItem, wording: Wording) -> list[int]:
    if wording.reach == Reach.ALL:
        return []
    known = list(
        schools_below(directive.unit).filter(pk__in=wording.schools).order_by("pk").values_list("pk", flat=True)
    )
    if not known or len(known) != len(set(wording.schools)):
        raise Refused(
            _("第%(seq)s项须指明适用的本单位下属学校。") % {"seq": row.seq}, _("请选择学校，或改为适用全部学校。")
        )
    return known


def _deadline(wording: Wording) -> dict[str, Any]:
    if wording.recurrence:
        return {"kind": "recurrence"}
    return {"kind": "date", "date": wording.due_on.isoformat()} if wording.due_on else {"kind": "none"}


def _refuse_header(title: str, basis: str, since: date, until: date) -> None:
    records.refuse_secret(title, basis, where=_("交办单的标题或依据"))
    if not title.strip():
        raise Refused(_("交办单没有标题。"), _("请填写标题。"))
    if until < since:
        raise Refused(_("期限的截止日早于起始日。"), _("请核对两个日期。"))


def _scope(scope: Mapping[str, Any] | None) -> dict[str, list[Any]]:
    return {key: list(scope[key]) for key in SCOPE if scope and scope.get(key)}
