"""Where a chain is taken hold of: from one row, the order, item, assignments, topics and problem it hangs on."""

from dataclasses import dataclass, field

from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.rulebook.models import Finding
from xiaoheng.loop.correction.models import Amendment, Problem
from xiaoheng.loop.correction.selectors.sources import source_row
from xiaoheng.loop.decisions.models import Topic
from xiaoheng.loop.evaluation.models import AppraisalItem
from xiaoheng.loop.execution.models import Answer, Assignment, Directive, DirectiveItem
from xiaoheng.loop.supervision.models import BulletinRow, InspectionResult


@dataclass
class Anchors:
    """锚点: what the chain of one school hangs on; what is None does not belong to this chain."""

    unit: Unit
    directive: Directive | None = None
    item: DirectiveItem | None = None
    assignments: list[Assignment] = field(default_factory=list)
    topics: list[Topic] = field(default_factory=list)
    year: int | None = None
    problem: Problem | None = None
    finding: Finding | None = None


def of_assignment(assignment: Assignment) -> Anchors:
    """From school × item: its order, and the topics that answer it."""
    anchors = Anchors(assignment.unit)
    _hold_item(anchors, assignment.item, [assignment])
    return anchors


def of_topic(topic: Topic) -> Anchors:
    """From a topic: the item it answers, else the problem that caused it, else the topic alone."""
    answer = (
        Answer.objects.filter(topic=topic).select_related("assignment__item__directive", "assignment__unit").first()
    )
    if answer:
        anchors = Anchors(topic.unit)
        _hold_item(anchors, answer.assignment.item, [answer.assignment])
        anchors.topics = [topic]
        return anchors
    amendment = Amendment.objects.filter(topic=topic).select_related("problem__unit").first()
    return of_problem(amendment.problem) if amendment else Anchors(topic.unit, topics=[topic])


def of_problem(problem: Problem) -> Anchors:
    """From a problem: down to its source, and from there to the order."""
    anchors = Anchors(problem.unit, problem=problem)
    source = source_row(problem)
    if isinstance(source, Assignment):
        _hold_item(anchors, source.item, [source])
    elif isinstance(source, InspectionResult):
        _hold_item(anchors, source.item, list(Assignment.objects.filter(item=source.item_id, unit=problem.unit_id)))
    elif isinstance(source, BulletinRow):
        _hold_directive(anchors, source.bulletin.directive)
    elif isinstance(source, AppraisalItem):
        anchors.year = source.appraisal.year
    elif isinstance(source, Finding):
        anchors.finding = source
    return anchors


def _hold_item(anchors: Anchors, item: DirectiveItem, assignments: list[Assignment]) -> None:
    anchors.item, anchors.assignments = item, assignments
    _hold_directive(anchors, item.directive)
    answers = Answer.objects.filter(assignment__in=assignments).select_related("topic__proposer").order_by("id")
    anchors.topics = [answer.topic for answer in answers]


def _hold_directive(anchors: Anchors, directive: Directive) -> None:
    anchors.directive, anchors.year = directive, directive.since.year
