"""The steps of a chain, in the order of the loop: each reads its own rows, in one query.

A step that could have rows and has none yields one node without a key; a step outside this chain yields nothing.
"""

from collections.abc import Callable, Iterator
from typing import Any

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from xiaoheng.loop.correction.models import Amendment, Problem
from xiaoheng.loop.correction.selectors.trace.anchors import Anchors
from xiaoheng.loop.correction.selectors.trace.nodes import Node, Room
from xiaoheng.loop.correction.words import Source
from xiaoheng.loop.decisions.models import Resolution, Topic
from xiaoheng.loop.evaluation.models import Appraisal, AppraisalItem
from xiaoheng.loop.execution.models import Review, Submission, Task
from xiaoheng.loop.supervision.models import BulletinRow, InspectionResult
from xiaoheng.loop.supervision.words import InspectionState, Verdict

Found = Iterator[Node]


def notice(held: Anchors) -> Found:
    """通知原文: the sentence of the notice the item was read from; the order's basis where there is no notice."""
    if held.directive is None:
        return
    step, paper = _("通知原文"), held.directive.notice
    draft = held.item.draft if held.item else None
    if paper is None:
        yield Node(Room.DECISION, _("决策依据"), title=held.directive.basis)
        return
    title = draft.source if draft else paper.title
    note = f"{paper.title}{paper.doc_no}"
    yield Node(Room.DECISION, step, "execution.notice", paper.pk, title, "", paper.issued_on, paper.issuer, note)


def order(held: Anchors) -> Found:
    """交办单 and the item of it."""
    row = held.directive
    if row is None:
        return
    state, title = str(row.get_state_display()), f"{row.title}{row.number}"
    yield Node(Room.EXECUTION, _("交办单"), "execution.directive", row.pk, title, state, row.issued_on, row.unit.name)
    if held.item:
        text = held.item.text if held.item.text != held.item.title else ""
        kind, item = "execution.directiveitem", held.item
        yield Node(Room.EXECUTION, _("交办事项"), kind, item.pk, item.title, on=item.due_on, note=text)


def assignment(held: Anchors) -> Found:
    """学校办理."""
    if held.item is None:
        return
    step = _("学校办理")
    for row in held.assignments:
        state = str(row.get_state_display())
        yield Node(
            Room.EXECUTION, step, "execution.assignment", row.pk, held.unit.name, state, row.due_on, held.unit.name
        )
    if not held.assignments:
        yield Node(Room.EXECUTION, step)


def topics(held: Anchors) -> Found:
    """议题."""
    yield from (_topic(row, _("议题"), Room.DECISION) for row in held.topics)
    if held.item and not held.topics:
        yield Node(Room.DECISION, _("议题"))


def resolutions(held: Anchors) -> Found:
    """决议 of the topics, and the tasks they led to."""
    if not held.topics:
        return
    rows = Resolution.objects.filter(topic__in=held.topics).order_by("decided_on", "id")
    found = [_resolution(row, _("决议"), Room.DECISION) for row in rows]
    yield from found or [Node(Room.DECISION, _("决议"))]


def tasks(held: Anchors) -> Found:
    """决议任务."""
    if not held.topics:
        return
    rows = Task.objects.filter(resolution__topic__in=held.topics).select_related("owner").order_by("due_on", "id")
    found = [
        Node(
            Room.EXECUTION,
            _("决议任务"),
            "execution.task",
            row.pk,
            row.title,
            str(row.get_state_display()),
            row.done_on or row.due_on,
            row.owner.name,
        )
        for row in rows
    ]
    yield from found or [Node(Room.EXECUTION, _("决议任务"))]


def submissions(held: Anchors) -> Found:
    """提交, each followed by its review."""
    if held.item is None:
        return
    rows = (
        Submission.objects.filter(assignment__in=held.assignments).select_related("review").prefetch_related("evidence")
    )
    found = list(rows.order_by("submitted_on", "id"))
    for row in found:
        papers = "、".join(evidence.title for evidence in row.evidence.all())
        yield Node(
            Room.EXECUTION, _("提交"), "execution.submission", row.pk, papers or row.note, "", row.submitted_on,
            row.by_name, row.note if papers else "",
        )  # fmt: skip
        review = getattr(row, "review", None)
        yield _review(review) if review else Node(Room.EXECUTION, _("复核"))
    if not found:
        yield Node(Room.EXECUTION, _("提交"))


def inspections(held: Anchors) -> Found:
    """督查 of the item at this school; what was not checked is left out."""
    if held.item is None:
        return
    rows = InspectionResult.objects.filter(
        item=held.item, inspection__unit=held.unit, inspection__state=InspectionState.RECORDED
    ).exclude(verdict=Verdict.UNSEEN)
    found = [
        Node(
            Room.SUPERVISION,
            _("督查"),
            "supervision.inspection",
            row.inspection_id,
            row.remark or held.item.title,
            str(row.get_verdict_display()),
            row.inspection.visited_on,
            _name(row.inspection.inspector),
        )
        for row in rows.select_related("inspection__inspector").order_by("inspection__visited_on", "id")
    ]
    yield from found or [Node(Room.SUPERVISION, _("督查"))]


