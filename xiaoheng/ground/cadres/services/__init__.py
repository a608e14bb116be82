"""Verbs of the room."""

from xiaoheng.ground.cadres.services.correcting import end, strike
from xiaoheng.ground.cadres.services.honours import commend, honour
from xiaoheng.ground.cadres.services.importing import import_
from xiaoheng.ground.cadres.services.people import attest, certify, confer, reserve, rotate, weigh
from xiaoheng.ground.cadres.services.portfolios import assign
from xiaoheng.ground.cadres.services.training import plan, train

__all__ = [
    "assign",
    "attest",
    "certify",
    "commend",
    "confer",
    "end",
    "honour",
    "import_",
    "plan",
    "reserve",
    "rotate",
    "strike",
    "train",
    "weigh",
]
