"""修改情况: what an amendment changes in its order, before it is issued and ever after."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.lib.notices import wording
from xiaoheng.loop.execution.models import Assignment, Directive, DirectiveItem
from xiaoheng.loop.execution.selectors.directives import directives, targets
from xiaoheng.loop.execution.selectors.keeping import Kept, Plain, keeps, kept
from xiaoheng.loop.execution.selectors.scoping import scope_words
from xiaoheng.loop.execution.words import Addressee, Difference, DirectiveState, Reach

# Field → what a page calls it.
FIELDS = {
    "title": _("标题"),
    "text": _("要求"),
    "who": _("责任主体"),
    "deadline": _("时限"),
    "due_on": _("时限"),
    "recurrence": _("时限"),
    "quantity": _("数量"),
    "evidence": _("印证资料"),
    "burden": _("过度留痕"),
    "minutes": _("预计用时（分钟）"),
    "reach": _("适用范围"),
    "addressee": _("承办主体"),
    "post": _("承办主体"),
}
CONTENT = tuple(FIELDS)
REQUIREMENT = ("text", "recurrence", "quantity")  # where one of these differs, an answer is due anew


@dataclass(frozen=True)
class Detail:
    """一处不同: what differs, and how it read before and reads now."""

    label: str
    before: str
    now: str


@dataclass(frozen=True)
class Change:
    """一处修改: the item as it was and as it will be; `renewed` = what was answered before answers it no more."""

    kind: Difference
    old: DirectiveItem | None
    new: DirectiveItem | None
    details: Sequence[Detail] = ()
    renewed: bool = False
    answered: int = 0  # schools that have handed in for the item as it was
    kept: Kept | None = None  # what it leaves as it was, where that was asked for

    @property
    def fields(self) -> list[str]:
        """What differs, in the words of a page."""
        return [one.label for one in self.details]


def difference(amendment: Directive) -> list[Change]:
    """与原单的不同, item by item: kept and changed ones in the amendment's order, new ones, then those struck."""
    known = amendment.before.get("items", [])
    old = {item.pk: item for item in DirectiveItem.objects.filter(pk__in=known).prefetch_related("named_units__unit")}
    found = [
        _change(old.pop(item.origin_id, None) if item.origin_id else None, item)
        for item in amendment.items.prefetch_related("named_units__unit")
    ]
    struck = sorted(old.values(), key=lambda item: item.seq)
    return [*found, *(Change(Difference.STRUCK, item, None) for item in struck)]


def alters(amendment: Directive) -> bool:
    """Whether an amendment changes anything: an item, the last day or the scope."""
    return bool(header(amendment)) or any(change.kind != Difference.KEPT for change in difference(amendment))


def header(amendment: Directive) -> list[Detail]:
    """抬头的不同: basis, last day and scope as they were when the amendment was drafted, and as it has them."""
    before = amendment.before
    was = {"basis": before.get("basis", amendment.basis), "scope": before.get("scope", amendment.scope)}
    until = date.fromisoformat(before["until"]) if "until" in before else amendment.until
    found = []
    if was["basis"] != amendment.basis:
        found.append(Detail(gettext("依据"), was["basis"], amendment.basis))
    if until != amendment.until:
        found.append(Detail(gettext("期限止"), date_format(until), date_format(amendment.until)))
    if was["scope"] != amendment.scope:
        found.append(Detail(gettext("下达范围"), scope_words(was["scope"]), scope_words(amendment.scope)))
    return found


def weighed(amendment: Directive, changes: Sequence[Change]) -> list[Change]:
    """各处修改 of a draft with how many answers each concerns, and what it leaves as it was in the schools."""
    old = [one.old.pk for one in changes if one.old is not None]
    rows = Assignment.objects.filter(item__in=old, submissions__isnull=False).values_list("item")
    counts = dict(rows.annotate(n=Count("pk", distinct=True)).order_by())
    plain = {one.new.pk: keeps(amendment, one.old, one.new) for one in changes if one.old and one.new}
    names = _names({one for some in plain.values() for one in _units(some)})
    told = [replace(one, answered=counts.get(one.old.pk, 0)) if one.old is not None else one for one in changes]
    return [replace(one, kept=kept(plain.get(one.new.pk, {}), names)) if one.new else one for one in told]


