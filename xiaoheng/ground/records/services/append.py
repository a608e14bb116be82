"""追加: one entry per verb, in the verb's own transaction, as its last step."""

import json
import secrets
from collections.abc import Callable, Mapping
from typing import Any

from django.db import transaction

from xiaoheng.ground.records import heads
from xiaoheng.ground.records.models import Entry, Head, Payload
from xiaoheng.lib import clock, digest

Listener = Callable[[Entry, list[int]], None]
_listeners: list[Listener] = []
FIELDS = ("log", "seq", "at", "actor", "role", "unit", "verb", "kind", "subject", "result", "commit", "prev")


def subscribe(listener: Listener) -> None:
    """Ask to be told of each entry within its transaction (the rulebook re-judges the units it touches)."""
    if listener not in _listeners:
        _listeners.append(listener)


def leaf_of(entry: Entry) -> str:
    """The leaf hash an entry must carry."""
    return digest.leaf({"v": 1, **{name: getattr(entry, name) for name in FIELDS}})


@transaction.atomic
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
    head = _locked_head(log)
    body = dict(payload or {})
    salt = secrets.token_bytes(32)
    entry = Entry(
        log=log,
        seq=head.seq + 1,
        at=clock.now().isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        actor=actor,
        role=role,
        unit=unit,
        verb=verb,
        kind=kind,
        subject=subject,
        result=result,
        commit=digest.commitment(salt, body),
        prev=head.leaf,
    )
    entry.leaf = leaf_of(entry)
    entry.save(force_insert=True)
    text = json.dumps(body, ensure_ascii=False, sort_keys=True)
    Payload.objects.create(entry=entry.pk, salt=salt, body=text)
    Head.objects.filter(log=log).update(seq=entry.seq, leaf=entry.leaf)
    transaction.on_commit(lambda: heads.remember(log, entry.seq, entry.leaf))
    if result == "done":
        for listener in _listeners:
            listener(entry, touched or [])
    return entry


def _locked_head(log: str) -> Head:
    Head.objects.get_or_create(log=log, defaults={"seq": 0, "leaf": digest.ZERO})
    return Head.objects.select_for_update().get(log=log)
