"""Reads of the room: values in force, what the rules say, findings in sight."""

from xiaoheng.ground.rulebook.selectors.findings import Tally, findings, tallies, values_of
from xiaoheng.ground.rulebook.selectors.parameters import NoValue, Value, parameter
from xiaoheng.ground.rulebook.selectors.verdicts import judge, reach, report
from xiaoheng.ground.rulebook.selectors.wording import Worded, worded

__all__ = [
    "NoValue",
    "Tally",
    "Value",
    "Worded",
    "findings",
    "judge",
    "parameter",
    "reach",
    "report",
    "tallies",
    "values_of",
    "worded",
]
