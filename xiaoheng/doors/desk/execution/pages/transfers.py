"""转办他校: asked by the school, made or answered by the issuer."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.execution import transfers
from xiaoheng.doors.desk.execution.cell import cell_page, find
from xiaoheng.doors.desk.execution.forms import ReasonForm
from xiaoheng.doors.desk.execution.pages.cells import cell_url
from xiaoheng.doors.ui.pages import Request, attempt, page
from xiaoheng.loop.execution import selectors as execution
from xiaoheng.loop.execution import services
from xiaoheng.loop.execution.models import Transfer


@page("desk:execution.request_transfer")
def request_transfer(request: Request, item: int, unit: str) -> HttpResponse:
    """申请转办他校."""
    return _move(request, item, unit, transfers.ASK, services.request_transfer, _("已提出转办申请，等下达单位答复。"))


@page("desk:execution.transfer")
def transfer(request: Request, item: int, unit: str) -> HttpResponse:
    """转办他校 by the issuer."""
    return _move(request, item, unit, transfers.MOVE, services.transfer, _("已转办，两校都能看到。"))


@page("desk:execution.allow_transfer")
def allow_transfer(request: Request, transfer: int) -> HttpResponse:
    """同意转办."""
    row = _row(request, transfer)
    services.allow_transfer(actor=request.viewer, transfer=row)
    messages.success(request, _("已转办，两校都能看到。"))
    return redirect("desk:cell", item=row.item_id, unit=row.to.code)


@page("desk:execution.decline_transfer")
def decline_transfer(request: Request, transfer: int) -> HttpResponse:
    """不同意转办."""
    row, form = _row(request, transfer), ReasonForm(request.POST, auto_id="keep-%s")
    if form.is_valid():
        answer = form.cleaned_data["reason"]
        if attempt(form, services.decline_transfer, actor=request.viewer, transfer=row, answer=answer):
            messages.success(request, _("已答复，仍由原校办理。"))
            return redirect("desk:cell", item=row.item_id, unit=row.unit.code)
    return cell_page(request, find(request.viewer, row.item_id, row.unit.code), keep_form=form)


def _move(request: Request, item: int, unit: str, name: str, verb: Callable[..., Any], said: str) -> HttpResponse:
    row = find(request.viewer, item, unit)
    target = execution.targets(request.viewer, row.item.directive).filter(unit__code=unit).first()
    if target is None:
        raise Http404
    form = transfers.form(row.item, target.unit, name, request.POST)
    if form.is_valid():
        told = {"item": row.item, "unit": target.unit, **form.cleaned_data}
        if attempt(form, verb, actor=request.viewer, **told):
            messages.success(request, said)
            return redirect(cell_url(row))
    return cell_page(request, row, transfer_form=form)


def _row(request: Request, transfer: int) -> Transfer:
    return get_object_or_404(execution.transfers(request.viewer), pk=transfer)
