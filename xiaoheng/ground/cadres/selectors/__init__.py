"""Reads of the room: who is in sight, a person's timeline, a school's board, who is known to leave."""

from xiaoheng.ground.cadres.selectors.board import Board, Charged, Seat, board, charged, loads
from xiaoheng.ground.cadres.selectors.leavings import leavings
from xiaoheng.ground.cadres.selectors.own import Own, own
from xiaoheng.ground.cadres.selectors.people import audience, people, sees_reserve
from xiaoheng.ground.cadres.selectors.records import key_of, record
from xiaoheng.ground.cadres.selectors.reserves import reserves, rotations
from xiaoheng.ground.cadres.selectors.timeline import Moment, timeline
from xiaoheng.ground.cadres.selectors.training import programmes

__all__ = [
    "Board",
    "Charged",
    "Moment",
    "Own",
    "Seat",
    "audience",
    "board",
    "charged",
    "key_of",
    "leavings",
    "loads",
    "own",
    "people",
    "programmes",
    "record",
    "reserves",
    "rotations",
    "sees_reserve",
    "timeline",
]
