"""Verbs of the room."""

from xiaoheng.ground.bodies.services.bodies import dissolve, found, renew
from xiaoheng.ground.bodies.services.book import BODIES_BOOK, import_
from xiaoheng.ground.bodies.services.chains import Charged, charge
from xiaoheng.ground.bodies.services.ending import annul, on_entry, wind_up
from xiaoheng.ground.bodies.services.kinds import load_kinds
from xiaoheng.ground.bodies.services.seats import seat, strike, told, unseat

__all__ = [
    "BODIES_BOOK",
    "Charged",
    "annul",
    "charge",
    "dissolve",
    "found",
    "import_",
    "load_kinds",
    "on_entry",
    "renew",
    "seat",
    "strike",
    "told",
    "unseat",
    "wind_up",
]
