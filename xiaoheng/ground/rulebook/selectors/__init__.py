"""Reads of the room: values in force, what the rules say, findings in sight."""

from xiaoheng.ground.rulebook.selectors.bounds import check, outgrown
from xiaoheng.ground.rulebook.selectors.findings import Tally, counted, findings, tallies, values_of
from xiaoheng.ground.rulebook.selectors.forecast import Due, forecast, forecast_end, forecast_months
from xiaoheng.ground.rulebook.selectors.inbox import inbox
from xiaoheng.ground.rulebook.selectors.parameters import Line, NoValue, Value, parameter, parameters, upcoming
from xiaoheng.ground.rulebook.selectors.pleas import asked_for, excusable, pleas
from xiaoheng.ground.rulebook.selectors.standing import (
    WORST,
    Standing,
    by_county,
    by_rule,
    failing,
    standings,
    worst_by_rule,
)
from xiaoheng.ground.rulebook.selectors.texts import texts
from xiaoheng.ground.rulebook.selectors.trial import Trial, rules_of, trial
from xiaoheng.ground.rulebook.selectors.verdicts import judge, reach, reports
from xiaoheng.ground.rulebook.selectors.wording import Worded, worded

__all__ = [
    "WORST",
    "Due",
    "Line",
    "NoValue",
    "Standing",
    "Tally",
    "Trial",
    "Value",
    "Worded",
    "asked_for",
    "by_county",
    "by_rule",
    "check",
    "counted",
    "excusable",
    "failing",
    "findings",
    "forecast",
    "forecast_end",
    "forecast_months",
    "inbox",
    "judge",
    "outgrown",
    "parameter",
    "parameters",
    "pleas",
    "reach",
    "reports",
    "rules_of",
    "standings",
    "tallies",
    "texts",
    "trial",
    "upcoming",
    "values_of",
    "worded",
    "worst_by_rule",
]
