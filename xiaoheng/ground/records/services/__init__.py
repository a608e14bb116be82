"""Verbs of the trail: append, verify, renew, store."""

from xiaoheng.ground.records.services.append import append, subscribe
from xiaoheng.ground.records.services.files import open_file, store
from xiaoheng.ground.records.services.verify import Fault, Verdict, examine, logs, renew, verify, verify_all

__all__ = [
    "Fault",
    "Verdict",
    "append",
    "examine",
    "logs",
    "open_file",
    "renew",
    "store",
    "subscribe",
    "verify",
    "verify_all",
]
