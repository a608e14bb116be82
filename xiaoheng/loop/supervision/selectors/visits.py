"""督查查询."""

from django.db.models import Q, QuerySet

from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.selectors import in_scope
from xiaoheng.ground.organisation.words import Role
from xiaoheng.loop.execution import selectors as execution
from xiaoheng.loop.execution.models import Directive, DirectiveItem, Target
from xiaoheng.loop.execution.words import DirectiveState
from xiaoheng.loop.supervision.models import Inspection, InspectionResult
from xiaoheng.loop.supervision.selectors.checked import EVERYONE
from xiaoheng.loop.supervision.words import InspectionState


def inspections(viewer: Viewer) -> QuerySet[Inspection]:
    """督查记录: recorded visits to schools in scope, and the viewer's own drafts, the latest first."""
    seen = Q(state=InspectionState.RECORDED) | Q(inspector=viewer.account, inspector__isnull=False)
    rows = Inspection.objects.filter(seen, in_scope(viewer))
    return rows.select_related("unit", "directive", "inspector").order_by("-visited_on", "-id")


def results(viewer: Viewer) -> QuerySet[InspectionResult]:
    """督查结论 of the visits in sight."""
    rows = InspectionResult.objects.filter(inspection__in=inspections(viewer).order_by().values("pk"))
    return rows.select_related("item", "inspection__unit").order_by("inspection", "item__seq")


def inspectable(viewer: Viewer) -> QuerySet[Target]:
    """可督查: school × directive pairs in the viewer's own 片区, of orders issued."""
    zones = viewer.units(Role.INSPECTOR)
    rows = Target.objects.filter(
        unit__school__zone__in=zones, directive__state__in=(DirectiveState.ISSUED, DirectiveState.CLOSED)
    )
    return rows.select_related("unit", "directive").order_by("-directive", "unit__code")


def items_for(directive: Directive, unit: Unit) -> list[DirectiveItem]:
    """交办给该校的事项: in the order of the directive; none when the directive was not sent to the school."""
    sent = Target.objects.filter(directive=directive, unit=unit).select_related("unit")
    table = execution.board(EVERYONE, directive, sent)
    return [item for _target, line in table.rows for item, cell in zip(table.items, line, strict=True) if cell]
