"""会前准备: the notice and its receipts, the chair's consent, the papers in one document, the calendar file."""

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.acting import require
from xiaoheng.doors.desk.files import attached, handed
from xiaoheng.doors.reports.pack import pack as pack_paper
from xiaoheng.doors.reports.pack import pack_archive, pack_pdf
from xiaoheng.doors.ui.pages import Request, page
from xiaoheng.lib.ics import event
from xiaoheng.loop.decisions import selectors as decisions
from xiaoheng.loop.decisions import services
from xiaoheng.loop.decisions.models import Meeting
from xiaoheng.loop.decisions.words import DECIDING


@page("desk:decisions.notify")
def notify(request: Request, meeting: int) -> HttpResponse:
    """发出会议通知."""
    row = deciding(request, meeting)
    services.notify(actor=request.viewer, meeting=row)
    messages.success(request, _("会议通知已发出。"))
    return redirect("desk:meeting", meeting=row.pk)


@page("desk:decisions.acknowledge")
def acknowledge(request: Request, meeting: int) -> HttpResponse:
    """签收会议通知."""
    row = deciding(request, meeting)
    services.acknowledge(actor=request.viewer, meeting=row)
    messages.success(request, _("已签收。"))
    return redirect("desk:meeting", meeting=row.pk)


@page("desk:decisions.consent")
def consent(request: Request, agenda_item: int) -> HttpResponse:
    """同意列入."""
    item = get_object_or_404(decisions.agenda(request.viewer), pk=agenda_item)
    require(request, "decisions.consent", item.meeting.unit, item)
    services.consent(actor=request.viewer, item=item)
    messages.success(request, _("已同意列入本次会议。"))
    return redirect("desk:meeting", meeting=item.meeting_id)


@page("desk:meeting_pack")
def pack(request: Request, meeting: int) -> FileResponse:
    """会议材料: cover, agenda and papers as one PDF; as Word, with the papers beside it in an archive."""
    row, kind = deciding(request, meeting), request.GET.get("as")
    name = f"{row.get_kind_display()}材料{row.planned_on:%Y%m%d}"
    if kind == "pdf":
        return attached(pack_pdf(row), f"{name}.pdf", "application/pdf")
    if kind == "zip":
        return attached(pack_archive(row), f"{name}.zip", "application/zip")
    return handed(pack_paper(row), f"{name}.docx")


@page("desk:meeting_calendar")
def calendar(request: Request, meeting: int) -> HttpResponse:
    """日历文件."""
    row = deciding(request, meeting)
    title = f"{row.unit.name}{row.get_kind_display()}"
    text = event(f"meeting-{row.pk}@xiaoheng", row.planned_on, title, row.place, row.begins, row.ends)
    answer = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="meeting-{row.pk}.ics"'
    return answer


def deciding(request: Request, meeting: int) -> Meeting:
    """A meeting of a deciding body in sight."""
    return get_object_or_404(decisions.meetings(request.viewer).filter(kind__in=DECIDING), pk=meeting)
