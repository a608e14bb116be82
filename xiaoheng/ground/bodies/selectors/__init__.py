"""Reads of the room: bodies in sight, who sits in them on a day, chains, what a school lacks."""

from xiaoheng.ground.bodies.selectors.bodies import (
    Line,
    MakeUp,
    bodies,
    kinds,
    lines,
    make_up,
    members_on,
    past,
    seats,
    term_on,
)
from xiaoheng.ground.bodies.selectors.chains import Held, Level, chains, chains_of
from xiaoheng.ground.bodies.selectors.lacking import Lacking, Tally, lacking, tally, without

__all__ = [
    "Held",
    "Lacking",
    "Level",
    "Line",
    "MakeUp",
    "Tally",
    "bodies",
    "chains",
    "chains_of",
    "kinds",
    "lacking",
    "lines",
    "make_up",
    "members_on",
    "past",
    "seats",
    "tally",
    "term_on",
    "without",
]
