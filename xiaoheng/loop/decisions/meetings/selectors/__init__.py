"""Reads of meetings."""

from xiaoheng.loop.decisions.meetings.selectors.bodies import chair_of, expected, hearing, is_dual_role
from xiaoheng.loop.decisions.meetings.selectors.books import minute_book, to_confirm, urgent_acts, waiting_acts
from xiaoheng.loop.decisions.meetings.selectors.meetings import agenda, meetings, minutes, with_counts
from xiaoheng.loop.decisions.meetings.selectors.preparing import Clash, awaited, clashes, notices, summonses
from xiaoheng.loop.decisions.meetings.selectors.projecting import Projection, is_shut_out, projection
from xiaoheng.loop.decisions.meetings.selectors.resting import Rest, discover, resting, rests
from xiaoheng.loop.decisions.meetings.selectors.session import Standing, standing_of
from xiaoheng.loop.decisions.meetings.selectors.terms import is_locked, is_short_notice

__all__ = [
    "Clash",
    "Projection",
    "Rest",
    "Standing",
    "agenda",
    "awaited",
    "chair_of",
    "clashes",
    "discover",
    "expected",
    "hearing",
    "is_dual_role",
    "is_locked",
    "is_short_notice",
    "is_shut_out",
    "meetings",
    "minute_book",
    "minutes",
    "notices",
    "projection",
    "resting",
    "rests",
    "standing_of",
    "summonses",
    "to_confirm",
    "urgent_acts",
    "waiting_acts",
    "with_counts",
]
