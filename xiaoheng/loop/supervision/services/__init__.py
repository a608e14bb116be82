"""Verbs of the room."""

from xiaoheng.loop.supervision.services.bulletins import freeze, publish
from xiaoheng.loop.supervision.services.cases import Grounds, decide, hear, open_case, settle
from xiaoheng.loop.supervision.services.contests import answer_contest, contest
from xiaoheng.loop.supervision.services.explanations import explain
from xiaoheng.loop.supervision.services.spot_checks import digest, draw, judge, pick
from xiaoheng.loop.supervision.services.team_reports import report, strike_report
from xiaoheng.loop.supervision.services.visits import Found, inspect, note, visit

__all__ = [
    "Found",
    "Grounds",
    "answer_contest",
    "contest",
    "decide",
    "digest",
    "draw",
    "explain",
    "freeze",
    "hear",
    "inspect",
    "judge",
    "note",
    "open_case",
    "pick",
    "publish",
    "report",
    "settle",
    "strike_report",
    "visit",
]
