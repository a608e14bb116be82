"""Verbs of the trail: append, verify, renew, store, take in, stage."""

from xiaoheng.ground.records.services.append import append, subscribe
from xiaoheng.ground.records.services.files import READABLE, open_file, store, take_in, words
from xiaoheng.ground.records.services.staging import Staged, discard, open_staged, stage
from xiaoheng.ground.records.services.verify import Fault, Verdict, examine, logs, renew, verify, verify_all
from xiaoheng.ground.records.uploads import plain_name, refuse_secret

__all__ = [
    "READABLE",
    "Fault",
    "Staged",
    "Verdict",
    "append",
    "discard",
    "examine",
    "logs",
    "open_file",
    "open_staged",
    "plain_name",
    "refuse_secret",
    "renew",
    "stage",
    "store",
    "subscribe",
    "take_in",
    "verify",
    "verify_all",
    "words",
]
