"""按校历推算 Deadlines tied to terms and holidays of schools, settled by a calendar that the notice does not give.

What the calendar does not reach, and what would lie before the notice, stays as it was read.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from xiaoheng.lib.calendar import Term, add_workdays, term_after, term_at
from xiaoheng.lib.notices.deadlines.model import Deadline
from xiaoheng.lib.notices.deadlines.tokens import plus, plus_months

DAY = timedelta(days=1)
FRESH = 31  # days for which a term is still the new one
FESTIVE = re.compile("节|国庆|长假")
YEAR = re.compile(r"(20\d\d)年")
SCHOOL_YEAR = re.compile(r"(20\d\d)[-—~至](?:20)?\d\d学年")
WEEK_NO = re.compile(r"第[^周]{1,3}周(?:的?(?:周|星期)([一二三四五六日天]))?")
_WEEKDAYS = {day: n for n, day in enumerate("一二三四五六日")} | {"天": 6}
_SPRING, _AUTUMN = re.compile("暑|春|学年|第二学期|下学期"), re.compile("寒|秋|第一学期|上学期")


def settle(deadline: Deadline, terms: Sequence[Term], anchor: date) -> Deadline:
    """推算时限 The deadline with its days, where the terms tell them; else the same."""
    if deadline.kind == "relative":
        day = _relative(deadline, terms, anchor)
        return Deadline("date", date=day, text=deadline.text) if day else deadline
    if deadline.kind == "period" and deadline.end is None:
        start, end = _period(deadline.name or "", terms, anchor)
        return replace(deadline, start=start, end=end) if start and end and end >= anchor else deadline
    return deadline


def _relative(deadline: Deadline, terms: Sequence[Term], anchor: date) -> date | None:
    """The first day on or after the anchor that the words can mean."""
    days = (_from(deadline, event) for event in _events(deadline, terms))
    return min((day for day in days if day and day >= anchor), default=None)


def _events(deadline: Deadline, terms: Sequence[Term]) -> list[date]:
    name, text = deadline.anchor or "", deadline.text
    if name.startswith("term_start"):
        season = name.removeprefix("term_start").lstrip("_")
        days = [term.first for term in terms if season in ("", term.season)]
    elif name in ("term_end", "holiday_start") and not FESTIVE.search(text):
        after = DAY if name == "holiday_start" else 0 * DAY
        days = [term.last + after for term in terms if term.season == (_season(text) or term.season)]
    else:
        return []
    stated = YEAR.search(text)
    return [day for day in days if stated is None or day.year == int(stated.group(1))]


def _from(deadline: Deadline, event: date) -> date | None:
    """So long before or after the event; before it without a number: the eve of a beginning, the last day itself."""
    if deadline.rel == "at":
        return event
    if not deadline.offset:
        eve = event if deadline.anchor == "term_end" else event - DAY
        return eve if deadline.rel == "before" else None
    if (week := WEEK_NO.search(deadline.text)) and deadline.unit == "week":
        monday = event - DAY * event.weekday()
        return plus(monday, 7 * (deadline.offset - 1) + _WEEKDAYS.get(week.group(1), 6))
    return _counted(event, deadline.unit, -deadline.offset if deadline.rel == "before" else deadline.offset)


def _counted(event: date, unit: str, count: int) -> date | None:
    if abs(count) > 366:
        return None
    if unit == "workday":
        return add_workdays(event, count)
    if unit == "month":
        return plus_months(event, count)
    if unit == "hour":
        return plus(event, -(-count // 24))
    return plus(event, count * (7 if unit == "week" else 1))


def _period(name: str, terms: Sequence[Term], anchor: date) -> tuple[date | None, date | None]:
    """First and last day of 本学期, 下学期, 新学期, 本学年, 2023年春季学期, 2022-2023学年第二学期."""
    if whole := SCHOOL_YEAR.search(name):
        rest = name[whole.end() :]
        found = [term for term in terms if term.year == int(whole.group(1))]
        return _whole([term for term in found if _season(rest) in ("", term.season)], bool(_season(rest)))
    if stated := YEAR.search(name):
        season = _season(name)
        return _whole([t for t in terms if season == t.season and t.first.year == int(stated.group(1))], True)
    return _unnamed(name, terms, anchor)


def _unnamed(name: str, terms: Sequence[Term], anchor: date) -> tuple[date | None, date | None]:
    """A term or school year that is told by where the notice stands."""
    now = term_at(terms, anchor)
    if now is None:
        return None, None
    if "学年" in name:
        year = now.year + (1 if re.search("下|新", name) else 0)
        return _whole([term for term in terms if term.year == year], False)
    if season := _season(name) if "春" in name or "秋" in name else "":
        now = min((t for t in terms if t.season == season and t.last >= anchor), key=lambda t: t.first, default=None)
    elif "下" in name or ("新" in name and (anchor - now.first).days > FRESH):
        now = term_after(terms, max(anchor, now.first) if now.first <= anchor else anchor)
    return (now.first, now.last) if now else (None, None)


def _whole(found: Sequence[Term], single: bool) -> tuple[date | None, date | None]:
    """From the first to the last day; a school year needs both of its terms."""
    if len(found) != (1 if single else 2):
        return None, None
    return min(term.first for term in found), max(term.last for term in found)


def _season(text: str) -> str:
    """Which term the words name: its season, its place in the year, or the holidays at its end."""
    return "autumn" if _AUTUMN.search(text) else "spring" if _SPRING.search(text) else ""
