"""Verbs of the room."""

from xiaoheng.loop.execution.campaigns.services.entrants import conclude, plan
from xiaoheng.loop.execution.campaigns.services.opening import close, join, open_, revise, start
from xiaoheng.loop.execution.campaigns.services.recording import attach, award, reach, strike, tally
from xiaoheng.loop.execution.campaigns.services.templates import adopt, load

__all__ = [
    "adopt",
    "attach",
    "award",
    "close",
    "conclude",
    "join",
    "load",
    "open_",
    "plan",
    "reach",
    "revise",
    "start",
    "strike",
    "tally",
]
