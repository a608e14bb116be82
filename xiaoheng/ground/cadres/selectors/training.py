"""培训查询: programmes with how many took part."""

from django.db.models import Count, QuerySet, Sum

from xiaoheng.ground.cadres.models import Programme
from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.selectors import in_scope


def programmes(viewer: Viewer) -> QuerySet[Programme]:
    """培训班 in scope, the latest first, with the number of participants and their hours."""
    rows = Programme.objects.filter(in_scope(viewer)).select_related("unit")
    counted = rows.annotate(people=Count("trainings"), total=Sum("trainings__hours", default=0))
    return counted.order_by("-since", "-pk")
