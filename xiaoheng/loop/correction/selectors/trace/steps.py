"""The steps of a chain, in the order of the loop: each reads its own rows, in one query.

A step that could have rows and has none yields one node without a key; a step outside this chain yields nothing.
"""

from collections.abc import Callable, Iterator
from typing import Any

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from xiaoheng.loop.correction.models import Amendment, Problem
from xiaoheng.loop.correction.selectors.trace.anchors import Anchors
from xiaoheng.loop.correction.selectors.trace.nodes import Node, Room, node
from xiaoheng.loop.correction.words import Source
from xiaoheng.loop.decisions.models import ReportBack, Resolution
from xiaoheng.loop.evaluation.models import Appraisal, AppraisalItem
from xiaoheng.loop.execution.models import Submission, Task
from xiaoheng.loop.supervision.models import BulletinRow, InspectionResult
from xiaoheng.loop.supervision.words import InspectionState, Verdict

Found = Iterator[Node]


def notice(held: Anchors) -> Found:
    """通知原文: the sentence of the notice the item was read from; the order's basis where there is no notice."""
    if held.directive is None:
        return
    paper = held.directive.notice
    if paper is None:
        yield Node(Room.DECISION, _("决策依据"), title=held.directive.basis)
        return
    draft = held.item.draft if held.item else None
    title = draft.source if draft else paper.title
    note = f"{paper.title}{paper.doc_no}"
    yield node(Room.DECISION, _("通知原文"), paper, title, paper.issued_on, paper.issuer, note, field="")


def order(held: Anchors) -> Found:
    """交办单 and the item of it."""
    row, item = held.directive, held.item
    if row:
        yield node(Room.EXECUTION, _("交办单"), row, f"{row.title}{row.number}", row.issued_on, row.unit.name)
    if item:
        due = _("时限：%(day)s") % {"day": date_format(item.due_on)} if item.due_on else ""
        yield node(Room.EXECUTION, _("交办事项"), item, item.title, None, note=due, field="")


def assignments(held: Anchors) -> Found:
    """学校办理."""
    for row in held.assignments:
        yield node(Room.EXECUTION, _("学校办理"), row, held.unit.name, row.settled_on)
    if held.item and not held.assignments:
        yield Node(Room.EXECUTION, _("学校办理"))


def topics(held: Anchors) -> Found:
    """议题."""
    for row in held.topics:
        yield node(Room.DECISION, _("议题"), row, row.title, row.proposed_on, _name(row.proposer))
    if held.item and not held.topics:
        yield Node(Room.DECISION, _("议题"))


def resolutions(held: Anchors) -> Found:
    """决议 of the topics."""
    rows = (
        Resolution.objects.filter(topic__in=held.topics).select_related("topic").order_by("decided_on", "id")
        if held.topics
        else ()
    )
    for row in rows:
        yield _resolution(_("决议"), row)
    if held.topics and not rows:
        yield Node(Room.DECISION, _("决议"))


def _resolution(step: Promise, row: Resolution) -> Node:
    shown = node(Room.DECISION, step, row, row.text, row.decided_on, note=row.number, field="outcome")
    return shown.at(row.topic)


def tasks(held: Anchors) -> Found:
    """决议任务."""
    rows = Task.objects.filter(resolution__topic__in=held.topics).select_related("owner") if held.topics else ()
    for row in rows:
        yield node(Room.EXECUTION, _("决议任务"), row, row.title, row.done_on or row.made_on, row.owner.name, row.note)
    if held.topics and not rows:
        yield Node(Room.EXECUTION, _("决议任务"))


def reports(held: Anchors) -> Found:
    """落实报告 to the Party organisation, and how its meeting weighed them."""
    rows = ReportBack.objects.filter(topic__in=held.topics) if held.topics else ReportBack.objects.none()
    for row in rows.select_related("topic", "teller", "meeting").order_by("id"):
        heard = row.meeting.number if row.meeting else ""
        told = node(Room.EXECUTION, _("落实报告"), row, row.topic.title, row.told_on, _name(row.teller), heard)
        yield told.at(row.topic)


