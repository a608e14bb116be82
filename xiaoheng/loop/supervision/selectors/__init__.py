"""Reads of the room."""

from xiaoheng.loop.supervision.selectors.bulletins import bulletins, contests, explanations, governs, rows
from xiaoheng.loop.supervision.selectors.cases import TEAM, answerable, cases, concerning, grounds_of
from xiaoheng.loop.supervision.selectors.checked import Checked, checked
from xiaoheng.loop.supervision.selectors.inbox import inbox
from xiaoheng.loop.supervision.selectors.procedure import (
    Cell,
    Period,
    by_faults,
    cells,
    fault_rules,
    faults,
    held,
    meetings_of,
    totals,
)
from xiaoheng.loop.supervision.selectors.results import latest_verdicts
from xiaoheng.loop.supervision.selectors.spot_checks import (
    checked_meetings,
    checked_points,
    drawable,
    faults_of,
    spot_checks,
)
from xiaoheng.loop.supervision.selectors.team_reports import (
    Reporting,
    party_items,
    reporters,
    reporting,
    rhythm,
    team_reports,
)
from xiaoheng.loop.supervision.selectors.visits import inspectable, inspections, items_for, results

__all__ = [
    "TEAM",
    "Cell",
    "Checked",
    "Period",
    "Reporting",
    "answerable",
    "bulletins",
    "by_faults",
    "cases",
    "cells",
    "checked",
    "checked_meetings",
    "checked_points",
    "concerning",
    "contests",
    "drawable",
    "explanations",
    "fault_rules",
    "faults",
    "faults_of",
    "governs",
    "grounds_of",
    "held",
    "inbox",
    "inspectable",
    "inspections",
    "items_for",
    "latest_verdicts",
    "meetings_of",
    "party_items",
    "reporters",
    "reporting",
    "results",
    "rhythm",
    "rows",
    "spot_checks",
    "team_reports",
    "totals",
]
