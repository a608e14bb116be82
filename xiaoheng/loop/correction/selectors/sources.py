"""问题来源: what failed in the rooms below and may become a problem: one queryset per kind, all read the same way."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import reduce
from typing import Any

from django.apps import apps
from django.db.models import F, Model, QuerySet
from django.db.models.functions import Coalesce

from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.selectors import in_scope
from xiaoheng.ground.rulebook.models import Finding
from xiaoheng.ground.rulebook.selectors.wording import worded
from xiaoheng.ground.rulebook.words import Outcome
from xiaoheng.lib import clock
from xiaoheng.loop.correction.models import Problem
from xiaoheng.loop.correction.words import ProblemState, Source
from xiaoheng.loop.evaluation.models import AppraisalItem
from xiaoheng.loop.execution.models import Assignment
from xiaoheng.loop.execution.words import AssignmentState
from xiaoheng.loop.supervision.models import BulletinRow, CheckedPoint, InspectionResult
from xiaoheng.loop.supervision.words import BulletinState, Compliance, InspectionState, Verdict


@dataclass(frozen=True)
class Failure:
    """未通过事项: a row that may become a problem, with the words that the problem starts from."""

    kind: str
    key: str
    unit: int
    unit_name: str
    title: str
    on: date | None

    @property
    def label(self) -> str:
        """来源 in words."""
        return str(Source(self.kind).label)


@dataclass(frozen=True)
class Reader:
    """How one kind is read: which rows failed, where their unit stands, what they are called (all at once)."""

    failed: Callable[[], QuerySet[Any]]
    unit: str
    titles: Callable[[list[Any]], list[str]]
    on: Callable[[Any], date | None]


def _results() -> QuerySet[InspectionResult]:
    bad = (Verdict.FALSE, Verdict.PARTIAL)
    rows = InspectionResult.objects.filter(verdict__in=bad, inspection__state=InspectionState.RECORDED)
    return rows.select_related("item", "inspection__unit")


def _points() -> QuerySet[CheckedPoint]:
    return CheckedPoint.objects.filter(verdict=Compliance.BREAKS).select_related("checked__unit", "checked__meeting")


def _returned() -> QuerySet[Assignment]:
    return Assignment.objects.filter(state=AssignmentState.RETURNED).select_related("item", "unit")


def _findings() -> QuerySet[Finding]:
    """Those an exception excuses are left out; a problem that is late is in the ledger already."""
    rows = Finding.objects.filter(ended=0, plea=None, outcome=Outcome.BREAKS).exclude(subject_kind="problem")
    return rows.select_related("unit")


def _low_rows() -> QuerySet[BulletinRow]:
    rows = BulletinRow.objects.filter(low=True, bulletin__state=BulletinState.PUBLISHED)
    return rows.select_related("bulletin__directive", "unit")


def _short_items() -> QuerySet[AppraisalItem]:
    rows = AppraisalItem.objects.alias(standing_points=Coalesce("override", "points"))
    return rows.filter(standing_points__lt=F("weight")).select_related("appraisal__unit")


def _each(title: Callable[[Any], str]) -> Callable[[list[Any]], list[str]]:
    return lambda rows: [title(row) for row in rows]


def _finding_titles(rows: list[Finding]) -> list[str]:
    """In the rulebook's words; a finding of a rule that is no longer registered goes by its clause."""
    said = {one.row.pk: one.reason for one in worded(rows, clock.today())}
    return [said.get(row.pk, row.clause) for row in rows]


READERS: dict[str, Reader] = {
    Source.INSPECTION: Reader(
        _results,
        "inspection__unit",
        _each(lambda row: f"{row.item.title}：{row.get_verdict_display()}。{row.remark}"),
        lambda row: row.inspection.visited_on,
    ),
    Source.SPOT_CHECK: Reader(
        _points,
        "checked__unit",
        _each(
            lambda row: (
                f"{row.checked.meeting.held_on}{row.checked.meeting.get_kind_display()}：{row.get_point_display()}"
            )
        ),
        lambda row: row.checked.checked_on,
    ),
    Source.REVIEW: Reader(_returned, "unit", _each(lambda row: row.item.title), lambda row: row.submitted_on),
    Source.FINDING: Reader(_findings, "unit", _finding_titles, lambda row: row.opened_on),
    Source.BULLETIN: Reader(
        _low_rows,
        "unit",
        _each(lambda row: f"{row.bulletin.directive.title}：第{row.rank}名"),
        lambda row: row.bulletin.published_on,
    ),
    Source.APPRAISAL: Reader(
        _short_items,
        "appraisal__unit",
        _each(lambda row: f"{row.title}：{row.missing}"),
        lambda row: row.appraisal.as_of,
    ),
}


def failure_of(kind: str, key: str) -> Failure | None:
    """The failure that a source row stands for; None when it did not fail, or is of no kind known here."""
    reader = READERS.get(kind)
    if reader is None or not key.isdecimal() or len(key) > 18:
        return None
    return next(iter(_failures(kind, list(reader.failed().filter(pk=key)))), None)


def visible_failure(viewer: Viewer, kind: str, key: str) -> Failure | None:
    """The same, within the viewer's scope."""
    failure = failure_of(kind, key)
    seen = failure and Unit.objects.filter(in_scope(viewer, "pk"), pk=failure.unit).exists()
    return failure if seen else None


def failures(viewer: Viewer, kinds: Iterable[str] = tuple(READERS), limit: int = 50) -> list[Failure]:
    """待转问题: failures of schools in scope that no problem was ever made of, the latest of each kind first."""
    found: list[Failure] = []
    for kind in kinds:
        reader = READERS[kind]
        known = [int(key) for key in Problem.objects.filter(source_kind=kind).values_list("source", flat=True)]
        rows = reader.failed().filter(in_scope(viewer, reader.unit)).exclude(pk__in=known)
        found += _failures(kind, list(rows.order_by("-pk")[:limit]))
    return found


def problems_of(viewer: Viewer, kind: str, keys: Iterable[Any]) -> dict[str, Problem]:
    """由来源找问题: the open (else the latest) problem of each source row, by key; what a row's button leads to."""
    rows = Problem.objects.filter(in_scope(viewer), source_kind=kind, source__in=[str(key) for key in keys])
    return {row.source: row for row in sorted(rows, key=lambda row: (row.state != ProblemState.CLOSED, row.pk))}


def source_row(of: Problem | Failure) -> Model | None:
    """来源行: the row a problem was made of, or a failure stands for, whatever has become of it since."""
    kind, key = (of.source_kind, of.source) if isinstance(of, Problem) else (of.kind, of.key)
    row: Model | None = apps.get_model(kind)._default_manager.filter(pk=key).first() if kind else None
    return row


def _failures(kind: str, rows: list[Any]) -> list[Failure]:
    reader = READERS[kind]
    found = []
    for row, title in zip(rows, reader.titles(rows), strict=True):
        unit: Unit = reduce(getattr, reader.unit.split("__"), row)
        found.append(Failure(kind, str(row.pk), unit.pk, unit.name, title[:200], reader.on(row)))
    return found
