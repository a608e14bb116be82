"""投屏: the room's screen follows an open meeting by a code, without anybody signed in."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.decisions.preparing import deciding
from xiaoheng.doors.ui.pages import Request, page, show
from xiaoheng.loop.decisions import selectors as decisions
from xiaoheng.loop.decisions import services


@page("desk:decisions.project")
def project(request: Request, meeting: int) -> HttpResponse:
    """开启投屏."""
    row = deciding(request, meeting)
    services.project(actor=request.viewer, meeting=row)
    return redirect("desk:meeting_mode", meeting=row.pk)


@page("desk:screen")
def screen(request: Request) -> HttpResponse:
    """投屏页: asks for the code, then shows the meeting and refreshes itself."""
    code, address = request.GET.get("code", "")[:20], request.META.get("REMOTE_ADDR", "")
    shown = decisions.projection(code) if code and not decisions.is_shut_out(address) else None
    refusal = ""
    if code and shown is None:
        refusal = _("投屏码不对，或会议已经结束。请向会议记录人索取新的投屏码；多次输错的，十分钟后再试。")
        services.count_wrong(address)
    answer = show(request, "desk/decisions/screen.html", shown=shown, code=code, refusal=refusal)
    answer.status_code = 422 if refusal else 200
    answer["Cache-Control"] = "no-store"
    return answer
