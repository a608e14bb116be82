"""Reads of the room: values in force, what the rules say, findings in sight."""

from xiaoheng.ground.rulebook.selectors.findings import Tally, findings, tallies, values_of
from xiaoheng.ground.rulebook.selectors.forecast import Due, forecast, forecast_months
from xiaoheng.ground.rulebook.selectors.parameters import NoValue, Value, parameter, upcoming
from xiaoheng.ground.rulebook.selectors.standing import (
    WORST,
    Standing,
    by_county,
    by_rule,
    failing,
    standings,
    worst_by_rule,
)
from xiaoheng.ground.rulebook.selectors.verdicts import judge, reach, report
from xiaoheng.ground.rulebook.selectors.wording import Worded, worded

__all__ = [
    "WORST",
    "Due",
    "NoValue",
    "Standing",
    "Tally",
    "Value",
    "Worded",
    "by_county",
    "by_rule",
    "failing",
    "findings",
    "forecast",
    "forecast_months",
    "judge",
    "parameter",
    "reach",
    "report",
    "standings",
    "tallies",
    "upcoming",
    "values_of",
    "worded",
    "worst_by_rule",
]
