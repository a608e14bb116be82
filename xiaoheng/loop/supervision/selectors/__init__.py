"""Reads of the room."""

from xiaoheng.loop.supervision.selectors.bulletins import bulletins, contests, explanations, governs, rows
from xiaoheng.loop.supervision.selectors.checked import Checked, checked
from xiaoheng.loop.supervision.selectors.inbox import inbox
from xiaoheng.loop.supervision.selectors.results import latest_verdicts
from xiaoheng.loop.supervision.selectors.visits import inspectable, inspections, items_for, results

__all__ = [
    "Checked",
    "bulletins",
    "checked",
    "contests",
    "explanations",
    "governs",
    "inbox",
    "inspectable",
    "inspections",
    "items_for",
    "latest_verdicts",
    "results",
    "rows",
]
