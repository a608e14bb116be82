"""周期: the occurrences of an item within the period of its order. Pure date arithmetic, no database.

Terms and school years are those of the county's calendar as the order keeps them, else begin in the months below.
"""

from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from xiaoheng.lib.calendar import Term, from_plain, last_workday_of_month
from xiaoheng.loop.execution.models import Directive, DirectiveItem

DAY = timedelta(days=1)
MONTHS = {"monthly": 1, "quarterly": 3, "semiannual": 6, "semester": 6, "school_year": 12, "yearly": 12}
LONG = ("semiannual", "semester", "school_year", "yearly")
SCHOOL = ("semester", "school_year")
HOLIDAYS = 100  # no holidays between two terms last that many days
Terms = Mapping[tuple[int, str], Term]


@dataclass(frozen=True)
class Occurrence:
    """一期: first day of the period it is for, and the last day it may be done (None = no deadline)."""

    start: date
    due: date | None


def occurrences(directive: Directive, item: DirectiveItem) -> list[Occurrence]:
    """各期: those that fall due within the order's period; an item that is due once, or never, has exactly one.

    A term or year that begins within it and goes on beyond is due on its last day.
    """
    if not item.recurrence:
        return [Occurrence(directive.since, item.due_on)]
    periods = _periods(item.recurrence, directive.since, directive.until, _terms(directive))
    found = [Occurrence(first, _due(item.recurrence, first, last)) for first, last in periods]
    inside = [o for o in found if o.due and directive.since <= o.due <= directive.until]
    if inside and _is_cut_off(item.recurrence) and found[-1].start > inside[-1].start:
        inside.append(Occurrence(found[-1].start, directive.until))
    return inside or [Occurrence(directive.since, directive.until)]


def current(directive: Directive, item: DirectiveItem, day: date) -> Occurrence:
    """本期: the last occurrence begun by the day, or the first to come."""
    every = occurrences(directive, item)
    begun = [o for o in every if o.start <= day]
    return begun[-1] if begun else every[0]


def ends(item: DirectiveItem, start: date) -> date | None:
    """期后首日: the first day after the period that begins then; None where an item is due once."""
    if not item.recurrence:
        return None
    terms = _terms(item.directive) if item.recurrence.get("freq") in SCHOOL else {}
    if start != _period_start(item.recurrence, start, terms):
        return None
    return _following(item.recurrence, start, terms)


def _terms(directive: Directive) -> Terms:
    return {(term.year, term.season): term for term in from_plain(directive.terms)}


def _is_cut_off(recurrence: Mapping[str, Any]) -> bool:
    """Whether the order's end stands for the end of a long period that names no day of its own."""
    return recurrence.get("freq") in LONG and not recurrence.get("by")


def _periods(recurrence: Mapping[str, Any], since: date, until: date, terms: Terms) -> Iterator[tuple[date, date]]:
    """Periods (first, last day) that touch the span since … until; holidays belong to the term before them."""
    first = _period_start(recurrence, since, terms)
    while first <= until:
        following = _following(recurrence, first, terms)
        yield first, _last(recurrence, following, terms)
        first = following


def _last(recurrence: Mapping[str, Any], following: date, terms: Terms) -> date:
    """The last day of lessons before the following period, where the calendar has that term; else the day before it."""
    days = [term.last for term in terms.values() if following - DAY * HOLIDAYS < term.last < following]
    return max(days, default=following - DAY) if recurrence.get("freq") in SCHOOL else following - DAY


def _period_start(recurrence: Mapping[str, Any], day: date, terms: Terms) -> date:
    freq = recurrence.get("freq")
    if freq == "daily":
        return day
    if freq == "weekly":
        return day - DAY * day.weekday()
    if freq in SCHOOL:
        return max(start for start in _starts(str(freq), day, terms) if start <= day)
    length = MONTHS.get(str(freq), 1)
    return date(day.year, (day.month - 1) // length * length + 1, 1)


def _starts(freq: str, day: date, terms: Terms) -> list[date]:
    """First days of terms, or of school years, around a day."""
    seasons = ("autumn", "spring") if freq == "semester" else ("autumn",)
    return sorted(_begins(year, one, terms) for year in range(day.year - 2, day.year + 2) for one in seasons)


def _begins(year: int, season: str, terms: Terms) -> date:
    """开学: as the calendar has it; else 秋季学期 begins in September, 春季学期 in February."""
    known = terms.get((year, season))
    return known.first if known else date(year, 9, 1) if season == "autumn" else date(year + 1, 2, 1)


def _following(recurrence: Mapping[str, Any], first: date, terms: Terms) -> date:
    freq, interval = str(recurrence.get("freq")), max(1, int(recurrence.get("interval") or 1))
    if freq in ("daily", "weekly"):
        return first + DAY * interval * (1 if freq == "daily" else 7)
    if freq in SCHOOL:
        for _time in range(interval if freq == "school_year" else 1):
            first = min(start for start in _starts(freq, first, terms) if start > first)
        return first
    return _plus_months(first, MONTHS.get(freq, 1) * interval)


def _plus_months(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, 1)


def _due(recurrence: Mapping[str, Any], first: date, last: date) -> date:
    """The last day on which the period's work may be done; its last day where the notice names none."""
    by = recurrence.get("by") or {}
    if recurrence.get("freq") == "weekly" and by.get("weekday"):
        return min(first + DAY * (_latest(by["weekday"]) - 1), last)
    month = _due_month(by, first, last)
    if by.get("last_workday"):
        return last_workday_of_month(month.year, month.month)
    end, day = monthrange(month.year, month.month)[1], _latest(by.get("day"))
    return month.replace(day=min(day, end) if day and day > 0 else end) if month.month != last.month or day else last


def _due_month(by: Mapping[str, Any], first: date, last: date) -> date:
    """First day of the month in which the period's work falls due: the named one, else the period's last."""
    span = (last.year - first.year) * 12 + last.month - first.month
    if named := _latest(by.get("month")):
        return _plus_months(first, min(span, (named - first.month) % 12))
    return _plus_months(first, min(span, (_latest(by.get("month_of_period")) or span + 1) - 1))


def _latest(value: Any) -> int:
    """The number itself, or the last of several; 0 when there is none."""
    return int(max(value)) if isinstance(value, list) and value else int(value or 0)
