"""Reads of the room."""

from xiaoheng.loop.decisions.life.selectors.board import BoardRow, board
from xiaoheng.loop.decisions.life.selectors.inbox import inbox
from xiaoheng.loop.decisions.life.selectors.package import Column, Month, Record, columns, month_of
from xiaoheng.loop.decisions.life.selectors.plans import (
    BRANCHES,
    Line,
    Quarterly,
    day_of,
    entries,
    line_of,
    meetings_of,
    orgs,
    pair,
    quarterly,
)
from xiaoheng.loop.decisions.life.selectors.proposing import proposed
from xiaoheng.loop.decisions.life.selectors.rhythm import Beat, rhythm
from xiaoheng.loop.decisions.life.selectors.steps import (
    Preparation,
    linkable,
    preparations,
    steps,
    yearly_kinds,
    yearly_meetings,
)
from xiaoheng.loop.decisions.life.selectors.talks import (
    Circle,
    Progress,
    circle,
    conversations,
    counts,
    day_of_year,
    leads,
    left_of,
    ordered,
    progress,
)
from xiaoheng.loop.decisions.life.selectors.terms import plan_due, report_due, talks_needed

__all__ = [
    "BRANCHES",
    "Beat",
    "BoardRow",
    "Circle",
    "Column",
    "Line",
    "Month",
    "Preparation",
    "Progress",
    "Quarterly",
    "Record",
    "board",
    "circle",
    "columns",
    "conversations",
    "counts",
    "day_of",
    "day_of_year",
    "entries",
    "inbox",
    "leads",
    "left_of",
    "line_of",
    "linkable",
    "meetings_of",
    "month_of",
    "ordered",
    "orgs",
    "pair",
    "plan_due",
    "preparations",
    "progress",
    "proposed",
    "quarterly",
    "report_due",
    "rhythm",
    "steps",
    "talks_needed",
    "yearly_kinds",
    "yearly_meetings",
]
