"""Verbs of meetings."""

from xiaoheng.loop.decisions.meetings.services.convening import convene, hold
from xiaoheng.loop.decisions.meetings.services.debate import recuse, speak
from xiaoheng.loop.decisions.meetings.services.minutes import draft_minutes, sign
from xiaoheng.loop.decisions.meetings.services.session import Mark, adjourn, attend, start, take_up
from xiaoheng.loop.decisions.meetings.services.voting import vote

__all__ = [
    "Mark",
    "adjourn",
    "attend",
    "convene",
    "draft_minutes",
    "hold",
    "recuse",
    "sign",
    "speak",
    "start",
    "take_up",
    "vote",
]
