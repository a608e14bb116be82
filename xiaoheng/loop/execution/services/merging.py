"""并入原单: what becomes of an order, its items and their answers when an amendment of it is issued.

Where the requirement stays the same (another day, another name), the item stays what it is, with every answer; its
former wording is kept as an ended item beside it. Where the requirement changes, the item ends and another takes its
place, under which goes on what the schools have arranged (`carrying`).
"""

from datetime import date

from django.db.models import Max
from django.utils.translation import gettext as _

from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.execution.models import Assignment, Directive, DirectiveItem, ItemUnit, Target
from xiaoheng.loop.execution.selectors import CONTENT, Change, difference, leavers
from xiaoheng.loop.execution.selectors.keeping import keeps
from xiaoheng.loop.execution.services.carrying import carry, lapse
from xiaoheng.loop.execution.services.changing import add_schools, copy
from xiaoheng.loop.execution.services.transfers import end_unbound
from xiaoheng.loop.execution.words import Difference, DirectiveState, Reach

RETIRED = 1000  # numbers above are of former wordings, which no page counts


def merge(amendment: Directive) -> list[str]:
    """并入原单: reword, replace, end and add items, let go schools that left the scope, reach those that came into it.

    Gives the codes of the schools concerned. What stays in the schools is kept beside what the amendment replaced.
    """
    order = Directive.objects.select_for_update().get(amendments=amendment)
    if order.state != DirectiveState.ISSUED:
        raise Refused(_("所修改的交办单已不在办。"), _("请核对原交办单的状态。"), "状态")
    changes = [change for change in difference(amendment) if change.kind != Difference.KEPT]
    kept = {str(one.new.pk): keeps(amendment, one.old, one.new) for one in changes if one.old and one.new}
    order.until, order.scope, order.basis = amendment.until, amendment.scope, amendment.basis
    order.save(update_fields=["until", "scope", "basis"])
    for change in changes:
        _change(order, amendment, change)
    _let_go(amendment)
    add_schools(order)
    amendment.refresh_from_db(fields=["before"])
    amendment.before["kept"] = kept
    amendment.save(update_fields=["before"])
    rows = Target.objects.filter(directive=order).order_by("unit__code")
    return list(rows.values_list("unit__code", flat=True))


def _change(order: Directive, amendment: Directive, change: Change) -> None:
    old, new = change.old, change.new
    if old is not None and new is not None and not change.renewed:
        _reword(order, old, new)
    elif old is not None:
        seq, old.ended_on = old.seq, clock.today()
        old.seq = seq if new is None else _retired(order)
        old.save(update_fields=["seq", "ended_on"])
        if new is not None:
            carry(amendment, old, copy(new, order, seq, origin=old, added_on=clock.today()))
    elif new is not None:
        copy(new, order, _next(order), origin=None, added_on=clock.today())


def _reword(order: Directive, item: DirectiveItem, new: DirectiveItem) -> None:
    """The item as it will be, with its answers; what it said goes to a row of its own, which amendments refer to."""
    today, due = clock.today(), item.due_on
    former = copy(item, order, _retired(order), origin=None, added_on=today, ended_on=today)
    for amendment in order.amendments.all():
        known = amendment.before.get("items", [])
        if item.pk in known:
            amendment.before["items"] = [former.pk if pk == item.pk else pk for pk in known]
            amendment.save(update_fields=["before"])
    DirectiveItem.objects.filter(directive__amends=order, origin=item).update(origin=former)
    for name in CONTENT:
        setattr(item, name, getattr(new, name))
    item.save(update_fields=CONTENT)
    named = list(new.named_units.values_list("unit", flat=True)) if new.reach != Reach.ALL else []
    ItemUnit.objects.filter(item=item).delete()
    ItemUnit.objects.bulk_create([ItemUnit(item=item, unit_id=unit) for unit in named])
    end_unbound(item)
    _move_deadlines(item, due)


def _move_deadlines(item: DirectiveItem, before: date | None) -> None:
    """The new day holds for who had the old one; a day that was granted stays where it is the later one."""
    if item.recurrence or item.due_on == before:
        return
    rows = Assignment.objects.filter(item=item)
    if item.due_on is None or before is None:
        rows.update(due_on=item.due_on)
    else:
        (rows.filter(due_on=before) | rows.filter(due_on__lt=item.due_on)).update(due_on=item.due_on)
    lapse(item, dict.fromkeys(rows.values_list("pk", flat=True), item.due_on))


def _let_go(amendment: Directive) -> None:
    """退出范围的学校: the order asks nothing more of them; what they have handed in stays and is reviewed."""
    why = _("按%(number)s修改，不再下达给这所学校") % {"number": amendment.number}
    rows = Target.objects.filter(pk__in=list(leavers(amendment).values_list("pk", flat=True)))
    rows.update(ended_on=clock.today(), ended_why=why)


def _next(order: Directive) -> int:
    """The number of a new item: none that another one has or had."""
    return (order.items.filter(seq__lt=RETIRED).aggregate(last=Max("seq"))["last"] or 0) + 1


def _retired(order: Directive) -> int:
    """Where a former wording goes, so that the item keeps its number."""
    return max(order.items.aggregate(last=Max("seq"))["last"] or 0, RETIRED) + 1
