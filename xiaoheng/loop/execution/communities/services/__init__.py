"""Verbs of the room."""

from xiaoheng.loop.execution.communities.services.book import LISTS_BOOK, import_
from xiaoheng.loop.execution.communities.services.ending import dissolve, leave
from xiaoheng.loop.execution.communities.services.founding import found, join, renew
from xiaoheng.loop.execution.communities.services.kinds import load_kinds
from xiaoheng.loop.execution.communities.services.listing import amend, list_, strike
from xiaoheng.loop.execution.communities.services.matching import accept, decline, propose
from xiaoheng.loop.execution.communities.services.outcomes import close, drop, report, send_back
from xiaoheng.loop.execution.communities.services.pasting import paste
from xiaoheng.loop.execution.communities.services.projects import launch, plan, step

__all__ = [
    "LISTS_BOOK",
    "accept",
    "amend",
    "close",
    "decline",
    "dissolve",
    "drop",
    "found",
    "import_",
    "join",
    "launch",
    "leave",
    "list_",
    "load_kinds",
    "paste",
    "plan",
    "propose",
    "renew",
    "report",
    "send_back",
    "step",
    "strike",
]
