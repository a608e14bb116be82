"""修改情况: what an amendment changes in its order, before it is issued and ever after."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.loop.execution.models import Directive, DirectiveItem
from xiaoheng.loop.execution.selectors.directives import directives
from xiaoheng.loop.execution.words import Difference, DirectiveState

# Field → what a page calls it.
FIELDS = {
    "title": _("标题"),
    "text": _("要求"),
    "who": _("责任主体"),
    "deadline": _("时限"),
    "due_on": _("时限"),
    "recurrence": _("周期"),
    "quantity": _("数量"),
    "evidence": _("印证资料"),
    "burden": _("过度留痕"),
    "minutes": _("预计用时（分钟）"),
    "reach": _("适用范围"),
    "addressee": _("承办主体"),
    "post": _("岗位"),
}
CONTENT = tuple(FIELDS)


@dataclass(frozen=True)
class Change:
    """一处修改: the item as it was and as it will be; `fields` = what differs, in the words of a page."""

    kind: Difference
    old: DirectiveItem | None
    new: DirectiveItem | None
    fields: Sequence[str] = ()


def difference(amendment: Directive) -> list[Change]:
    """与原单的不同, item by item: kept and changed ones in the amendment's order, new ones, then those struck."""
    known = amendment.before.get("items", [])
    old = {item.pk: item for item in DirectiveItem.objects.filter(pk__in=known).prefetch_related("named_units")}
    found = [
        _change(old.pop(item.origin_id, None) if item.origin_id else None, item)
        for item in amendment.items.prefetch_related("named_units")
    ]
    struck = sorted(old.values(), key=lambda item: item.seq)
    return [*found, *(Change(Difference.STRUCK, item, None) for item in struck)]


def alters(amendment: Directive) -> bool:
    """Whether an amendment changes anything: an item, the last day or the scope."""
    order = amendment.amends
    if order is not None and (order.until, order.scope) != (amendment.until, amendment.scope):
        return True
    return any(change.kind != Difference.KEPT for change in difference(amendment))


def amendments(viewer: Viewer, directive: Directive) -> list[tuple[Directive, list[Change]]]:
    """历次修改 in force of an order in sight, newest first, each with what it changed and nothing else."""
    if not directives(viewer).filter(pk=directive.pk).exists():
        return []
    rows = directive.amendments.filter(state=DirectiveState.MERGED).order_by("-id")
    return [(row, [one for one in difference(row) if one.kind != Difference.KEPT]) for row in rows]


def in_draft(directive: Directive) -> QuerySet[Directive]:
    """起草中的修改 of an order; at most one."""
    return directive.amendments.exclude(state=DirectiveState.MERGED)


def _change(old: DirectiveItem | None, new: DirectiveItem) -> Change:
    if old is None:
        return Change(Difference.ADDED, None, new)
    differ = [str(label) for name, label in FIELDS.items() if getattr(old, name) != getattr(new, name)]
    if {one.unit_id for one in old.named_units.all()} != {one.unit_id for one in new.named_units.all()}:
        differ.append(str(FIELDS["reach"]))
    return Change(Difference.CHANGED if differ else Difference.KEPT, old, new, tuple(dict.fromkeys(differ)))
