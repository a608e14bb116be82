"""决议任务查询."""

from django.db.models import F, Q, QuerySet

from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.selectors import in_scope
from xiaoheng.ground.organisation.words import Role
from xiaoheng.loop.decisions.models import Resolution
from xiaoheng.loop.execution.models import Answer, Extension, Task

# Within a school, an ordinary member sees the tasks he owns.
WHOLE_SCHOOL = (Role.SECRETARY, Role.PRINCIPAL, Role.OFFICE, Role.TEAM_MEMBER)


def tasks(viewer: Viewer) -> QuerySet[Task]:
    """决议任务 in the viewer's scope: open ones first, the most urgent on top; then what was done, the latest on top."""
    order = F("done_on").desc(nulls_first=True), "due_on", "id"
    rows = Task.objects.select_related("unit", "owner", "resolution__topic").order_by(*order)
    if viewer.roles() <= {Role.MEMBER} and not viewer.is_system:
        return rows.filter(owner=viewer.person)
    return rows.filter(in_scope(viewer) | Q(owner=viewer.person, owner__isnull=False))


def tasks_of(viewer: Viewer, resolution: Resolution) -> QuerySet[Task]:
    """一项决议的任务."""
    return tasks(viewer).filter(resolution=resolution)


def answers(viewer: Viewer) -> QuerySet[Answer]:
    """以决策作答: which topics answer which items, for schools in scope."""
    rows = Answer.objects.filter(in_scope(viewer, "assignment__unit"))
    return rows.select_related("topic", "assignment__item__directive", "assignment__unit").order_by("id")


def extensions(viewer: Viewer) -> QuerySet[Extension]:
    """延期申请 of schools in scope, unanswered first."""
    rows = Extension.objects.filter(in_scope(viewer, "assignment__unit"))
    return rows.select_related("assignment__item__directive", "assignment__unit").order_by("state", "asked_on", "id")
