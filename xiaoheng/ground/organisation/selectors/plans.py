"""预告的变更: what is decided for a unit and not in force, and what could not come about."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.models import PlannedChange, Unit
from xiaoheng.ground.organisation.selectors.scope import in_scope
from xiaoheng.ground.organisation.words import PlanState, Role
from xiaoheng.lib.duty import Duty

OPEN = (PlanState.ANNOUNCED, PlanState.STUCK)


def plans(viewer: Viewer) -> QuerySet[PlannedChange]:
    """预告的变更 of units in scope, the next first."""
    return PlannedChange.objects.filter(in_scope(viewer)).select_related("unit").order_by("on", "pk")


def inbox(viewer: Viewer) -> list[Duty]:
    """变更待办: what was announced and could not come about, for the clerks who announce and call off."""
    rows = plans(viewer).filter(state=PlanState.STUCK) if Role.COUNTY_CLERK in viewer.roles() else ()
    title = _("到期未能生效，待处理：%(what)s")
    return [
        Duty("organisation.call_off", row.unit.code, title % {"what": row.says}, row.unit.name, row.on) for row in rows
    ]


def plans_of(unit: Unit) -> QuerySet[PlannedChange]:
    """已定、未生效 of one unit, and what is to be settled by hand."""
    return PlannedChange.objects.filter(unit=unit, state__in=OPEN).order_by("on", "pk")
