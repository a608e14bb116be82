"""Verbs of meetings."""

from xiaoheng.loop.decisions.meetings.services.convening import convene, hold
from xiaoheng.loop.decisions.meetings.services.debate import recuse, speak, split
from xiaoheng.loop.decisions.meetings.services.minutes import draft_minutes, sign
from xiaoheng.loop.decisions.meetings.services.preparing import acknowledge, consent, notify
from xiaoheng.loop.decisions.meetings.services.session import Mark, adjourn, attend, start, take_up
from xiaoheng.loop.decisions.meetings.services.voting import vote

__all__ = [
    "Mark",
    "acknowledge",
    "adjourn",
    "attend",
    "consent",
    "convene",
    "draft_minutes",
    "hold",
    "notify",
    "recuse",
    "sign",
    "speak",
    "split",
    "start",
    "take_up",
    "vote",
]
