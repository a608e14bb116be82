"""Reads of matters."""

from xiaoheng.loop.decisions.matters.selectors.divided import must_refer
from xiaoheng.loop.decisions.matters.selectors.following import carried_over, publications, reports, sequel_of
from xiaoheng.loop.decisions.matters.selectors.history import meeting_history, topic_history
from xiaoheng.loop.decisions.matters.selectors.inbox import inbox
from xiaoheng.loop.decisions.matters.selectors.listed import Listed, catalogue, joined, listed
from xiaoheng.loop.decisions.matters.selectors.requirements import Requirements, requirements
from xiaoheng.loop.decisions.matters.selectors.talks import last_talk, talks
from xiaoheng.loop.decisions.matters.selectors.terms import publication_days, reply_due
from xiaoheng.loop.decisions.matters.selectors.topics import (
    consultations,
    gates,
    gates_of,
    hearing_body,
    lacking,
    open_gates,
    resolutions,
    tableable,
    topics,
    views_of,
)

__all__ = [
    "Listed",
    "Requirements",
    "carried_over",
    "catalogue",
    "consultations",
    "gates",
    "gates_of",
    "hearing_body",
    "inbox",
    "joined",
    "lacking",
    "last_talk",
    "listed",
    "meeting_history",
    "must_refer",
    "open_gates",
    "publication_days",
    "publications",
    "reply_due",
    "reports",
    "requirements",
    "resolutions",
    "sequel_of",
    "tableable",
    "talks",
    "topic_history",
    "topics",
    "views_of",
]
