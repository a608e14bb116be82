"""可见范围: a document is read by its issuers, by all below them, and by those above its keeper; and how it is found."""

from collections.abc import Collection
from datetime import date

from django.db.models import Q, QuerySet

from xiaoheng.ground.library.models import Cleanup, Document, Issuer
from xiaoheng.ground.library.words import Standing
from xiaoheng.ground.organisation.actors import Viewer, in_force
from xiaoheng.ground.organisation.models import Ancestry, Unit
from xiaoheng.ground.organisation.selectors import visible_unit_ids
from xiaoheng.lib.document_number import loosened


def documents(viewer: Viewer) -> QuerySet[Document]:
    """文库 in sight, the highest level first, the latest first."""
    rows = Document.objects.select_related("unit").prefetch_related("issuers")
    if not viewer.is_system:
        above = _above(viewer)
        issued = Issuer.objects.filter(unit__in=above).values("document")
        rows = rows.filter(Q(unit__in=visible_unit_ids(viewer)) | Q(unit__in=above) | Q(pk__in=issued))
    return rows.order_by("level", "-issued_on", "-pk")


def cleanups(viewer: Viewer) -> QuerySet[Cleanup]:
    """制度清理 in sight: of units in scope, and those that a superior has opened, the latest first."""
    rows = Cleanup.objects.select_related("unit").order_by("-opened_on", "-pk")
    if viewer.is_system:
        return rows
    return rows.filter(Q(unit__in=visible_unit_ids(viewer)) | Q(unit__in=_above(viewer)))


def filtered(
    rows: QuerySet[Document],
    day: date,
    *,
    level: int | None = None,
    kind: str = "",
    standing: str = "",
    unit: Unit | None = None,
    text: str = "",
) -> QuerySet[Document]:
    """筛选: by level, kind, standing on a day, keeper, and words of the title or the number."""
    rows = rows.filter(level=level) if level else rows
    rows = rows.filter(kind=kind) if kind else rows
    rows = rows.filter(unit=unit) if unit else rows
    if standing:
        rows = rows.filter(stands(standing, day))
    if words := text.strip():
        rows = rows.filter(Q(title__icontains=words) | Q(number__icontains=loosened(words)))
    return rows


def stands(standing: str, day: date) -> Q:
    """效力 as a filter: ahead, in force, over; each document is one of the three on every day."""
    if standing == Standing.AHEAD:
        return Q(since__gt=day)
    return in_force(day) if standing == Standing.IN_FORCE else Q(since__lte=day, until__lte=day)


def standing_of(row: Document, day: date) -> Standing:
    """效力 of one document on a day."""
    if row.in_force_on(day):
        return Standing.IN_FORCE
    return Standing.AHEAD if row.since > day else Standing.OVER


def numbered(viewer: Viewer, numbers: Collection[str]) -> dict[str, Document]:
    """文件 by number, where the viewer may read it."""
    wanted = [number for number in numbers if number]
    return {row.number: row for row in documents(viewer).filter(number__in=wanted)} if wanted else {}


def _above(viewer: Viewer) -> "QuerySet[Ancestry, int]":
    seats = [grant.unit for grant in viewer.grants]
    return Ancestry.objects.filter(unit__in=seats).values_list("ancestor", flat=True)
