"""转办与分解: a school shares out an item; one part and its report."""

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.acting import require
from xiaoheng.doors.desk.execution.cell import cell_page, find
from xiaoheng.doors.desk.execution.forms import FinishForm, HandOverForm, ReasonForm, ShareForm
from xiaoheng.doors.desk.execution.pages.cells import cell_url
from xiaoheng.doors.ui.pages import Request, attempt, page, show
from xiaoheng.loop.execution import selectors as execution
from xiaoheng.loop.execution import services
from xiaoheng.loop.execution.models import Part
from xiaoheng.loop.execution.words import PartState


@page("desk:execution.hand_over")
def hand_over(request: Request, item: int, unit: str) -> HttpResponse:
    """转办."""
    row = find(request.viewer, item, unit, request.GET.get("period", ""))
    form = HandOverForm(request.POST, unit=row.unit)
    if form.is_valid() and attempt(form, services.hand_over, actor=request.viewer, assignment=row, **form.cleaned_data):
        messages.success(request, _("已确定承办人。"))
        return redirect(cell_url(row))
    return cell_page(request, row, hand_over_form=form)


@page("desk:execution.share")
def share(request: Request, item: int, unit: str) -> HttpResponse:
    """分解."""
    row = find(request.viewer, item, unit, request.GET.get("period", ""))
    form: BaseForm = (given := ShareForm(request.POST, unit=row.unit, branches=execution.branches(row.unit)))
    if form.is_valid() and attempt(form, services.share, actor=request.viewer, assignment=row, shares=given.shares()):
        messages.success(request, _("已分解，承办人的待办里会出现这些任务。"))
        return redirect(cell_url(row))
    return cell_page(request, row, share_form=form)


@page("desk:execution.complete")
def complete(request: Request, part: int) -> HttpResponse:
    """一份分解任务, and the report that it is done."""
    row = get_object_or_404(execution.parts(request.viewer), pk=part)
    require(request, "execution.complete", row.assignment.unit, row)
    form = FinishForm(request.POST or None)
    if form.is_valid() and attempt(form, services.complete, actor=request.viewer, part=row, **form.cleaned_data):
        messages.success(request, _("已报告完成。"))
        return redirect("desk:execution.complete", part=row.pk)
    return _part_page(request, row, form, ReasonForm(auto_id="back-%s"))


@page("desk:execution.give_back")
def give_back(request: Request, part: int) -> HttpResponse:
    """退回分解任务."""
    row = get_object_or_404(execution.parts(request.viewer), pk=part)
    require(request, "execution.give_back", row.assignment.unit, row)
    form = ReasonForm(request.POST, auto_id="back-%s")
    if form.is_valid() and attempt(form, services.give_back, actor=request.viewer, part=row, **form.cleaned_data):
        messages.success(request, _("已退回，学校可以另行分派。"))
        return redirect("desk:execution.complete", part=row.pk)
    return _part_page(request, row, FinishForm(), form)


def _part_page(request: Request, row: Part, form: FinishForm, back_form: ReasonForm) -> HttpResponse:
    is_open = row.state == PartState.OPEN
    if not is_open and back_form.errors:
        messages.error(request, " ".join(map(str, back_form.non_field_errors())))
    response = show(request, "desk/execution/part.html", form, part=row, is_open=is_open, back_form=back_form)
    if back_form.errors:
        response.status_code = 422
    return response
