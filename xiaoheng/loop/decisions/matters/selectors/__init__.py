"""Reads of matters."""

from xiaoheng.loop.decisions.matters.selectors.history import meeting_history, topic_history
from xiaoheng.loop.decisions.matters.selectors.inbox import inbox
from xiaoheng.loop.decisions.matters.selectors.requirements import Requirements, catalogue, requirements
from xiaoheng.loop.decisions.matters.selectors.terms import reply_due
from xiaoheng.loop.decisions.matters.selectors.topics import (
    consultations,
    gates,
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
    "catalogue",
    "consultations",
    "gates",
    "gates_of",
    "inbox",
    "lacking",
    "meeting_history",
    "open_gates",
    "reply_due",
    "requirements",
    "resolutions",
    "tableable",
    "topic_history",
    "topics",
    "views_of",
]
