"""Verbs of the room."""

from xiaoheng.ground.members.services.absences import absent, contact, expel, present, suspend
from xiaoheng.ground.members.services.development import apply, carry, decide, record, review, stop
from xiaoheng.ground.members.services.dues import collect, waive
from xiaoheng.ground.members.services.importing import import_, import_dues
from xiaoheng.ground.members.services.nurturing import advance, nurture
from xiaoheng.ground.members.services.told import Told
from xiaoheng.ground.members.services.transfers import accept, recall, refuse, resend, send

__all__ = [
    "Told",
    "absent",
    "accept",
    "advance",
    "apply",
    "carry",
    "collect",
    "contact",
    "decide",
    "expel",
    "import_",
    "import_dues",
    "nurture",
    "present",
    "recall",
    "record",
    "refuse",
    "resend",
    "review",
    "send",
    "stop",
    "suspend",
    "waive",
]
