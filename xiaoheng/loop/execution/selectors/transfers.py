"""转办他校查询."""

from django.db.models import Q, QuerySet

from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.selectors import in_scope
from xiaoheng.loop.execution.models import Directive, DirectiveItem, Target, Transfer
from xiaoheng.loop.execution.selectors.directives import live


def transfers(viewer: Viewer) -> QuerySet[Transfer]:
    """转办 from schools in scope."""
    return Transfer.objects.filter(in_scope(viewer)).select_related("item__directive__unit", "unit", "to")


def transfers_of(item: DirectiveItem, unit: Unit) -> list[Transfer]:
    """一项任务的转办: from a school and to it, the oldest first."""
    rows = Transfer.objects.filter(Q(unit=unit) | Q(to=unit), item=item)
    return list(rows.select_related("unit", "to"))


def asked_schools(directive: Directive) -> QuerySet[Unit]:
    """仍在要求之列的学校 of an order, by code."""
    asked = Target.objects.filter(live(), directive=directive)
    return Unit.objects.filter(pk__in=asked.values("unit")).order_by("code")
