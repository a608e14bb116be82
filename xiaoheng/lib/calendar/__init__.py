"""工作日历 Workdays, make-up days and public holidays of China."""

from xiaoheng.lib.calendar.holidays import HOLIDAY_NAMES, holiday, holiday_break, holiday_eve, published_note
from xiaoheng.lib.calendar.terms import Term, from_plain, plain, term_after, term_at
from xiaoheng.lib.calendar.workdays import (
    add_workdays,
    first_workday_of_month,
    is_provisional,
    is_workday,
    last_workday_of_month,
    month_end,
    published,
    special_days,
    tell,
)

__all__ = [
    "HOLIDAY_NAMES",
    "Term",
    "add_workdays",
    "first_workday_of_month",
    "from_plain",
    "holiday",
    "holiday_break",
    "holiday_eve",
    "is_provisional",
    "is_workday",
    "last_workday_of_month",
    "month_end",
    "plain",
    "published",
    "published_note",
    "special_days",
    "tell",
    "term_after",
    "term_at",
]  # fmt: skip
