"""待办: one row of an inbox, the same shape from every room; the desk turns its verb into a button."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Duty:
    """待办事项: `verb` is what to do, on which `subject` (primary key, or a unit's code), by when.

    `waiting` = others must act first.
    """

    verb: str
    subject: int | str
    title: str
    unit: str
    due_on: date | None = None
    waiting: bool = False


def shade(due_on: date | None, today: date, soon: date) -> str:
    """时限颜色: grey (none), red (overdue), amber (due by `soon`), green; always shown with its word."""
    if due_on is None:
        return "grey"
    if due_on < today:
        return "red"
    return "amber" if due_on <= soon else "green"
