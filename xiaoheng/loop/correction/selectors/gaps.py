"""断点: where the loop is open: a decision that led to no work, an amendment that nothing caused."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.selectors import in_scope
from xiaoheng.loop.decisions.models import Resolution, Topic
from xiaoheng.loop.decisions.words import Outcome

RULES = ("P11", "P14")  # matters that make or amend a school's own rules


@dataclass(frozen=True)
class Gap:
    """断点: a query of the trace graph with its count, for the county overview."""

    key: str
    count: int


def decisions_without_task(viewer: Viewer) -> QuerySet[Resolution]:
    """有决议无任务: issued resolutions that were never carried out, the oldest first."""
    rows = Resolution.objects.filter(in_scope(viewer), outcome=Outcome.APPROVED, issued_on__isnull=False)
    return rows.filter(tasks__isnull=True).select_related("unit", "topic").order_by("issued_on", "id")


def amendments_without_cause(viewer: Viewer, matters: Iterable[str] = RULES) -> QuerySet[Topic]:
    """有修订无缘由: topics on the school's rules that answer no order and follow from no problem."""
    rows = Topic.objects.filter(in_scope(viewer), topic_matters__matter__code__in=list(matters))
    rows = rows.filter(answer__isnull=True, amendment__isnull=True).distinct()
    return rows.select_related("unit").order_by("proposed_on", "id")


def gaps(viewer: Viewer) -> list[Gap]:
    """断点计数."""
    return [
        Gap("decisions_without_task", decisions_without_task(viewer).count()),
        Gap("amendments_without_cause", amendments_without_cause(viewer).count()),
    ]
