"""请示件查询."""

from django.db.models import Q, QuerySet

from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.models import SuperiorRequest
from xiaoheng.ground.organisation.selectors.scope import visible_unit_ids


def requests_for(viewer: Viewer) -> QuerySet[SuperiorRequest]:
    """请示（报告）: those sent by units in scope, or received by a unit of the viewer's, the most urgent first."""
    rows = SuperiorRequest.objects.select_related("unit", "superior").order_by("due_on", "id")
    if viewer.is_system:
        return rows
    return rows.filter(Q(unit__in=visible_unit_ids(viewer)) | Q(superior__in=[g.unit for g in viewer.grants]))
