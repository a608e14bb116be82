"""Reads of the room."""

from xiaoheng.loop.decisions.selectors.bodies import hearing, is_dual_role
from xiaoheng.loop.decisions.selectors.history import meeting_history, topic_history
from xiaoheng.loop.decisions.selectors.inbox import inbox
from xiaoheng.loop.decisions.selectors.meetings import agenda, consultations, gates, meetings, minutes, with_counts
from xiaoheng.loop.decisions.selectors.requirements import Requirements, catalogue, requirements
from xiaoheng.loop.decisions.selectors.session import Standing, standing_of
from xiaoheng.loop.decisions.selectors.terms import is_short_notice
from xiaoheng.loop.decisions.selectors.topics import (
    gates_of,
    lacking,
    open_gates,
    resolutions,
    tableable,
    topics,
    views_of,
)

__all__ = [
    "Requirements",
    "Standing",
    "agenda",
    "catalogue",
    "consultations",
    "gates",
    "gates_of",
    "hearing",
    "inbox",
    "is_dual_role",
    "is_short_notice",
    "lacking",
    "meeting_history",
    "meetings",
    "minutes",
    "open_gates",
    "requirements",
    "resolutions",
    "standing_of",
    "tableable",
    "topic_history",
    "topics",
    "views_of",
    "with_counts",
]
