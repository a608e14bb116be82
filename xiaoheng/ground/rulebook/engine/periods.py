"""已满期间: completed months and quarters before a day. A period that is not over cannot have been missed."""

from dataclasses import dataclass
from datetime import date

from xiaoheng.ground.rulebook.engine import months

LENGTHS = {"month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True)
class Period:
    """期间: months are stored as whole numbers, 202303; days are half-open."""

    first_month: int
    last_month: int
    first_day: date
    next_day: date


def completed(every: str, day: date) -> list[Period]:
    """The periods of one kind that ended within the twelve months before `day`, oldest first."""
    length = LENGTHS[every]
    start = date(day.year, (day.month - 1) // length * length + 1, 1)
    starts = [months.add(start, -length * back) for back in range(12 // length, 0, -1)]
    return [_period(first, length) for first in starts]


def _period(first: date, length: int) -> Period:
    last = months.add(first, length - 1)
    return Period(first.year * 100 + first.month, last.year * 100 + last.month, first, months.add(first, length))