def bulletins(held: Anchors) -> Found:
    """通报: the school's row in each version of the order's table."""
    if held.directive is None:
        return
    rows = BulletinRow.objects.filter(bulletin__directive=held.directive, unit=held.unit)
    found = []
    for row in rows.select_related("bulletin__unit").order_by("bulletin__version"):
        table = row.bulletin
        rank = _("同类%(size)s所中第%(rank)s名") % {"size": row.group_size, "rank": row.rank} if row.rank else ""
        title = _("核实完成%(good)s项，共计入%(of)s项") % {"good": row.verified, "of": row.counted}
        day = table.published_on or table.frozen_on
        state = str(table.get_state_display())
        found.append(
            Node(
                Room.SUPERVISION, _("通报"), "supervision.bulletin", table.pk, title, state, day, table.unit.name, rank
            )
        )
    yield from found or [Node(Room.SUPERVISION, _("通报"))]


def findings(held: Anchors) -> Found:
    """制度检查: the finding a problem came from."""
    row = held.finding
    if row:
        yield Node(
            Room.SUPERVISION, _("制度检查"), "rulebook.finding", row.pk, row.rule, "", row.opened_on, "", row.clause
        )


def appraisals(held: Anchors) -> Found:
    """评价 of the year."""
    if held.year is None:
        return
    row = Appraisal.objects.filter(unit=held.unit, year=held.year).first()
    if row is None:
        yield Node(Room.EVALUATION, _("年度评价"))
        return
    state = f"{row.get_state_display()} · {row.get_level_display()}"
    title = _("%(year)s年度评价") % {"year": row.year}
    yield Node(Room.EVALUATION, _("年度评价"), "evaluation.appraisal", row.pk, title, state, row.closed_on or row.as_of)


def problems(held: Anchors) -> Found:
    """问题 and the amendments they led to, with their resolutions."""
    rows = problems_along(held)
    for row in rows:
        actor = row.owner.name if row.owner else ""
        on = row.closed_on or row.opened_on
        state = str(row.get_state_display())
        yield Node(Room.CORRECTION, _("问题"), "correction.problem", row.pk, row.title, state, on, actor, row.measure)
    if not rows:
        if held.directive:
            yield Node(Room.CORRECTION, _("问题"))
        return
    topics = [row.topic for row in Amendment.objects.filter(problem__in=rows).select_related("topic__proposer")]
    for topic in topics:
        yield _topic(topic, _("修订议题"), Room.CORRECTION)
    if not topics:
        yield Node(Room.CORRECTION, _("修订议题"))
    for resolution in Resolution.objects.filter(topic__in=topics).order_by("id"):
        yield _resolution(resolution, _("修订决议"), Room.DECISION)


def problems_along(held: Anchors) -> list[Problem]:
    """问题 of the chain: the one it was taken hold of by, else all whose source lies on it."""
    if held.problem:
        return [held.problem]
    sources = Q(source_kind=Source.REVIEW, source__in=_keys(held.assignments))
    if held.item:
        results = InspectionResult.objects.filter(item=held.item, inspection__unit=held.unit)
        sources |= Q(source_kind=Source.INSPECTION, source__in=_keys(results))
    if held.directive:
        rows = BulletinRow.objects.filter(bulletin__directive=held.directive, unit=held.unit)
        sources |= Q(source_kind=Source.BULLETIN, source__in=_keys(rows))
    if held.year:
        items = AppraisalItem.objects.filter(appraisal__unit=held.unit, appraisal__year=held.year)
        sources |= Q(source_kind=Source.APPRAISAL, source__in=_keys(items))
    return list(Problem.objects.filter(sources, unit=held.unit).select_related("owner").order_by("id"))


STEPS: tuple[Callable[[Anchors], Found], ...] = (
    notice, order, assignment, topics, resolutions, tasks, submissions, inspections, findings, bulletins, appraisals,
    problems,
)  # fmt: skip


def _topic(row: Topic, step: str | Promise, room: Room) -> Node:
    state = str(row.get_state_display())
    return Node(room, step, "decisions.topic", row.pk, row.title, state, row.proposed_on, _name(row.proposer))


def _resolution(row: Resolution, step: str | Promise, room: Room) -> Node:
    state = str(row.get_outcome_display())
    return Node(room, step, "decisions.resolution", row.pk, row.text, state, row.decided_on, "", row.number)


def _review(row: Review) -> Node:
    state = str(row.get_outcome_display())
    return Node(Room.EXECUTION, _("复核"), "execution.review", row.pk, row.reason, state, row.reviewed_on, row.by_name)


def _name(person: Any) -> str:
    return person.name if person else ""


def _keys(rows: Any) -> list[str]:
    return [str(row.pk) for row in rows]
