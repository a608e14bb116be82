"""Reads of the room: values in force, what the rules say, findings in sight."""

from xiaoheng.ground.rulebook.selectors.findings import Tally, counted, findings, tallies, values_of
from xiaoheng.ground.rulebook.selectors.inbox import inbox
from xiaoheng.ground.rulebook.selectors.parameters import NoValue, Value, parameter
from xiaoheng.ground.rulebook.selectors.pleas import asked_for, excusable, pleas
from xiaoheng.ground.rulebook.selectors.verdicts import judge, reach, report
from xiaoheng.ground.rulebook.selectors.wording import Worded, worded

__all__ = [
    "NoValue",
    "Tally",
    "Value",
    "Worded",
    "asked_for",
    "counted",
    "excusable",
    "findings",
    "inbox",
    "judge",
    "parameter",
    "pleas",
    "reach",
    "report",
    "tallies",
    "values_of",
    "worded",
]
