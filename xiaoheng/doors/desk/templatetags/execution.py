"""Words and marks of orders: deadlines as an official writes them, cells of the board."""

from typing import Any

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _

from xiaoheng.doors.ui.dates import day
from xiaoheng.lib.notices import wording
from xiaoheng.loop.decisions.models import Minutes, Resolution
from xiaoheng.loop.execution.models import DirectiveItem, Evidence
from xiaoheng.loop.execution.selectors import answerable
from xiaoheng.loop.execution.selectors.facts import MINUTES, RESOLUTION
from xiaoheng.loop.execution.words import AssignmentState, EvidenceKind

register = template.Library()

TONES = {
    AssignmentState.PENDING: ("grey", "○"),
    AssignmentState.WORKING: ("grey", "◔"),
    AssignmentState.SUBMITTED: ("amber", "◐"),
    AssignmentState.PASSED: ("green", "✔"),
    AssignmentState.RETURNED: ("red", "✘"),
    AssignmentState.EXEMPT: ("grey", "豁免"),
}


@register.filter
def deadline(row: Any) -> Any:
    """时限: the day, the repetition, or the event that an item or a draft is tied to."""
    if row.recurrence:
        return repetition(row.recurrence)
    return day(row.due_on) if row.due_on else wording.deadline(row.deadline or {}, _)


@register.filter
def repetition(recurrence: dict[str, Any]) -> str:
    """周期: 每月25日前, 每季度第1个月5日前, 每2周."""
    return wording.repetition(recurrence, _)


@register.filter
def prefilled(item: DirectiveItem) -> bool:
    """Whether schools can answer an item by choosing a record already held."""
    return answerable(item)


@register.filter
def tone(state: str) -> str:
    """Colour of a state."""
    return TONES[AssignmentState(state)][0]


@register.filter
def mark(state: str) -> str:
    """Mark of a state in the board: ✔ ✘ ◐ 豁免."""
    return TONES[AssignmentState(state)][1]


@register.filter
def state_word(state: str) -> Any:
    """Chinese word of a state."""
    return AssignmentState(state).label


@register.filter
def minutes(value: int) -> str:
    """45分钟, 2小时, 1小时30分钟."""
    hours, rest = divmod(int(value), 60)
    parts = [_("%(n)s小时") % {"n": hours}] if hours else []
    return "".join([*parts, *([_("%(n)s分钟") % {"n": rest}] if rest or not hours else [])])


@register.filter
def evidence_url(one: Evidence) -> str:
    """Where a piece of evidence is seen: the file, or the page of the fact; empty where it has none."""
    if one.kind == EvidenceKind.FILE:
        return reverse("desk:evidence", kwargs={"evidence": one.pk})
    return fact_url(one.subject_kind, int(one.subject))


@register.filter
def topic_url(topic: int) -> str:
    """The page of a topic."""
    return reverse("desk:topic", kwargs={"topic": topic})


def fact_url(kind: str, pk: int) -> str:
    """The page of a fact held in decisions."""
    if kind == RESOLUTION:
        return topic_url(Resolution.objects.values_list("topic", flat=True).get(pk=pk))
    meeting = Minutes.objects.values_list("meeting", flat=True).get(pk=pk) if kind == MINUTES else pk
    return reverse("desk:meeting", kwargs={"meeting": meeting})
