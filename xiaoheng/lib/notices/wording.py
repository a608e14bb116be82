"""时限措辞 Deadlines and repetitions of the draft format as an official writes them.

`say` puts each word and pattern into the reader's language; as they stand they are Chinese.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

Found = Mapping[str, Any]
Say = Callable[[str], str]
_: Say = str  # marks a text for the translators

FREQ = {
    "daily": _("每天"),
    "weekly": _("每周"),
    "monthly": _("每月"),
    "quarterly": _("每季度"),
    "semiannual": _("每半年"),
    "semester": _("每学期"),
    "school_year": _("每学年"),
    "yearly": _("每年"),
}
EVERY = {
    "daily": _("每%(n)s天"),
    "weekly": _("每%(n)s周"),
    "monthly": _("每%(n)s个月"),
    "quarterly": _("每%(n)s个季度"),
    "semiannual": _("每%(n)s个半年"),
    "semester": _("每%(n)s个学期"),
    "school_year": _("每%(n)s个学年"),
    "yearly": _("每%(n)s年"),
}
WEEKDAYS = (_("周一"), _("周二"), _("周三"), _("周四"), _("周五"), _("周六"), _("周日"))
ANCHORS = {
    "meeting": _("会议"),
    "event": _("活动"),
    "receipt": _("收到通知"),
    "term_start_spring": _("春季开学"),
    "term_start_autumn": _("秋季开学"),
    "term_start": _("开学"),
    "term_end": _("学期结束"),
    "holiday_start": _("放假"),
    "discovery": _("发现"),
    "occurrence": _("发生"),
    "publicity_end": _("公示结束"),
    "term_of_office_end": _("任期届满"),
    "vacancy": _("职位空缺"),
    "deadline": _("截止"),
}
RELATIONS = {"before": _("前"), "after": _("后"), "at": _("时")}
UNITS = {
    "day": _("%(n)s日"),
    "workday": _("%(n)s个工作日"),
    "week": _("%(n)s周"),
    "month": _("%(n)s个月"),
    "hour": _("%(n)s小时"),
}


def deadline(found: Found, say: Say = str) -> str:
    """时限 2023年3月31日 17:00, 2023年3月1日至3月10日, 上半年, 会议前3日, 每月25日前, 未写明时限."""
    kind = found.get("kind")
    if kind == "recurrence":
        return repetition(found, say)
    if kind == "relative":
        return _tied(found, say)
    if kind == "date":
        return " ".join(part for part in (_day(found.get("date"), say), found.get("time")) if part)
    span = _span(found.get("start"), found.get("end"), say)
    name = found.get("name")
    return f"{name}（{span}）" if name and span else name or span or say(_("未写明时限"))


def repetition(found: Found, say: Say = str) -> str:
    """周期 每月25日前, 每季度第1个月5日前, 每2周, 每周（周一、周三）, 每学期2次."""
    interval, by = int(found.get("interval") or 1), found.get("by") or {}
    patterns = EVERY if interval > 1 else FREQ
    every = say(patterns.get(found.get("freq", ""), _("定期")))
    count = int(found.get("count_min") or 1)
    times = say(_("%(n)s次")) % {"n": count} if count > 1 else ""
    return (every % {"n": interval} if interval > 1 else every) + _when(by, say) + times


def _when(by: Found, say: Say) -> str:
    """On which day of its period a repetition falls."""
    months = _each(_("%(n)s月"), by.get("month"), say)
    nth = say(_("第%(n)s个月")) % {"n": by["month_of_period"]} if by.get("month_of_period") else ""
    if by.get("anchor"):
        offset = int(by.get("offset") or 0)
        rel = "before" if offset < 0 else "after" if offset else "at"
        return f"（{_tied({**by, 'rel': rel, 'offset': abs(offset)}, say)}）"
    limit = " ".join(part for part in (_days(by, say), by.get("time")) if part)
    weekdays = "、".join(say(WEEKDAYS[int(n) - 1]) for n in _list(by.get("weekday")))
    if weekdays:
        weekdays = f"（{_ordinal(by, say)}{weekdays}）"
    return months + nth + weekdays + (limit + say(_("前")) if limit else "")


def _days(by: Found, say: Say) -> str:
    """25日, 10日、25日, 月底, 最后一个工作日."""
    if by.get("last_workday"):
        return say(_("最后一个工作日"))
    if by.get("workday"):
        return say(_("第%(n)s个工作日")) % {"n": by.get("nth") or 1}
    return "、".join(say(_("月底")) if int(n) < 0 else say(_("%(n)s日")) % {"n": n} for n in _list(by.get("day")))


def _ordinal(by: Found, say: Say) -> str:
    """Of a weekday within the month: 第1个, 最后一个."""
    nth = by.get("nth")
    return "" if not nth else say(_("最后一个")) if int(nth) < 0 else say(_("第%(n)s个")) % {"n": nth}


def _tied(found: Found, say: Say) -> str:
    """Tied to an event: 会议前3日."""
    event = say(ANCHORS.get(str(found.get("anchor")), _("有关事项")))
    relation = RELATIONS.get(str(found.get("rel")))
    offset, unit = found.get("offset"), UNITS.get(str(found.get("unit")))
    span = say(unit) % {"n": offset} if offset and unit else ""
    return event + (say(relation) if relation else "") + span


def _span(start: str | None, end: str | None, say: Say) -> str:
    if start and end:
        return say(_("%(start)s至%(end)s")) % {"start": _day(start, say), "end": _day(end, say)}
    if start:
        return say(_("%(start)s起")) % {"start": _day(start, say)}
    return say(_("%(end)s前")) % {"end": _day(end, say)} if end else ""


def _day(value: str | None, say: Say) -> str:
    if not value:
        return ""
    day = date.fromisoformat(value)
    return say(_("%(year)s年%(month)s月%(day)s日")) % {"year": day.year, "month": day.month, "day": day.day}


def _each(pattern: str, value: Any, say: Say) -> str:
    return "、".join(say(pattern) % {"n": n} for n in _list(value))


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []
