"""Verbs of matters."""

from xiaoheng.loop.decisions.matters.services.accounting import assess, report_back
from xiaoheng.loop.decisions.matters.services.catalogue import load_catalogue
from xiaoheng.loop.decisions.matters.services.consulting import consult
from xiaoheng.loop.decisions.matters.services.gates import pass_gate, report
from xiaoheng.loop.decisions.matters.services.issuing import issue, revise
from xiaoheng.loop.decisions.matters.services.publishing import clear, publicise, publish, screen, withdraw
from xiaoheng.loop.decisions.matters.services.referring import refer
from xiaoheng.loop.decisions.matters.services.referring import told as split_told
from xiaoheng.loop.decisions.matters.services.resolving import resolve
from xiaoheng.loop.decisions.matters.services.tabling import cancel, table
from xiaoheng.loop.decisions.matters.services.talking import strike_talk, talk
from xiaoheng.loop.decisions.matters.services.topics import CHANGEABLE, close, propose, redraft
from xiaoheng.loop.decisions.matters.services.varying import adopt_list, refuse_variant, vary

__all__ = [
    "CHANGEABLE",
    "adopt_list",
    "assess",
    "cancel",
    "clear",
    "close",
    "consult",
    "issue",
    "load_catalogue",
    "pass_gate",
    "propose",
    "publicise",
    "publish",
    "redraft",
    "refer",
    "refuse_variant",
    "report",
    "report_back",
    "resolve",
    "revise",
    "screen",
    "split_told",
    "strike_talk",
    "table",
    "talk",
    "vary",
    "withdraw",
]
