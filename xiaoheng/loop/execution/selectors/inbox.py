"""待办: what waits for a viewer in this room. Subject: sign, issue → order; submit → item; confirm → notice;
approve, grant → assignment; finish → task."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.selectors import in_scope
from xiaoheng.ground.organisation.words import Role
from xiaoheng.lib.duty import Duty
from xiaoheng.loop.execution.models import Assignment, Directive, Extension, Notice, Target, Task
from xiaoheng.loop.execution.selectors.worklist import SCHOOL, own_targets, works
from xiaoheng.loop.execution.words import (
    AssignmentState,
    DirectiveState,
    ExtensionState,
    NoticeState,
    TargetState,
    TaskState,
)

MOST = 200  # an inbox shows the most urgent; lists show all


def inbox(viewer: Viewer) -> list[Duty]:
    """待办: duties of the viewer's posts, set-wise."""
    found: list[Duty] = []
    if viewer.units(*SCHOOL):
        targets = own_targets(viewer)
        found += [*_to_sign(targets), *_to_submit(targets)]
    if clerk := viewer.units(Role.COUNTY_CLERK):
        found += [*_to_review(clerk), *_to_answer(clerk), *_to_confirm(clerk), *_to_issue(clerk)]
    return [*found, *_to_finish(viewer)]


def _to_sign(targets: list[Target]) -> Iterator[Duty]:
    for target in targets:
        if target.state == TargetState.SENT:
            yield Duty("execution.sign", target.directive_id, str(target.directive), target.unit.name)


def _to_submit(targets: list[Target]) -> Iterator[Duty]:
    for work in works(targets):
        if work.target.state == TargetState.SIGNED and (work.is_open or work.cell.state == AssignmentState.SUBMITTED):
            waiting = not work.is_open
            yield Duty(
                "execution.submit", work.item.pk, work.item.title, work.target.unit.name, work.cell.due_on, waiting
            )


def _to_review(units: list[int]) -> Iterator[Duty]:
    rows = Assignment.objects.filter(state=AssignmentState.SUBMITTED, item__directive__unit__in=units)
    for row in rows.select_related("item", "unit").order_by("submitted_on", "id")[:MOST]:
        yield Duty("execution.approve", row.pk, row.item.title, row.unit.name, row.due_on)


def _to_answer(units: list[int]) -> Iterator[Duty]:
    rows = Extension.objects.filter(state=ExtensionState.ASKED, assignment__item__directive__unit__in=units)
    for row in rows.select_related("assignment__item", "assignment__unit").order_by("asked_on", "id")[:MOST]:
        title = _("延期申请：%(title)s") % {"title": row.assignment.item.title}
        yield Duty("execution.grant", row.assignment_id, title, row.assignment.unit.name, row.assignment.due_on)


def _to_confirm(units: list[int]) -> Iterator[Duty]:
    rows = Notice.objects.filter(unit__in=units, state=NoticeState.RECEIVED).select_related("unit").defer("raw")
    for row in rows.order_by("id")[:MOST]:
        yield Duty("execution.confirm", row.pk, row.title, row.unit.name)


def _to_issue(units: list[int]) -> Iterator[Duty]:
    rows = Directive.objects.filter(unit__in=units, state__in=(DirectiveState.DRAFT, DirectiveState.ISSUING))
    for row in rows.select_related("unit").order_by("id")[:MOST]:
        yield Duty("execution.issue", row.pk, row.title, row.unit.name)


def _to_finish(viewer: Viewer) -> Iterator[Duty]:
    if viewer.person is None:
        return
    rows = Task.objects.filter(in_scope(viewer), owner=viewer.person, state=TaskState.OPEN).select_related("unit")
    for row in rows.order_by("due_on", "id")[:MOST]:
        yield Duty("execution.finish", row.pk, row.title, row.unit.name, row.due_on)
