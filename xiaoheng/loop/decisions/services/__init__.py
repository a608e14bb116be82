"""Verbs of the room."""

from xiaoheng.loop.decisions.services.catalogue import load_catalogue
from xiaoheng.loop.decisions.services.consulting import consult
from xiaoheng.loop.decisions.services.debate import recuse, speak
from xiaoheng.loop.decisions.services.gates import pass_gate, report
from xiaoheng.loop.decisions.services.meetings import cancel, convene, hold, table
from xiaoheng.loop.decisions.services.minutes import draft_minutes, issue, revise, sign
from xiaoheng.loop.decisions.services.session import Mark, adjourn, attend, start, take_up
from xiaoheng.loop.decisions.services.topics import CHANGEABLE, close, propose, redraft
from xiaoheng.loop.decisions.services.voting import resolve, vote

__all__ = [
    "CHANGEABLE",
    "Mark",
    "adjourn",
    "attend",
    "cancel",
    "close",
    "consult",
    "convene",
    "draft_minutes",
    "hold",
    "issue",
    "load_catalogue",
    "pass_gate",
    "propose",
    "recuse",
    "redraft",
    "report",
    "resolve",
    "revise",
    "sign",
    "speak",
    "start",
    "table",
    "take_up",
    "vote",
]
