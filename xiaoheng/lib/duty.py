"""待办: one row of an inbox, the same shape from every room, and the button by which its room has it done."""

from dataclasses import dataclass
from datetime import date
from typing import Any


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


@dataclass(frozen=True)
class Button:
    """办理按钮: the page on which a duty is done (named as its address is), the word on the button, and the kind of thing.

    An act is told of beyond the site by `thing`, never by a title. `argument` is what the page is asked by, where that
    is not its own name.
    """

    page: str
    label: Any  # a word that is still to be put into the reader's language
    thing: Any
    argument: str = ""

    @property
    def key(self) -> str:
        """The name of the page's argument."""
        return self.argument or self.page


def shade(due_on: date | None, today: date, soon: date) -> str:
    """时限颜色: grey (none), red (overdue), amber (due by `soon`), green; always shown with its word."""
    if due_on is None:
        return "grey"
    if due_on < today:
        return "red"
    return "amber" if due_on <= soon else "green"
