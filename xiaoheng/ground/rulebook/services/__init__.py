"""Verbs of the room; `judge` is offered here too because callers of `evaluate` look for both in one place."""

from xiaoheng.ground.rulebook.selectors.verdicts import judge
from xiaoheng.ground.rulebook.services.enact import enact
from xiaoheng.ground.rulebook.services.evaluate import catch_up, evaluate, on_entry, rejudge
from xiaoheng.ground.rulebook.services.load import Loaded, load
from xiaoheng.ground.rulebook.services.override import override
from xiaoheng.ground.rulebook.services.pleas import decline, excuse, plead, rescind, withdraw
from xiaoheng.ground.rulebook.services.snapshot import snapshot

__all__ = [
    "Loaded",
    "catch_up",
    "decline",
    "enact",
    "evaluate",
    "excuse",
    "judge",
    "load",
    "on_entry",
    "override",
    "plead",
    "rejudge",
    "rescind",
    "snapshot",
    "withdraw",
]
