"""投屏: the room's screen follows an open meeting by a code, without anybody signed in."""

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.decisions.preparing import deciding
from xiaoheng.doors.ui.pages import Request, page, show
from xiaoheng.loop.decisions import selectors as decisions
from xiaoheng.loop.decisions import services

WRONG, SECONDS = 20, 600  # wrong codes of one address, and for how long they count


@page("desk:decisions.project")
def project(request: Request, meeting: int) -> HttpResponse:
    """开启投屏."""
    row = deciding(request, meeting)
    services.project(actor=request.viewer, meeting=row)
    return redirect("desk:meeting_mode", meeting=row.pk)


@page("desk:screen")
def screen(request: Request) -> HttpResponse:
    """投屏页: asks for the code, then shows the meeting and refreshes itself."""
    code = request.GET.get("code", "")[:20]
    shown = decisions.projection(code) if code and not _is_blocked(request) else None
    refusal = ""
    if code and shown is None:
        refusal = _("投屏码不对，或会议已经结束。请向会议记录人索取新的投屏码；多次输错的，十分钟后再试。")
        _count(request)
    answer = show(request, "desk/decisions/screen.html", shown=shown, code=code, refusal=refusal)
    answer.status_code = 422 if refusal else 200
    answer["Cache-Control"] = "no-store"
    return answer


def _key(request: HttpRequest) -> str:
    return f"screen:{request.META.get('REMOTE_ADDR', '')}"


def _is_blocked(request: HttpRequest) -> bool:
    return int(cache.get(_key(request), 0)) >= WRONG


def _count(request: HttpRequest) -> None:
    """One wrong code more from this address; the time runs from the first of them."""
    if not cache.add(_key(request), 1, SECONDS):
        cache.incr(_key(request))
