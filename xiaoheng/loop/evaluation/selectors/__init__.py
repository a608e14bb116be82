"""Reads of the room."""

from django.db.models import QuerySet

from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.selectors import in_scope
from xiaoheng.loop.evaluation.models import Appraisal, AppraisalItem
from xiaoheng.loop.evaluation.selectors.inbox import inbox

__all__ = ["appraisals", "inbox", "items"]


def appraisals(viewer: Viewer) -> QuerySet[Appraisal]:
    """年度评价: of schools in scope, the latest year first, then by school."""
    return Appraisal.objects.filter(in_scope(viewer)).select_related("unit").order_by("-year", "unit__code")


def items(viewer: Viewer) -> QuerySet[AppraisalItem]:
    """评价项 of the appraisals in sight, in the order of the sheet."""
    rows = AppraisalItem.objects.filter(in_scope(viewer, "appraisal__unit")).select_related("appraisal__unit")
    return rows.order_by("appraisal", "position")
