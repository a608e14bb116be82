"""Reads of meetings."""

from xiaoheng.loop.decisions.meetings.selectors.bodies import chair_of, hearing, is_dual_role
from xiaoheng.loop.decisions.meetings.selectors.meetings import agenda, meetings, minutes, with_counts
from xiaoheng.loop.decisions.meetings.selectors.preparing import Clash, clashes, notices
from xiaoheng.loop.decisions.meetings.selectors.session import Standing, standing_of
from xiaoheng.loop.decisions.meetings.selectors.terms import is_locked, is_short_notice

__all__ = [
    "Clash",
    "Standing",
    "agenda",
    "chair_of",
    "clashes",
    "hearing",
    "is_dual_role",
    "is_locked",
    "is_short_notice",
    "meetings",
    "minutes",
    "notices",
    "standing_of",
    "with_counts",
]
