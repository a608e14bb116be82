"""转办与分解查询."""

from django.db.models import Q, QuerySet

from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.selectors import in_scope
from xiaoheng.ground.organisation.words import Role
from xiaoheng.loop.execution.models import Assignment, Handover, Part


def parts(viewer: Viewer) -> QuerySet[Part]:
    """分解任务 of schools in scope; an ordinary member sees the parts that are his."""
    rows = Part.objects.select_related("owner", "org", "assignment__item__directive", "assignment__unit")
    if viewer.roles() <= {Role.MEMBER} and not viewer.is_system:
        return rows.filter(owner=viewer.person)
    return rows.filter(in_scope(viewer, "assignment__unit") | Q(owner=viewer.person, owner__isnull=False))


def handed_over(assignment: Assignment) -> Handover | None:
    """现承办人 of an item, with the reason of the last change; None while the school as such is in charge."""
    return assignment.handovers.select_related("owner").last() if assignment.pk else None
