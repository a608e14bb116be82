"""Reads of the room."""

from django.db.models import QuerySet

from xiaoheng.ground.calendars.models import SchoolTerm
from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.selectors import in_scope
from xiaoheng.lib import calendar


def terms(viewer: Viewer) -> QuerySet[SchoolTerm]:
    """校历 that holds at the viewer's own seat, the latest term first."""
    seats = [grant.unit for grant in viewer.grants]
    return (
        SchoolTerm.objects.filter(unit__down__unit__in=seats).select_related("unit").distinct().order_by("-first", "pk")
    )


def kept(viewer: Viewer) -> QuerySet[SchoolTerm]:
    """本县校历: the terms of units in the viewer's scope."""
    return SchoolTerm.objects.filter(in_scope(viewer)).select_related("unit")


def terms_of(unit: Unit) -> list[calendar.Term]:
    """校历 of the nearest unit above (or of the unit itself) that keeps one, as plain days; one query."""
    rows = SchoolTerm.objects.filter(unit__down__unit=unit).order_by("unit__down__depth", "first")
    found = list(rows.values_list("unit", "year", "season", "first", "last"))
    return [calendar.Term(*row[1:]) for row in found if row[0] == found[0][0]]
