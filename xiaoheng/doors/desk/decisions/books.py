"""纪要簿: the two books by year; scan, correction and confirmation of signed minutes."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.acting import require
from xiaoheng.doors.desk.decisions import forms
from xiaoheng.doors.desk.decisions.preparing import deciding
from xiaoheng.doors.ui.pages import Request, page, show
from xiaoheng.doors.ui.paging import paged
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.decisions import selectors as decisions
from xiaoheng.loop.decisions import services
from xiaoheng.loop.decisions.models import Minutes
from xiaoheng.loop.decisions.words import MeetingKind


@page("desk:minute_book")
def minute_book(request: Request) -> HttpResponse:
    """纪要簿: of one body in one year; the two bodies never share a book."""
    year = clock.today().year
    form = forms.BookFilter(request.GET or {"kind": MeetingKind.PARTY, "year": year})
    told: dict[str, Any] = form.cleaned_data if form.is_valid() else {"kind": MeetingKind.PARTY, "year": year}
    rows = decisions.minute_book(request.viewer, told["kind"], told["year"])
    return show(request, "desk/decisions/book.html", page=paged(request, rows), filter=form)


@page("desk:decisions.file_scan")
def file_scan(request: Request, meeting: int) -> HttpResponse:
    """存入扫描件."""
    row, (data, name) = _minutes(request, meeting, "decisions.file_scan"), _file(request)
    services.file_scan(actor=request.viewer, minutes=row, data=data, name=name)
    messages.success(request, _("扫描件已存入。"))
    return redirect("desk:meeting", meeting=meeting)


@page("desk:decisions.amend_minutes")
def amend_minutes(request: Request, meeting: int) -> HttpResponse:
    """提出更正."""
    row, (data, _name) = _minutes(request, meeting, "decisions.amend_minutes"), _file(request)
    services.amend_minutes(actor=request.viewer, minutes=row, data=data, reason=request.POST.get("reason", ""))
    messages.success(request, _("更正稿已提出，请主持人阅读后签发。"))
    return redirect("desk:meeting", meeting=meeting)


@page("desk:decisions.countersign")
def countersign(request: Request, meeting: int) -> HttpResponse:
    """签发更正."""
    row = _minutes(request, meeting, "decisions.countersign")
    services.countersign(actor=request.viewer, minutes=row, digest=request.POST.get("digest", ""))
    messages.success(request, _("更正后的纪要已签发，原纪要保留在旁。"))
    return redirect("desk:meeting", meeting=meeting)


@page("desk:decisions.confirm")
def confirm(request: Request, meeting: int) -> HttpResponse:
    """确认上次纪要."""
    row = deciding(request, meeting)
    services.confirm(actor=request.viewer, meeting=row)
    messages.success(request, _("上次纪要已确认。"))
    return redirect("desk:meeting_mode", meeting=meeting)


def _minutes(request: Request, meeting: int, verb: str) -> Minutes:
    row = get_object_or_404(decisions.minutes(request.viewer), meeting=meeting)
    require(request, verb, row.meeting.unit, row)
    return row


def _file(request: Request) -> tuple[bytes, str]:
    """The uploaded file; Refused without one."""
    file = request.FILES.get("file")
    if file is None:
        raise Refused(_("没有选择文件。"), _("请选择文件后再提交。"), "B-14")
    return file.read(), file.name or ""
