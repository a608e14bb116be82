"""Verbs of matters."""

from xiaoheng.loop.decisions.matters.services.catalogue import load_catalogue
from xiaoheng.loop.decisions.matters.services.consulting import consult
from xiaoheng.loop.decisions.matters.services.gates import pass_gate, report
from xiaoheng.loop.decisions.matters.services.issuing import issue, revise
from xiaoheng.loop.decisions.matters.services.resolving import resolve
from xiaoheng.loop.decisions.matters.services.tabling import cancel, table
from xiaoheng.loop.decisions.matters.services.topics import CHANGEABLE, close, propose, redraft

__all__ = [
    "CHANGEABLE",
    "cancel",
    "close",
    "consult",
    "issue",
    "load_catalogue",
    "pass_gate",
    "propose",
    "redraft",
    "report",
    "resolve",
    "revise",
    "table",
]
