"""Verbs of the room."""

from xiaoheng.loop.decisions.life.services.planning import Wanted, miss, plan, report, retract
from xiaoheng.loop.decisions.life.services.preparing import tick, untick
from xiaoheng.loop.decisions.life.services.talking import converse, strike_conversation

__all__ = [
    "Wanted",
    "converse",
    "miss",
    "plan",
    "report",
    "retract",
    "strike_conversation",
    "tick",
    "untick",
]
