"""Verbs of the room."""

from xiaoheng.ground.organisation.services.accesses import look
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
from xiaoheng.ground.organisation.services.memberships import admit, convert, end_membership, move
from xiaoheng.ground.organisation.services.merging import close_unit, merge, split
from xiaoheng.ground.organisation.services.parties import begin_term, cover, dissolve, establish, upgrade
from xiaoheng.ground.organisation.services.passwords import change_password, must_change
from xiaoheng.ground.organisation.services.plans import announce, call_off, enact, enact_due, stall
from xiaoheng.ground.organisation.services.posts import appoint, leave
from xiaoheng.ground.organisation.services.requests import reply, request, withdraw
from xiaoheng.ground.organisation.services.schools import open_school, reassign, reclassify, rename
from xiaoheng.ground.organisation.services.ties import link, set_quota, unlink

__all__ = [
    "Plan",
    "admit",
    "announce",
    "appoint",
    "begin_term",
    "call_off",
    "change_password",
    "close_unit",
    "convert",
    "cover",
    "dissolve",
    "enact",
    "enact_due",
    "end_membership",
    "enrol",
    "establish",
    "export",
    "found",
    "grant",
    "import_",
    "import_accounts",
    "leave",
    "link",
    "look",
    "merge",
    "move",
    "must_change",
    "open_school",
    "preview",
    "reassign",
    "reclassify",
    "rename",
    "reply",
    "request",
    "revoke",
    "set_quota",
    "split",
    "stall",
    "undo_import",
    "undoing",
    "unlink",
    "upgrade",
    "withdraw",
]
