"""Reads of the room."""

from xiaoheng.loop.correction.selectors.facts import resolutions_for
from xiaoheng.loop.correction.selectors.gaps import Gap, amendments_without_cause, decisions_without_task, gaps
from xiaoheng.loop.correction.selectors.inbox import inbox
from xiaoheng.loop.correction.selectors.ledger import OVERDUE, Counts, amendments, counts, filtered, overdue, problems
from xiaoheng.loop.correction.selectors.sources import (
    Failure,
    failure_of,
    failures,
    problems_of,
    source_row,
    visible_failure,
)
from xiaoheng.loop.correction.selectors.trace import Node, Room, chain

__all__ = [
    "OVERDUE",
    "Counts",
    "Failure",
    "Gap",
    "Node",
    "Room",
    "amendments",
    "amendments_without_cause",
    "chain",
    "counts",
    "decisions_without_task",
    "failure_of",
    "failures",
    "filtered",
    "gaps",
    "inbox",
    "overdue",
    "problems",
    "problems_of",
    "resolutions_for",
    "source_row",
    "visible_failure",
]
