"""Reads of the trail."""

import json
from typing import Any

from django.db.models import QuerySet

from xiaoheng.ground.records.models import Entry, Payload


def history(kind: str, subject: str) -> QuerySet[Entry]:
    """对象履历: entries about one object, oldest first. The caller has already shown that the viewer may see it."""
    return Entry.objects.filter(kind=kind, subject=str(subject)).order_by("id")


def histories(kind: str, subjects: list[str]) -> QuerySet[Entry]:
    """履历 of several objects of one kind, oldest first; the same condition as for one."""
    return Entry.objects.filter(kind=kind, subject__in=subjects).order_by("id")


def of_units(codes: list[str]) -> QuerySet[Entry]:
    """单位留痕: entries of the named units, newest first."""
    return Entry.objects.filter(unit__in=codes).order_by("-id")


def by_actor(uid: str) -> QuerySet[Entry]:
    """本人已办: what one actor has done, newest first."""
    return Entry.objects.filter(actor=uid, result="done").order_by("-id")


def payloads(entries: list[Entry]) -> dict[int, dict[str, Any]]:
    """Readable payloads of the entries, by entry id."""
    rows = Payload.objects.filter(entry__in=[entry.pk for entry in entries])
    return {row.entry: json.loads(row.body) for row in rows}
