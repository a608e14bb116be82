"""追加: one entry per verb, in the verb's own transaction, as its last step."""

import logging
import secrets
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from django.db import transaction

from xiaoheng.ground.records import heads
from xiaoheng.ground.records.models import Entry, Head, Payload
from xiaoheng.lib import clock, digest

logger = logging.getLogger(__name__)
Listener = Callable[[Entry, list[int]], None]
_listeners: list[Listener] = []
FIELDS = ("log", "seq", "at", "actor", "role", "unit", "verb", "kind", "subject", "result", "commit", "prev")


def subscribe(listener: Listener) -> None:
    """Ask to be told of each entry within its transaction (the rulebook re-judges the units it touches)."""
    if listener not in _listeners:
        _listeners.append(listener)


def leaf_of(fields: Mapping[str, str | int]) -> str:
    """The leaf hash that an entry with these FIELDS must carry."""
    return digest.leaf({"v": 1, **fields})


@transaction.atomic(savepoint=False)
def append(
    *,
    log: str,
    actor: str,
    role: str,
    unit: str,
    verb: str,
    kind: str = "",
    subject: str = "",
    result: str = "done",
    payload: Mapping[str, Any] | None = None,
    touched: list[int] | None = None,
) -> Entry:
    """追加留痕: chain one entry to its county's log and return it.

    `touched` are the units (primary keys) whose facts the verb changed, told to the listeners. Payload values are
    text, whole numbers, lists and mappings; floats raise ValueError.
    """
    base = _locked_head(log)
    body, salt = digest.canonical(payload or {}), secrets.token_bytes(32)
    fields: dict[str, str | int] = {
        "log": log,
        "seq": base.seq + 1,
        "at": clock.now().isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "actor": actor,
        "role": role,
        "unit": unit,
        "verb": verb,
        "kind": kind,
        "subject": subject,
        "result": result,
        "commit": digest.commitment(salt, body),
        "prev": base.leaf,
    }
    entry = Entry.objects.create(**fields, leaf=leaf_of(fields))
    Payload.objects.create(entry=entry.pk, salt=salt, body=body.decode())
    Head.objects.filter(log=log).update(seq=entry.seq, leaf=entry.leaf)
    _remember(base, heads.Known(log, entry.seq, entry.leaf))
    if result == "done":
        for listener in _listeners:
            listener(entry, touched or [])
    return entry


def _locked_head(log: str) -> heads.Known:
    """The head row under lock. Two first entries at once: the second waits for the first's row, then for its lock."""
    rows = Head.objects.select_for_update().filter(log=log).values_list("log", "seq", "leaf")
    if not (found := list(rows)):
        Head.objects.get_or_create(log=log, defaults={"seq": 0, "leaf": digest.ZERO})
        found = list(rows.all())
    base = heads.Known(*found[0])
    if base.seq == 0:
        heads.begin(log)
    return base


def _remember(base: heads.Known, entry: heads.Known) -> None:
    """A head file that cannot be written stops nobody's work: it is logged here and named by every verification."""
    try:
        heads.intend(base, entry)
    except (OSError, ValueError):
        logger.exception("链头文件未能写入：%s", entry.log)
    transaction.on_commit(partial(heads.settle, entry), robust=True)
