"""Reads of the room."""

from xiaoheng.loop.decisions.assemblies.selectors.assemblies import (
    Count,
    asking,
    assemblies,
    book,
    count_of,
    history,
    holder_of,
    holders,
    questions,
    questions_of,
)
from xiaoheng.loop.decisions.assemblies.selectors.inbox import inbox
from xiaoheng.loop.decisions.assemblies.selectors.rolls import Holder, Roll, presiders, roll_of

__all__ = [
    "Count",
    "Holder",
    "Roll",
    "asking",
    "assemblies",
    "book",
    "count_of",
    "history",
    "holder_of",
    "holders",
    "inbox",
    "presiders",
    "questions",
    "questions_of",
    "roll_of",
]
