"""What the pages of result tables show, put together from the selectors."""

from itertools import groupby
from typing import Any

from django.db.models import QuerySet

from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.policy import may
from xiaoheng.ground.organisation.words import Role
from xiaoheng.ground.records import selectors as records
from xiaoheng.lib import clock
from xiaoheng.loop.execution import selectors as execution
from xiaoheng.loop.execution.models import Directive
from xiaoheng.loop.supervision import selectors as supervision
from xiaoheng.loop.supervision.models import Bulletin, BulletinRow
from xiaoheng.loop.supervision.words import BulletinState, ContestState, ExplanationState

TONES = {BulletinState.FROZEN: "amber", BulletinState.PUBLISHED: "green", BulletinState.SUPERSEDED: "grey"}


def freezable(viewer: Viewer) -> "QuerySet[Directive]":
    """Issued orders of the viewer's own county that have no table yet."""
    rows = execution.issued(viewer).filter(unit__in=viewer.units(Role.COUNTY_CLERK))
    return rows.filter(bulletins__isnull=True)


def bulletin_context(viewer: Viewer, row: Bulletin) -> dict[str, Any]:
    """The table by kind of school, its formula, the contests in sight, and what may be done now."""
    rows = list(supervision.rows(viewer, row))
    frozen = row.state == BulletinState.FROZEN
    contests = list(supervision.contests(viewer).filter(row__bulletin__directive=row.directive_id))
    waiting = {one.row_id for one in contests if one.state == ContestState.OPEN}
    answering = {one.pk for one in contests if one.state == ContestState.OPEN and _may_answer(viewer, one)}
    disputed = bool(row.open_contests)  # type: ignore[attr-defined]
    may_publish = frozen and may(viewer, "supervision.publish", row.unit, row)
    return {
        "bulletin": row,
        "tone": TONES[BulletinState(row.state)],
        "groups": [(one[0].get_group_display(), one) for one in _grouped(rows)],
        "contestable": _contestable(viewer, row, rows) - waiting if frozen else set(),
        "owed": _owed(viewer, rows),
        "contests": contests,
        "answering": answering,
        "publish": may_publish,
        "ready": may_publish and clock.today() > row.contest_until and not disputed,
        "whole": row.state == BulletinState.PUBLISHED or supervision.governs(viewer, row),
        "versions": Bulletin.objects.filter(directive=row.directive_id).order_by("version"),
        "trail": records.history("supervision.bulletin", str(row.pk)),
    }


def _grouped(rows: list[BulletinRow]) -> list[list[BulletinRow]]:
    return [list(part) for _group, part in groupby(rows, key=lambda row: row.group)]


def _contestable(viewer: Viewer, table: Bulletin, rows: list[BulletinRow]) -> set[int]:
    if clock.today() > table.contest_until:
        return set()
    leading = viewer.units(Role.SECRETARY, Role.PRINCIPAL, Role.OFFICE)
    return {row.pk for row in rows if row.unit_id in leading}


def _owed(viewer: Viewer, rows: list[BulletinRow]) -> set[int]:
    leading = viewer.units(Role.SECRETARY)
    due = [row for row in rows if row.unit_id in leading and hasattr(row, "explanation")]
    return {row.pk for row in due if row.explanation.state == ExplanationState.DUE}


def _may_answer(viewer: Viewer, contest: Any) -> bool:
    return may(viewer, "supervision.answer_contest", contest.row.unit, contest)
