"""Reads of the room."""

from xiaoheng.loop.decisions.elections.selectors.counting import (
    assembly_round,
    elected,
    last_round,
    outstanding,
    reading,
    standing_for,
)
from xiaoheng.loop.decisions.elections.selectors.elections import (
    candidates,
    elections,
    floor_of,
    history,
    may_elect,
    roll,
    seat_bounds,
    term_end,
)
from xiaoheng.loop.decisions.elections.selectors.inbox import inbox
from xiaoheng.loop.decisions.elections.selectors.rolls import electors, is_direct

__all__ = [
    "assembly_round",
    "candidates",
    "elected",
    "elections",
    "electors",
    "floor_of",
    "history",
    "inbox",
    "is_direct",
    "last_round",
    "may_elect",
    "outstanding",
    "reading",
    "roll",
    "seat_bounds",
    "standing_for",
    "term_end",
]
