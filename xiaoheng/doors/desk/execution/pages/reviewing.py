"""复核: the queue, one answer after the other, and identical ones together."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xiaoheng.doors.desk.execution.cell import cell_page
from xiaoheng.doors.desk.execution.forms import ReviewForm
from xiaoheng.doors.desk.execution.reviewing import Queue, review_page
from xiaoheng.doors.ui.pages import Request, attempt, page, show
from xiaoheng.doors.ui.paging import paged
from xiaoheng.ground.organisation import selectors as organisation
from xiaoheng.ground.organisation.words import UnitKind
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.execution import selectors as execution
from xiaoheng.loop.execution import services
from xiaoheng.loop.execution.models import Assignment, DirectiveItem

SAID = {
    services.approve: gettext_lazy("已通过：%(school)s，%(title)s。"),
    services.send_back: gettext_lazy("已退回：%(school)s，%(title)s。"),
    services.doubt: gettext_lazy("已列为存疑：%(school)s，%(title)s。"),
}


@page("desk:reviews")
def reviews(request: Request) -> HttpResponse:
    """待复核: the queue, and what may be passed together."""
    queue = Queue(request)
    groups = execution.batches(request.viewer, **queue.narrowed)
    items = DirectiveItem.objects.select_related("directive").in_bulk([one.item for one in groups])
    context: dict[str, Any] = {
        "batches": [(items[one.item], len(one.rows)) for one in groups],
        "asked": queue.narrowed,
        "query": queue.query,
        "kinds": execution.items_waiting(request.viewer),
        "zones": organisation.units(request.viewer).filter(kind=UnitKind.ZONE).order_by("code"),
    }
    return show(request, "desk/execution/reviews.html", page=paged(request, queue.rows), **context)


@page("desk:review")
def review(request: Request, assignment: int) -> HttpResponse:
    """复核一件: requirement left, evidence right."""
    return review_page(request, _row(request, assignment))


@page("desk:execution.approve")
def approve(request: Request, assignment: int) -> HttpResponse:
    """通过."""
    return _judge(request, assignment, services.approve)


@page("desk:execution.send_back")
def send_back(request: Request, assignment: int) -> HttpResponse:
    """退回."""
    return _judge(request, assignment, services.send_back)


@page("desk:execution.doubt")
def doubt(request: Request, assignment: int) -> HttpResponse:
    """存疑."""
    return _judge(request, assignment, services.doubt)


@page("desk:review_batch")
def batch(request: Request) -> HttpResponse:
    """成批复核: what is in the batch is looked at first; each row is passed by itself, or left where it changed."""
    queue = Queue(request)
    groups = execution.batches(request.viewer, **queue.narrowed)
    if request.method == "POST":
        _pass(request, {one.key: one.assignment for group in groups for one in group.rows})
        return redirect(reverse("desk:reviews") + queue.query)
    items = DirectiveItem.objects.select_related("directive").in_bulk([one.item for one in groups])
    shown = [(items[one.item], one.rows) for one in groups]
    return show(request, "desk/execution/review_batch.html", groups=shown, queue=queue)


def _judge(request: Request, assignment: int, verb: Callable[..., Assignment]) -> HttpResponse:
    """One word on one answer; from the queue the next one comes at once."""
    row, form, queue = _row(request, assignment), ReviewForm(request.POST), Queue(request)
    queued = "queued" in request.POST
    _before, following = execution.neighbours(queue.rows, row) if queued else (None, None)
    seen = _number(request.POST.get("seen", ""))
    if form.is_valid() and attempt(form, verb, actor=request.viewer, assignment=row, seen=seen, **form.cleaned_data):
        messages.success(request, SAID[verb] % {"school": row.unit.name, "title": row.item.title})
        if not queued:
            return redirect("desk:assignment", assignment=row.pk)
        if following is None or following.pk == row.pk:
            return redirect(reverse("desk:reviews") + queue.query)
        return redirect(reverse("desk:review", kwargs={"assignment": following.pk}) + queue.query)
    return review_page(request, row, form) if queued else cell_page(request, row, review_form=form)


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else None


def _pass(request: Request, known: dict[str, Assignment]) -> None:
    """Approve the ticked rows that are still what was shown."""
    ticked, done = request.POST.getlist("one"), 0
    for row in (known[key] for key in dict.fromkeys(ticked) if key in known):
        try:
            services.approve(actor=request.viewer, assignment=row)
            done += 1
        except Refused:
            continue  # somebody was faster; the row stays for a look by itself
    if done:
        messages.success(request, _("已通过%(n)s件。") % {"n": done})
    if left := len(set(ticked)) - done:
        messages.warning(request, _("%(n)s件在预览后有变化，没有处理。") % {"n": left})


def _row(request: Request, assignment: int) -> Assignment:
    return get_object_or_404(execution.assignments(request.viewer), pk=assignment)
