"""Reads of the room: bodies in sight, who sits in them on a day, chains, what a school lacks."""

from xiaoheng.ground.bodies.selectors.bodies import (
    Line,
    MakeUp,
    bare,
    bodies,
    kinds,
    lines,
    make_up,
    members_on,
    past,
    running,
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
    "bare",
    "bodies",
    "chains",
    "chains_of",
    "kinds",
    "lacking",
    "lines",
    "make_up",
    "members_on",
    "past",
    "running",
    "seats",
    "tally",
    "term_on",
    "without",
]
