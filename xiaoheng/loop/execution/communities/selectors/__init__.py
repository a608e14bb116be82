"""Reads of the room."""

from xiaoheng.loop.execution.communities.selectors.communities import (
    agreements,
    communities,
    entries,
    held,
    history,
    is_member,
    joiners,
    kinds,
    leaders,
    matches,
    members,
    open_entries,
    partners,
    projects,
    schools,
    steps,
)
from xiaoheng.loop.execution.communities.selectors.figures import Figures, figures, need_days, total, unmet, unsettled
from xiaoheng.loop.execution.communities.selectors.inbox import inbox
from xiaoheng.loop.execution.communities.selectors.proposals import Proposal, fits, proposals, proposals_for

__all__ = [
    "Figures",
    "Proposal",
    "agreements",
    "communities",
    "entries",
    "figures",
    "fits",
    "held",
    "history",
    "inbox",
    "is_member",
    "joiners",
    "kinds",
    "leaders",
    "matches",
    "members",
    "need_days",
    "open_entries",
    "partners",
    "projects",
    "proposals",
    "proposals_for",
    "schools",
    "steps",
    "total",
    "unmet",
    "unsettled",
]
