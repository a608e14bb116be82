"""整改台账查询."""

from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet

from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.selectors import in_scope
from xiaoheng.lib import clock
from xiaoheng.loop.correction.models import Amendment, Problem
from xiaoheng.loop.correction.words import ProblemState

OVERDUE = "overdue"


def problems(viewer: Viewer) -> QuerySet[Problem]:
    """问题: of units in scope, the most urgent first, closed ones last."""
    rows = Problem.objects.filter(in_scope(viewer)).select_related("unit", "owner", "submitter", "verifier")
    return rows.order_by(F("closed_on").asc(nulls_first=True), F("due_on").asc(nulls_last=True), "id")


def overdue() -> Q:
    """逾期: past its deadline and neither handed in nor closed."""
    waiting = (ProblemState.OPEN, ProblemState.MENDING, ProblemState.RETURNED)
    return Q(due_on__lt=clock.today(), state__in=waiting)


def filtered(
    rows: "QuerySet[Problem]", *, state: str = "", source: str | None = None, unit: str = ""
) -> "QuerySet[Problem]":
    """筛选: by state (or `overdue`), kind of source and unit code; an empty value does not filter."""
    if state == OVERDUE:
        rows = rows.filter(overdue())
    elif state:
        rows = rows.filter(state=state)
    if source is not None:
        rows = rows.filter(source_kind=source)
    return rows.filter(unit__code=unit) if unit else rows


@dataclass(frozen=True)
class Counts:
    """计数: of the ledger in sight; the closing rate is always shown with its numbers."""

    total: int
    closed: int
    overdue: int
    states: tuple[tuple[str, str, int], ...]  # value, label, how many

    @property
    def permille(self) -> int | None:
        """销号率 in permille, rounded down; None when there are no problems."""
        return self.closed * 1000 // self.total if self.total else None


def counts(rows: "QuerySet[Problem]") -> Counts:
    """台账计数: by state, in one query."""
    kinds = {state.value: Count("pk", filter=Q(state=state)) for state in ProblemState}
    found = rows.order_by().aggregate(total=Count("pk"), late=Count("pk", filter=overdue()), **kinds)
    states = tuple((state.value, str(state.label), found[state.value]) for state in ProblemState)
    return Counts(found["total"], found[ProblemState.CLOSED], found["late"], states)


def amendments(viewer: Viewer) -> QuerySet[Amendment]:
    """修订: amendments that problems led to, with their topics."""
    rows = Amendment.objects.filter(in_scope(viewer, "problem__unit"))
    return rows.select_related("problem__unit", "topic").order_by("-id")
