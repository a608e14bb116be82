"""Verbs of the room."""

from xiaoheng.loop.decisions.elections.services.counting import recount, tally
from xiaoheng.loop.decisions.elections.services.preparing import ask, cancel, nominate, prepare
from xiaoheng.loop.decisions.elections.services.reporting import confirm, report
from xiaoheng.loop.decisions.elections.services.session import attend, begin, leave_short, open_, seat

__all__ = [
    "ask",
    "attend",
    "begin",
    "cancel",
    "confirm",
    "leave_short",
    "nominate",
    "open_",
    "prepare",
    "recount",
    "report",
    "seat",
    "tally",
]
