"""Verbs of the room. `open` shadows the built-in on purpose: correction.open reads as the sentence it is."""

from xiaoheng.loop.correction.services.amending import amend
from xiaoheng.loop.correction.services.mending import plan, submit
from xiaoheng.loop.correction.services.opening import open
from xiaoheng.loop.correction.services.verifying import close, send_back

__all__ = ["amend", "close", "open", "plan", "send_back", "submit"]
