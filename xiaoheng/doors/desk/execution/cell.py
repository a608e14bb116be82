"""一项任务的页面: requirement and source on one side, submissions, reviews and what may be done on the other."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.execution import sharing, transfers
from xiaoheng.doors.desk.execution.forms import ExtendForm, ReasonForm, ReviewForm, SubmitForm
from xiaoheng.doors.desk.execution.held import fact_label
from xiaoheng.doors.ui.pages import Request, show
from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.policy import may
from xiaoheng.lib import clock
from xiaoheng.lib.states import allowed
from xiaoheng.loop.execution import selectors as execution
from xiaoheng.loop.execution.models import Assignment, Evidence, Submission
from xiaoheng.loop.execution.states import ASSIGNMENT
from xiaoheng.loop.execution.words import AssignmentState, DirectiveState, ExtensionState

# Several forms of the page ask for a reason: each has names of its own for its fields.
ANSWERED = ("decline_form", "keep_form")  # drawn only beside a request that waits
EXTEND, EXEMPT, DECLINE = "extend-%s", "exempt-%s", "decline-%s"
OUT = (DirectiveState.ISSUED, DirectiveState.CLOSED, DirectiveState.RECALLED)


@dataclass(frozen=True)
class Change:
    """One submission and what is new against the one before."""

    submission: Submission
    fresh: list[Evidence]
    kept: list[Evidence]
    gone: list[Evidence]


def find(viewer: Viewer, item: int, unit: str, start: str = "") -> Assignment:
    """The assignment of an item in a school in sight, stored or implied; 404 otherwise."""
    row = get_object_or_404(execution.items(viewer).filter(directive__state__in=OUT), pk=item)
    target = get_object_or_404(execution.targets(viewer, row.directive), unit__code=unit)
    found = execution.assignment(row, target.unit, _day(start))
    if found is None:
        raise Http404
    return found


def cell_page(request: Request, row: Assignment, **bound: BaseForm) -> HttpResponse:
    """The page of one assignment; a bound form with errors keeps what was typed, with status 422."""
    viewer = request.viewer
    erring = next((form for form in bound.values() if form.errors), None)
    drawn = _forms(viewer, row)
    for name, form in bound.items():
        if name in ANSWERED and name not in drawn:  # somebody was faster: the refusal stands on top
            messages.error(request, " ".join(map(str, form.non_field_errors())) or _("这一申请已经答复过。"))
    response = show(request, "desk/execution/cell.html", **_context(viewer, row), **{**drawn, **bound})
    response.status_code = 422 if erring is not None else 200
    return response


def submit_form(row: Assignment, *data: Any) -> SubmitForm:
    """The form of a submission: facts that fit are proposed and ticked, the last evidence is kept."""
    known = execution.facts(row)
    last = execution.last_submission(row)
    kept = list(last.evidence.all()) if last else []
    taken = {one.key for one in kept}
    free = [one for one in known if one.key not in taken]
    return SubmitForm(
        *data,
        facts=[(one.key, fact_label(one)) for one in free if one.fits],
        more=[(one.key, fact_label(one)) for one in free if not one.fits],
        keep=[(one.pk, one.title) for one in kept],
    )


def changes(row: Assignment) -> list[Change]:
    """提交历史, newest first, each with its difference from the one before."""
    rows = list(row.submissions.select_related("review").prefetch_related("evidence", "doubts")) if row.pk else []
    found: list[Change] = []
    before: dict[str, Evidence] = {}
    for submission in rows:
        now = {one.key: one for one in submission.evidence.all()}
        fresh = [one for key, one in now.items() if key not in before]
        kept = [one for key, one in now.items() if key in before]
        found.append(Change(submission, fresh, kept, [one for key, one in before.items() if key not in now]))
        before = now
    return found[::-1]


def _context(viewer: Viewer, row: Assignment) -> dict[str, Any]:
    item = row.item
    return {
        "assignment": row,
        "item": item,
        "directive": item.directive,
        "school": row.unit,
        "draft": item.draft,
        "is_open": row.state in (AssignmentState.PENDING, AssignmentState.WORKING, AssignmentState.RETURNED),
        "occurrences": _periods(row),
        "history": changes(row),
        "earlier": execution.earlier(row),
        "may_sign": may(viewer, "execution.sign", row.unit, item.directive),
        **sharing.context(viewer, row),
        **transfers.context(viewer, row),
        "extensions": list(row.extensions.all()) if row.pk else [],
        "answers": execution.answers(viewer).filter(assignment=row) if row.pk else [],
    }


def _forms(viewer: Viewer, row: Assignment) -> dict[str, Any]:
    """Forms of the acts that state and policy allow."""
    in_hand = row.item.directive.state == DirectiveState.ISSUED and row.item.ended_on is None
    steps = allowed(ASSIGNMENT, row.state) if in_hand else []
    can = {verb for verb in steps if may(viewer, verb, row.unit, row)}
    found: dict[str, Any] = {"may_answer": "execution.answer" in can}
    if in_hand:
        found |= sharing.forms(viewer, row) | transfers.forms(viewer, row)
    asked = row.pk and row.extensions.filter(state=ExtensionState.ASKED).exists()
    if "execution.submit" in can:
        found["submit_form"] = submit_form(row)
        if row.due_on and not asked:
            found["extend_form"] = ExtendForm(auto_id=EXTEND)
    if "execution.approve" in can:
        found["review_form"] = ReviewForm()
    if "execution.exempt" in can:
        found["exempt_form"] = ReasonForm(auto_id=EXEMPT)
    if asked and may(viewer, "execution.grant", row.unit, row):
        found["decline_form"] = ReasonForm(auto_id=DECLINE)
    return found


def _periods(row: Assignment) -> list[tuple[date, bool]]:
    """The occurrences of a recurring item begun so far, with the one shown."""
    item = row.item
    if not item.recurrence:
        return []
    now = execution.current(item.directive, item, clock.today())
    begun = [one.start for one in execution.occurrences(item.directive, item) if one.start <= now.start]
    return [(start, start == row.occurrence) for start in begun]


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise Http404 from error
