"""Verbs of the room."""

from xiaoheng.ground.organisation.services.accounts import enrol, grant, revoke
from xiaoheng.ground.organisation.services.founding import found
from xiaoheng.ground.organisation.services.importing import (
    Plan,
    export,
    import_,
    import_accounts,
    preview,
    undo_import,
    undoing,
)
from xiaoheng.ground.organisation.services.posts import appoint, leave
from xiaoheng.ground.organisation.services.requests import reply, request, withdraw

__all__ = [
    "Plan",
    "appoint",
    "enrol",
    "export",
    "found",
    "grant",
    "import_",
    "import_accounts",
    "leave",
    "preview",
    "reply",
    "request",
    "revoke",
    "undo_import",
    "undoing",
    "withdraw",
]