def submissions(held: Anchors) -> Found:
    """提交, each followed by its review."""
    if held.item is None:
        return
    rows = Submission.objects.filter(assignment__in=held.assignments).select_related("review", "assignment")
    found = list(rows.prefetch_related("evidence").order_by("submitted_on", "id"))
    for row in found:
        papers = "、".join(evidence.title for evidence in row.evidence.all())
        title, note = (papers, row.note) if papers else (row.note, "")
        shown = node(Room.EXECUTION, _("提交材料"), row, title, row.submitted_on, row.by_name, note, field="")
        yield shown.at(row.assignment)
        review = getattr(row, "review", None)
        if review is None:
            yield Node(Room.EXECUTION, _("复核"))
        else:
            day, by = review.reviewed_on, review.by_name
            shown = node(Room.EXECUTION, _("复核"), review, review.reason, day, by, field="outcome")
            yield shown.at(row.assignment)
    if not found:
        yield Node(Room.EXECUTION, _("提交材料"))


def inspections(held: Anchors) -> Found:
    """督查 of the item at this school; what was not checked is left out."""
    if held.item is None:
        return
    rows = InspectionResult.objects.filter(
        item=held.item, inspection__unit=held.unit, inspection__state=InspectionState.RECORDED
    ).exclude(verdict=Verdict.UNSEEN)
    rows = rows.select_related("inspection__inspector").order_by("inspection__visited_on", "id")
    for row in rows:
        visit = row.inspection
        shown = node(
            Room.SUPERVISION, _("督查"), row, row.remark, visit.visited_on, _name(visit.inspector), field="verdict"
        )
        yield shown.at(visit)
    if not rows:
        yield Node(Room.SUPERVISION, _("督查"))


def findings(held: Anchors) -> Found:
    """制度检查: the finding a problem came from."""
    row = held.finding
    if row:
        yield node(Room.SUPERVISION, _("制度检查"), row, row.rule, row.opened_on, note=row.clause, field="outcome")


def bulletins(held: Anchors) -> Found:
    """通报: the school's row in each version of the order's table."""
    if held.directive is None:
        return
    rows = BulletinRow.objects.filter(bulletin__directive=held.directive, unit=held.unit)
    rows = rows.select_related("bulletin__unit").order_by("bulletin__version")
    for row in rows:
        table = row.bulletin
        title = _("核实完成%(good)s项，共计入%(of)s项") % {"good": row.verified, "of": row.counted}
        rank = _("同类%(size)s所中第%(rank)s名") % {"size": row.group_size, "rank": row.rank} if row.rank else ""
        yield node(
            Room.SUPERVISION, _("通报"), table, title, table.published_on or table.frozen_on, table.unit.name, rank
        )
    if not rows:
        yield Node(Room.SUPERVISION, _("通报"))


def appraisals(held: Anchors) -> Found:
    """评价 of the year."""
    if held.year is None:
        return
    row = Appraisal.objects.filter(unit=held.unit, year=held.year).first()
    if row:
        title = _("%(year)s年度评价：%(level)s") % {"year": row.year, "level": row.get_level_display()}
        yield node(Room.EVALUATION, _("年度评价"), row, title, row.closed_on or row.as_of)
    else:
        yield Node(Room.EVALUATION, _("年度评价"))


def problems(held: Anchors) -> Found:
    """问题 and the amendments they led to, with their resolutions."""
    rows = problems_along(held)
    for row in rows:
        day = row.closed_on or row.opened_on
        yield node(Room.CORRECTION, _("问题"), row, row.title, day, _name(row.owner), row.measure)
    if rows:
        yield from _amendments(rows)
    elif held.directive:
        yield Node(Room.CORRECTION, _("问题"))


def _amendments(rows: list[Problem]) -> Found:
    found = Amendment.objects.filter(problem__in=rows).select_related("topic__proposer").order_by("id")
    topics = [amendment.topic for amendment in found]
    for row in topics:
        yield node(Room.CORRECTION, _("修订议题"), row, row.title, row.proposed_on, _name(row.proposer))
    if not topics:
        yield Node(Room.CORRECTION, _("修订议题"))
    for decided in Resolution.objects.filter(topic__in=topics).select_related("topic").order_by("id") if topics else ():
        yield _resolution(_("修订决议"), decided)


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
    notice, order, assignments, topics, resolutions, tasks, reports, submissions, inspections, findings, bulletins,
    appraisals, problems,
)  # fmt: skip


def _name(person: Any) -> str:
    return person.name if person else ""


def _keys(rows: Any) -> list[str]:
    return [str(row.pk) for row in rows]
