"""Verbs of the room; those of a notice are in intake."""

from xiaoheng.loop.execution.services.answers import answer, carry_out, finish
from xiaoheng.loop.execution.services.exceptions import decline, exempt, extend, grant
from xiaoheng.loop.execution.services.issuing import close, issue
from xiaoheng.loop.execution.services.orders import Wording, draft, put_item, revise, strike_item
from xiaoheng.loop.execution.services.reviews import approve, doubt, send_back
from xiaoheng.loop.execution.services.submissions import Upload, sign, submit

__all__ = [
    "Upload",
    "Wording",
    "answer",
    "approve",
    "carry_out",
    "close",
    "decline",
    "doubt",
    "draft",
    "exempt",
    "extend",
    "finish",
    "grant",
    "issue",
    "put_item",
    "revise",
    "send_back",
    "sign",
    "strike_item",
    "submit",
]
