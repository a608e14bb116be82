"""Words and marks of orders: deadlines as an official writes them, cells of the board."""

from typing import Any

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xiaoheng.doors.ui.dates import day
from xiaoheng.loop.decisions.models import Minutes, Resolution
from xiaoheng.loop.execution.models import Evidence
from xiaoheng.loop.execution.selectors.facts import MINUTES, RESOLUTION
from xiaoheng.loop.execution.words import AssignmentState, EvidenceKind

register = template.Library()

FREQ = {
    "daily": gettext_lazy("每天"),
    "weekly": gettext_lazy("每周"),
    "monthly": gettext_lazy("每月"),
    "quarterly": gettext_lazy("每季度"),
    "semiannual": gettext_lazy("每半年"),
    "semester": gettext_lazy("每学期"),
    "school_year": gettext_lazy("每学年"),
    "yearly": gettext_lazy("每年"),
}
ANCHORS = {
    "meeting": gettext_lazy("会议"),
    "event": gettext_lazy("活动"),
    "receipt": gettext_lazy("收到通知"),
    "term_start_spring": gettext_lazy("春季开学"),
    "term_start_autumn": gettext_lazy("秋季开学"),
    "term_start": gettext_lazy("开学"),
    "term_end": gettext_lazy("学期结束"),
    "holiday_start": gettext_lazy("放假"),
    "discovery": gettext_lazy("发现"),
    "occurrence": gettext_lazy("发生"),
    "publicity_end": gettext_lazy("公示结束"),
    "term_of_office_end": gettext_lazy("任期届满"),
    "vacancy": gettext_lazy("职位空缺"),
    "deadline": gettext_lazy("截止"),
}
UNITS = {
    "day": gettext_lazy("日"),
    "workday": gettext_lazy("个工作日"),
    "week": gettext_lazy("周"),
    "month": gettext_lazy("个月"),
    "hour": gettext_lazy("小时"),
}
RELATION = {"before": gettext_lazy("前"), "after": gettext_lazy("后"), "at": gettext_lazy("时")}
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
    if row.due_on:
        return day(row.due_on)
    if (row.deadline or {}).get("kind") == "relative":
        return _relative(row.deadline)
    return _("未写明时限")


@register.filter
def repetition(recurrence: dict[str, Any]) -> str:
    """周期: 每月25日前, 每季度第1个月5日前, 每2周."""
    word, by = str(FREQ.get(recurrence.get("freq", ""), _("定期"))), recurrence.get("by") or {}
    if (interval := int(recurrence.get("interval") or 1)) > 1:
        word = word.replace("每", f"每{interval}个" if word in ("每月", "每季度", "每学期") else f"每{interval}")
    if by.get("month_of_period"):
        word += _("第%(n)s个月") % {"n": by["month_of_period"]}
    days = by.get("day")
    if days:
        named = days if isinstance(days, list) else [days]
        word += "、".join(_("月底") if int(one) < 0 else _("%(n)s日") % {"n": one} for one in named) + _("前")
    if by.get("weekday"):
        word += _("（周%(n)s）") % {"n": "一二三四五六日"[int(by["weekday"]) - 1]}
    count = int(recurrence.get("count_min") or 1)
    return word + (_("%(n)s次") % {"n": count} if count > 1 else "")


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


def _relative(found: dict[str, Any]) -> str:
    anchor = str(ANCHORS.get(str(found.get("anchor")), _("有关事项")))
    relation = str(RELATION.get(str(found.get("rel")), ""))
    unit, offset = str(UNITS.get(str(found.get("unit")), "")), found.get("offset") or 0
    return f"{anchor}{relation}" + (f"{offset}{unit}" if offset else "")
