"""历月: adding months with clamping (31 January + 1 month = 28 February), and the cut-off dates that follow."""

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

ONE = timedelta(days=1)


def add(day: date, months: int) -> date:
    """The corresponding day `months` later (or earlier), the last of the month where there is none."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if year < 1:
        return date.min
    if year > 9999:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def latest(holds: Callable[[date], bool], guess: date) -> date:
    """The last day for which `holds`, near a guess; `holds` is true for all earlier days and false for all later."""
    while not holds(guess) and guess > date.min:
        guess -= ONE
    while guess < date.max and holds(guess + ONE):
        guess += ONE
    return guess
