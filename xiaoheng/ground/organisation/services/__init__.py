"""Verbs of the room."""

from xiaoheng.ground.organisation.services.accounts import enrol, grant, revoke
from xiaoheng.ground.organisation.services.founding import found
from xiaoheng.ground.organisation.services.importing import Plan, import_, preview
from xiaoheng.ground.organisation.services.memberships import admit, convert, end_membership, move
from xiaoheng.ground.organisation.services.posts import appoint, leave
from xiaoheng.ground.organisation.services.requests import reply, request, withdraw

__all__ = [
    "Plan",
    "admit",
    "appoint",
    "convert",
    "end_membership",
    "enrol",
    "found",
    "grant",
    "import_",
    "leave",
    "move",
    "preview",
    "reply",
    "request",
    "revoke",
    "withdraw",
]
