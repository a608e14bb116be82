"""Words and marks of orders: deadlines as an official writes them, cells of the board."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import template
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.execution.held import linked
from xiaoheng.doors.ui.dates import day
from xiaoheng.lib import clock
from xiaoheng.lib.notices import wording
from xiaoheng.loop.execution.models import Directive, DirectiveItem, Evidence
from xiaoheng.loop.execution.words import AssignmentState

register = template.Library()
NAMED = 12  # schools that a line writes out

TONES = {
    AssignmentState.PENDING: ("grey", "○"),
    AssignmentState.WORKING: ("grey", "◔"),
    AssignmentState.SUBMITTED: ("amber", "◐"),
    AssignmentState.PASSED: ("green", "✔"),
    AssignmentState.RETURNED: ("red", "✘"),
    AssignmentState.EXEMPT: ("grey", ""),  # its word is its mark
}


@register.filter
def deadline(row: Any) -> Any:
    """时限: the day, the repetition, or the event that an item or a draft is tied to."""
    if row.recurrence:
        return repetition(row.recurrence)
    return day(row.due_on) if row.due_on else wording.deadline(row.deadline or {}, _)


@register.filter
def settled(row: Any) -> str:
    """按校历推算: the words of a notice that the county's terms turned into the day shown beside them."""
    found = row.deadline or {}
    tied = found.get("kind") == "relative" or (found.get("kind") == "period" and not found.get("end"))
    if row.recurrence or not row.due_on or not tied:
        return ""
    return _("按校历推算：%(words)s") % {"words": wording.deadline(found, _)}


@register.filter
def odd_day(item: DirectiveItem, directive: Directive) -> str:
    """时限的疑点 of an item in a draft: a day that has passed, or that lies outside the order's period."""
    if item.due_on is None:
        return ""
    if item.due_on < clock.today():
        return _("时限已过，下达即逾期")
    return "" if directive.since <= item.due_on <= directive.until else _("在交办期限之外")


@register.filter
def repetition(recurrence: dict[str, Any]) -> str:
    """周期: 每月25日前, 每季度第1个月5日前, 每2周."""
    return wording.repetition(recurrence, _)


@register.filter
def tone(state: str) -> str:
    """Colour of a state."""
    return TONES[AssignmentState(state)][0]


@register.filter
def mark(state: str) -> str:
    """Mark of a state in the board: ✔ ✘ ◐ 豁免."""
    return TONES[AssignmentState(state)][1] or str(AssignmentState(state).label)


@register.filter
def state_word(state: str) -> Any:
    """Chinese word of a state."""
    return AssignmentState(state).label


@register.filter
def schools(rows: Sequence[str | tuple[str, date]]) -> str:
    """若干学校, each with its day where it has one: 桃源中学（至2023年4月20日）、柳溪小学; the first ones of many."""
    told = [
        one if isinstance(one, str) else _("%(school)s（至%(day)s）") % {"school": one[0], "day": date_format(one[1])}
        for one in rows[:NAMED]
    ]
    return "、".join(told) + (_("等%(n)s所") % {"n": len(rows)} if len(rows) > NAMED else "")


@register.filter
def minutes(value: int) -> str:
    """45分钟, 2小时, 1小时30分钟."""
    hours, rest = divmod(int(value), 60)
    parts = [_("%(n)s小时") % {"n": hours}] if hours else []
    return "".join([*parts, *([_("%(n)s分钟") % {"n": rest}] if rest or not hours else [])])


@register.filter
def hours(value: int) -> str:
    """小时 to one decimal: 7.5."""
    return f"{value / 60:.1f}"


@register.inclusion_tag("desk/execution/evidence.html", takes_context=True)
def evidence(context: Any, rows: Iterable[Evidence], gone: bool = False) -> dict[str, Any]:
    """印证资料 as a list: what it is, when it happened and was entered, and the page or file where the viewer may look.

    `gone` = of an earlier submission, struck through.
    """
    held = list(rows)
    return {"rows": [] if gone else linked(context["request"].viewer, held), "gone": held if gone else []}


@register.simple_tag
def board_cells(marks: Iterable[Any]) -> SafeString:
    """各格 of one school's line: the mark of each item as a link; written in one go, since a window has thousands."""
    link = '<td class="tone-{}"><a href="{}" aria-label="{}">{}</a></td>'
    return SafeString(
        "".join(format_html(link, one.tone, one.url, one.word, one.sign) if one else "<td>／</td>" for one in marks)
    )


@register.filter
def topic_url(topic: int) -> str:
    """The page of a topic."""
    return reverse("desk:topic", kwargs={"topic": topic})
