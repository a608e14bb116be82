"""Verbs of the room, and the claims of the ticker (which nobody decides: they are no verbs)."""

from xiaoheng.ground.reminders.services.choosing import choose
from xiaoheng.ground.reminders.services.delivering import Slot, claim, expire, give_back, plan, settle
from xiaoheng.ground.reminders.services.feeds import hit, miss, open_feed, revoke_feed

__all__ = [
    "Slot",
    "choose",
    "claim",
    "expire",
    "give_back",
    "hit",
    "miss",
    "open_feed",
    "plan",
    "revoke_feed",
    "settle",
]
