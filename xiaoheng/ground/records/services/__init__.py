"""Verbs of the trail: append, verify, renew, store, stage."""

from xiaoheng.ground.records.services.append import append, subscribe
from xiaoheng.ground.records.services.files import open_file, store
from xiaoheng.ground.records.services.staging import Staged, discard, open_staged, stage
from xiaoheng.ground.records.services.verify import Fault, Verdict, examine, logs, renew, verify, verify_all

__all__ = [
    "Fault",
    "Staged",
    "Verdict",
    "append",
    "discard",
    "examine",
    "logs",
    "open_file",
    "open_staged",
    "renew",
    "stage",
    "store",
    "subscribe",
    "verify",
    "verify_all",
]
