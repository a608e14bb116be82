"""可见范围: what a viewer may see is a subquery of units, so that every selector composes with it."""

from django.db.models import Q, QuerySet

from xiaoheng.ground.organisation.actors import Viewer, in_force
from xiaoheng.ground.organisation.models import Ancestry, School, Unit
from xiaoheng.ground.organisation.words import Role, UnitKind
from xiaoheng.lib import clock

ABOVE = (Role.COUNTY_LEADER, Role.COUNTY_CLERK, Role.AUDITOR)
INSIDE = (Role.SECRETARY, Role.PRINCIPAL, Role.OFFICE, Role.TEAM_MEMBER, Role.MEMBER)


def in_scope(viewer: Viewer, path: str = "unit") -> Q:
    """A filter on any table that reaches a unit through `path`: below county roles, own for school roles, by 片区."""
    if viewer.is_system:
        return Q()
    return Q(**{f"{path}__in": visible_unit_ids(viewer)})


def visible_unit_ids(viewer: Viewer) -> QuerySet[Unit, int]:
    """Primary keys of the units in the viewer's scope, as a subquery."""
    below = Ancestry.objects.filter(ancestor__in=viewer.units(*ABOVE)).values("unit")
    zones = School.objects.filter(zone__in=viewer.units(Role.INSPECTOR)).values("unit")
    own = viewer.units(*INSIDE)
    rows = (
        Unit.objects.all()
        if viewer.is_system
        else Unit.objects.filter(Q(pk__in=below) | Q(pk__in=zones) | Q(pk__in=own))
    )
    return rows.values_list("pk", flat=True).order_by()


def units(viewer: Viewer) -> QuerySet[Unit]:
    """单位: units in scope that exist today."""
    return Unit.objects.filter(in_force(clock.today()), in_scope(viewer, "pk"))


def schools(viewer: Viewer) -> QuerySet[Unit]:
    """学校: schools in scope, with their school facts at hand."""
    return units(viewer).filter(kind=UnitKind.SCHOOL).select_related("school", "superior")
