"""Verbs of the trail: append, verify, store."""

from xiaoheng.ground.records.services.append import append, subscribe
from xiaoheng.ground.records.services.files import open_file, store
from xiaoheng.ground.records.services.verify import Fault, verify

__all__ = ["Fault", "append", "open_file", "store", "subscribe", "verify"]
