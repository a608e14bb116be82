"""溯源: from the sentence of a notice to the tasks of a resolution, and back."""

from dataclasses import dataclass, field

from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.selectors import in_scope
from xiaoheng.loop.decisions.models import Resolution, Topic
from xiaoheng.loop.execution.models import Answer, Assignment, Directive, DirectiveItem, DraftTask, Notice, Task


@dataclass
class Trace:
    """溯源链: each link as far as it exists. `source` is the exact sentence of the notice, `span` its place there."""

    assignment: Assignment
    item: DirectiveItem
    directive: Directive
    draft: DraftTask | None = None
    notice: Notice | None = None
    source: str = ""
    span: tuple[int, int] | None = None
    answers: list[Answer] = field(default_factory=list)
    resolutions: list[Resolution] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)


def trace(viewer: Viewer, assignment: Assignment) -> Trace | None:
    """一项任务的溯源链; None when the assignment is out of the viewer's sight."""
    rows = Assignment.objects.filter(in_scope(viewer), pk=assignment.pk)
    row = rows.select_related("item__directive__unit", "item__draft__notice", "unit").first()
    return _of(row) if row else None


def trace_topic(viewer: Viewer, topic: Topic) -> Trace | None:
    """一个议题的溯源链: the order that it answers, if it answers one."""
    answer = Answer.objects.filter(topic=topic).select_related("assignment").first()
    return trace(viewer, answer.assignment) if answer else None


def _of(row: Assignment) -> Trace:
    chain = Trace(row, row.item, row.item.directive)
    if row.item.draft is not None:
        chain.draft, chain.notice = row.item.draft, row.item.draft.notice
        chain.source, chain.span = row.item.draft.source, (row.item.draft.start, row.item.draft.end)
    chain.answers = list(Answer.objects.filter(assignment=row).select_related("topic").order_by("id"))
    topics = [answer.topic_id for answer in chain.answers]
    chain.resolutions = list(Resolution.objects.filter(topic__in=topics).select_related("topic").order_by("id"))
    chain.tasks = list(
        Task.objects.filter(resolution__in=chain.resolutions).select_related("owner").order_by("due_on", "id")
    )
    return chain
