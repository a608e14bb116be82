"""Verbs of the room; those of a notice are in intake."""

from xiaoheng.loop.execution.services.answers import answer, carry_out, finish
from xiaoheng.loop.execution.services.changing import amend, join, recall
from xiaoheng.loop.execution.services.exceptions import decline, exempt, extend, grant
from xiaoheng.loop.execution.services.issuing import close, issue
from xiaoheng.loop.execution.services.nudging import nudge
from xiaoheng.loop.execution.services.orders import Wording, draft, put_item, revise, strike_item
from xiaoheng.loop.execution.services.parts import Share, complete, give_back, hand_over, share
from xiaoheng.loop.execution.services.reviews import approve, doubt, send_back
from xiaoheng.loop.execution.services.signing import discard, hand_back, present, sign_off
from xiaoheng.loop.execution.services.submissions import Upload, sign, submit
from xiaoheng.loop.execution.services.transfers import allow_transfer, decline_transfer, request_transfer, transfer

__all__ = [
    "Share",
    "Upload",
    "Wording",
    "allow_transfer",
    "amend",
    "answer",
    "approve",
    "carry_out",
    "close",
    "complete",
    "decline",
    "decline_transfer",
    "discard",
    "doubt",
    "draft",
    "exempt",
    "extend",
    "finish",
    "give_back",
    "grant",
    "hand_back",
    "hand_over",
    "issue",
    "join",
    "nudge",
    "present",
    "put_item",
    "recall",
    "request_transfer",
    "revise",
    "send_back",
    "share",
    "sign",
    "sign_off",
    "strike_item",
    "submit",
    "transfer",
]
