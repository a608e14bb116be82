"""Reads of the room: the library in sight, what rests on what, a document's history, the progress of clean-ups."""

from xiaoheng.ground.library.selectors.chain import Node, above, baseless, basis_gone, below, resting_on, text_of
from xiaoheng.ground.library.selectors.cleanups import Tally, entries, inbox, progress, summed, tallies
from xiaoheng.ground.library.selectors.history import Event, history, relations
from xiaoheng.ground.library.selectors.sight import cleanups, documents, filtered, numbered, standing_of, stands

__all__ = [
    "Event",
    "Node",
    "Tally",
    "above",
    "baseless",
    "basis_gone",
    "below",
    "cleanups",
    "documents",
    "entries",
    "filtered",
    "history",
    "inbox",
    "numbered",
    "progress",
    "relations",
    "resting_on",
    "standing_of",
    "stands",
    "summed",
    "tallies",
    "text_of",
]
