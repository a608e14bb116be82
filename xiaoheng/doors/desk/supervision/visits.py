"""Pages of visits; made for a phone held in one hand."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.acting import act_page, require
from xiaoheng.doors.desk.fields import SchoolName
from xiaoheng.doors.desk.supervision import forms
from xiaoheng.doors.ui.pages import Request, attempt, page, show
from xiaoheng.doors.ui.paging import paged
from xiaoheng.ground.organisation.policy import may
from xiaoheng.ground.organisation.selectors.scope import INSIDE
from xiaoheng.ground.organisation.words import Role
from xiaoheng.ground.records import selectors as records
from xiaoheng.loop.correction import selectors as correction
from xiaoheng.loop.supervision import selectors as supervision
from xiaoheng.loop.supervision import services
from xiaoheng.loop.supervision.models import Inspection
from xiaoheng.loop.supervision.words import InspectionState, Verdict

TONES = {Verdict.TRUE: "green", Verdict.PARTIAL: "amber", Verdict.FALSE: "red", Verdict.UNSEEN: "grey"}
FAILED = (Verdict.PARTIAL, Verdict.FALSE)


@page("desk:inspections")
def inspections(request: Request) -> HttpResponse:
    """督查记录."""
    form, roles = SchoolName(request.GET), request.viewer.roles()
    context: dict[str, Any] = {
        "page": paged(request, form.narrow(supervision.inspections(request.viewer))),
        "inspects": Role.INSPECTOR in roles,
        "is_school": not roles.isdisjoint(INSIDE),
    }
    return show(request, "desk/supervision/inspections.html", filter=form, **context)


@page("desk:supervision.visit")
def visit(request: Request) -> HttpResponse:
    """开始督查: choose a school and an order; the draft opens at once."""
    form = forms.VisitForm(request.POST or request.GET or None, targets=supervision.inspectable(request.viewer))
    if request.method == "POST" and form.is_valid():
        target = form.cleaned_data["target"]
        row = attempt(form, services.visit, actor=request.viewer, unit=target.unit, directive=target.directive)
        if row:
            return redirect("desk:supervision.inspect", inspection=row.pk)
    return show(request, "desk/supervision/visit.html", form)


@page("desk:inspection")
def inspection(request: Request, inspection: int) -> HttpResponse:
    """一次督查: what was found, and what may become a problem."""
    row = get_object_or_404(supervision.inspections(request.viewer), pk=inspection)
    if row.state == InspectionState.DRAFT and may(request.viewer, "supervision.inspect", row.unit, row):
        return redirect("desk:supervision.inspect", inspection=row.pk)
    results = list(supervision.results(request.viewer).filter(inspection=row))
    problems = correction.problems_of(request.viewer, "supervision.inspectionresult", [one.pk for one in results])
    can_open = may(request.viewer, "correction.open", row.unit)
    shown = [
        (one, TONES[Verdict(one.verdict)], problems.get(str(one.pk)), can_open and one.verdict in FAILED)
        for one in results
    ]
    trail = records.history("supervision.inspection", str(row.pk))
    return show(request, "desk/supervision/inspection.html", inspection=row, shown=shown, trail=trail)


@page("desk:supervision.inspect")
def inspect(request: Request, inspection: int) -> HttpResponse:
    """登记督查."""
    row = _mine(request, inspection, "supervision.inspect")
    form = forms.InspectForm(request.POST or None, inspection=row)
    back = reverse("desk:inspection", kwargs={"inspection": row.pk})
    return act_page(
        request,
        form,
        lambda _data: services.inspect(actor=request.viewer, inspection=row, **form.said()),
        back,
        title=_("督查%(school)s") % {"school": row.unit.name},
        says=_("已登记。结论从现在起生效。"),
        template="desk/supervision/inspect.html",
        inspection=row,
    )


@page("desk:supervision.note")
def note(request: Request, inspection: int) -> HttpResponse:
    """保存草稿: the same form, kept as far as it is filled in."""
    row = _mine(request, inspection, "supervision.note")
    form = forms.InspectForm(request.POST, inspection=row)
    done = form.is_valid() and attempt(
        form, services.note, actor=request.viewer, inspection=row, **(form.said() if form.is_valid() else {})
    )
    if done:
        messages.success(request, _("草稿已保存，还没有登记。"))
        return redirect("desk:supervision.inspect", inspection=row.pk)
    title = _("督查%(school)s") % {"school": row.unit.name}
    return show(request, "desk/supervision/inspect.html", form, inspection=row, title=title)


def _mine(request: Request, pk: int, verb: str) -> Inspection:
    row = get_object_or_404(supervision.inspections(request.viewer), pk=pk)
    require(request, verb, row.unit, row)
    return row
