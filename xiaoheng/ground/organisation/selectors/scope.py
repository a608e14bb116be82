"""可见范围: what a viewer may see is a subquery of units, so that every selector composes with it."""

from functools import reduce
from operator import or_
from typing import Any

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
    ways = _ways(viewer)
    return Q(**{f"{path}__in": ways[0] if len(ways) == 1 else visible_unit_ids(viewer)})


def visible_unit_ids(viewer: Viewer) -> QuerySet[Unit, int]:
    """Primary keys of the units in the viewer's scope, as a subquery."""
    rows = (
        Unit.objects.all()
        if viewer.is_system
        else Unit.objects.filter(reduce(or_, (Q(pk__in=way) for way in _ways(viewer))))
    )
    return rows.values_list("pk", flat=True).order_by()


def _ways(viewer: Viewer) -> list[Any]:
    """What leads to the viewer's units: rows or keys for each kind of role he holds; no keys where he holds none.

    Nearly everybody holds one kind, and then one subquery is enough: a page asks this of almost every table.
    """
    found: list[Any] = []
    if above := viewer.units(*ABOVE):
        found.append(Ancestry.objects.filter(ancestor__in=above).values("unit"))
    if zones := viewer.units(Role.INSPECTOR):
        found.append(School.objects.filter(zone__in=zones).values("unit"))
    if own := viewer.units(*INSIDE):
        found.append(own)
    return found or [[]]


def units(viewer: Viewer) -> QuerySet[Unit]:
    """单位: units in scope that exist today."""
    return Unit.objects.filter(in_force(clock.today()), in_scope(viewer, "pk"))


def schools(viewer: Viewer) -> QuerySet[Unit]:
    """学校: schools in scope, with their school facts at hand."""
    return units(viewer).filter(kind=UnitKind.SCHOOL).select_related("school", "superior")
