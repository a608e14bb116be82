"""后备与交流查询."""

from django.db.models import Q, QuerySet

from xiaoheng.ground.cadres.models import Reserve, Rotation
from xiaoheng.ground.cadres.selectors.people import sees_reserve
from xiaoheng.ground.organisation.actors import Viewer, in_force
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.selectors import in_scope
from xiaoheng.lib import clock


def reserves(viewer: Viewer, unit: Unit | None = None) -> QuerySet[Reserve]:
    """后备干部 listed today in scope, or of one unit; none for who need not see them."""
    if not sees_reserve(viewer):
        return Reserve.objects.none()
    rows = Reserve.objects.filter(in_scope(viewer, "person__unit"), in_force(clock.today()))
    rows = rows.filter(person__unit=unit) if unit else rows
    return rows.select_related("person__unit").order_by("level", "person__code")


def rotations(unit: Unit) -> QuerySet[Rotation]:
    """交流轮岗 out of a unit and into it, in force today."""
    here = Q(person__unit=unit) | Q(target=unit)
    rows = Rotation.objects.filter(here, in_force(clock.today())).select_related("person__unit", "target")
    return rows.order_by("since", "pk")
