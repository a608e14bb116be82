"""工作日 Workdays with official make-up days; beyond the published years a weekday rule, marked provisional."""

from calendar import monthrange
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import MAXYEAR, date, timedelta
from functools import lru_cache

DAY = timedelta(days=1)
KNOWN = 7  # days off that make a year's calendar: fewer are only a few days told by somebody
_told: list[frozenset[tuple[date, bool]]] = [frozenset()]  # replaced as a whole: another thread may be counting days


def tell(days: Mapping[date, bool]) -> None:
    """自备工作日表 Days told by a table of one's own (True: one works), over those of the library; replaces the last."""
    _told[:] = [frozenset(days.items())]


def special_days() -> Iterator[tuple[date, bool]]:
    """不按周历的日子 Days that differ from the week, in order; True where one works."""
    off, made_up, _ = _official()
    yield from sorted([*((day, False) for day in off), *((day, True) for day in made_up)])


def published() -> dict[date, bool]:
    """公布的日历 Days of the library's table alone, whatever was told; True where one works."""
    from chinese_calendar import constants

    return {**dict.fromkeys(constants.holidays, False), **dict.fromkeys(constants.workdays, True)}


def _official() -> tuple[frozenset[date], frozenset[date], frozenset[int]]:
    return _over(_told[0])


@lru_cache(maxsize=2)
def _over(told: frozenset[tuple[date, bool]]) -> tuple[frozenset[date], frozenset[date], frozenset[int]]:
    days = {**published(), **dict(told)}
    off = frozenset(day for day, works in days.items() if not works)
    known = Counter(day.year for day in off)
    return off, frozenset(days) - off, frozenset(year for year, count in known.items() if count >= KNOWN)


def is_provisional(day: date) -> bool:
    """暂按周历 True when the State Council's calendar of that year is not known and weekdays stand in for it."""
    return day.year not in _official()[2]


def is_workday(day: date) -> bool:
    """工作日 True on working days, make-up days included."""
    off, made_up, _ = _official()
    return day in made_up or (day.weekday() < 5 and day not in off)


def add_workdays(day: date, count: int) -> date:
    """加工作日 The day *count* workdays after (or before, when negative) *day*, which itself is not counted."""
    step = DAY if count > 0 else -DAY
    left = abs(count)
    while left and date.min < day < date(MAXYEAR, 12, 31):
        day += step
        left -= is_workday(day)
    return day


def month_end(year: int, month: int) -> date:
    """月末 Last calendar day of a month."""
    return date(year, month, monthrange(year, month)[1])


def last_workday_of_month(year: int, month: int) -> date:
    """月末工作日 Last workday of a month."""
    day = month_end(year, month)
    return day if is_workday(day) else add_workdays(day, -1)


def first_workday_of_month(year: int, month: int) -> date:
    """月初工作日 First workday of a month."""
    day = date(year, month, 1)
    return day if is_workday(day) else add_workdays(day, 1)