def amendments(viewer: Viewer, directive: Directive) -> list[tuple[Directive, list[Change], list[Detail]]]:
    """历次修改 in force of an order in sight, newest first: what each changed in items and header, nothing else; what
    it left as it was, in the schools in sight."""
    if not directives(viewer).filter(pk=directive.pk).exists():
        return []
    found = []
    for row in directive.amendments.filter(state=DirectiveState.MERGED).order_by("-id"):
        changes = [one for one in difference(row) if one.kind != Difference.KEPT]
        found.append((row, _with_kept(viewer, row, changes), header(row)))
    return found


def _with_kept(viewer: Viewer, amendment: Directive, changes: list[Change]) -> list[Change]:
    plain: dict[str, Plain] = amendment.before.get("kept", {})
    units = {one for some in plain.values() for one in _units(some)}
    if not units:
        return changes
    seen = targets(viewer, amendment.amends).values_list("unit", flat=True) if amendment.amends else ()
    names = _names(units & set(seen))
    return [replace(one, kept=kept(plain.get(str(one.new.pk), {}), names)) if one.new else one for one in changes]


def _units(plain: Plain) -> list[int]:
    return [*plain.get("shared", ()), *(unit for key in ("extended", "lapsed") for unit, _day in plain.get(key, ()))]


def _names(units: set[int]) -> dict[int, str]:
    rows = Unit.objects.filter(pk__in=units) if units else Unit.objects.none()
    return dict(rows.values_list("pk", "name"))


def in_draft(directive: Directive) -> QuerySet[Directive]:
    """起草中的修改 of an order; at most one."""
    return directive.amendments.exclude(state__in=(DirectiveState.MERGED, DirectiveState.DROPPED))


def _change(old: DirectiveItem | None, new: DirectiveItem) -> Change:
    if old is None:
        return Change(Difference.ADDED, None, new)
    differ = [name for name in CONTENT if _told(old, name) != _told(new, name)]
    if {one.unit_id for one in old.named_units.all()} != {one.unit_id for one in new.named_units.all()}:
        differ.append("reach")
    labels = dict.fromkeys(str(FIELDS[name]) for name in differ)
    before, now = said(old), said(new)
    details = [Detail(label, before.get(label, ""), now.get(label, "")) for label in labels]
    kind = Difference.CHANGED if differ else Difference.KEPT
    more = not set(new.evidence) <= set(old.evidence)  # fewer papers than before: what was handed in answers it
    return Change(kind, old, new, details, renewed=more or not set(REQUIREMENT).isdisjoint(differ))


def _told(item: DirectiveItem, name: str) -> Any:
    """What a field says: how its lines are broken says nothing, and a browser breaks them otherwise."""
    value = getattr(item, name)
    return value.split() if isinstance(value, str) else value


def said(item: DirectiveItem) -> dict[str, str]:
    """事项的各栏 as a page writes them, by what it calls them."""
    units = "、".join(one.unit.name for one in item.named_units.all())
    reach = Reach(item.reach).label
    whose = item.get_post_display() if item.addressee == Addressee.POST else item.get_addressee_display()
    words = {
        "title": item.title,
        "text": item.text,
        "who": "、".join(item.who),
        "due_on": deadline_words(item),
        "evidence": "、".join(item.evidence),
        "minutes": str(item.minutes),
        "reach": f"{reach}：{units}" if units else str(reach),
        "addressee": str(whose),
    }
    return {str(FIELDS[name]): text for name, text in words.items()}


def deadline_words(item: DirectiveItem) -> str:
    """时限: the day, the repetition, or the event that an item is tied to."""
    if item.recurrence:
        return wording.repetition(item.recurrence, gettext)
    return date_format(item.due_on) if item.due_on else wording.deadline(item.deadline or {}, gettext)
