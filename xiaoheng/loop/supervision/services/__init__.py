"""Verbs of the room."""

from xiaoheng.loop.supervision.services.bulletins import freeze, publish
from xiaoheng.loop.supervision.services.contests import answer_contest, contest
from xiaoheng.loop.supervision.services.explanations import explain
from xiaoheng.loop.supervision.services.visits import Found, inspect, note, visit

__all__ = ["Found", "answer_contest", "contest", "explain", "freeze", "inspect", "note", "publish", "visit"]
