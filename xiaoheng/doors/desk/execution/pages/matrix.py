"""总表: all schools and items of an order on one page, its export, and how far issuing has come."""

import secrets
from typing import Any

from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.execution import board
from xiaoheng.doors.desk.execution.matrix import grid, window
from xiaoheng.doors.desk.execution.pages.cards import asks_for_part
from xiaoheng.doors.desk.files import attached
from xiaoheng.doors.reports.grid import MEDIA, workbook
from xiaoheng.doors.ui.pages import Request, page, show
from xiaoheng.ground.organisation.services.importing import Progress
from xiaoheng.ground.organisation.services.importing.progress import told
from xiaoheng.lib import clock
from xiaoheng.loop.execution import selectors as execution
from xiaoheng.loop.execution.models import Directive
from xiaoheng.loop.execution.words import AssignmentState, DirectiveState

PATIENCE = 3  # questions without an answer before the export counts as over
STILL = 12  # questions with the same answer before issuing counts as stopped


@page("desk:matrix")
def matrix(request: Request, directive: int) -> HttpResponse:
    """总表, or the next window of it."""
    row = _issued(request, directive)
    context = {**window(request, row), "directive": row}
    if asks_for_part(request):
        return show(request, "desk/execution/matrix_rows.html", **context)
    more: dict[str, Any] = {"states": AssignmentState.choices, "mark": secrets.token_hex(16)}
    return show(request, "desk/execution/matrix.html", **context, **more)


@page("desk:matrix_export")
def export(request: Request, directive: int) -> FileResponse:
    """导出总表: the schools that the filter picks, as on screen."""
    row = _issued(request, directive)
    _form, rows, _state = board.narrowed(request, row)
    progress = Progress(request.GET.get("of", ""))
    try:
        data = workbook([grid(request.viewer, row, rows, progress)])
    finally:
        progress.end()
    name = _("%(title)s总表%(day)s.xlsx") % {"title": row.title[:60], "day": clock.today().isoformat()}
    return attached(data, name, MEDIA)


@page("desk:issue_progress")
def issuing(request: Request, directive: int) -> HttpResponse:
    """下达进度: asks again while schools are written, whoever set it going; tells the end, or that it stands still."""
    row = get_object_or_404(execution.directives(request.viewer), pk=directive)
    written, total = execution.issued_so_far(row)
    still = min(_asked(request, "still"), STILL) + 1 if str(written) == request.GET.get("was") else 0
    out = row.state in (DirectiveState.ISSUED, DirectiveState.MERGED)
    stands = still > STILL
    return show(
        request, "desk/execution/issuing.html", directive=row, written=written, total=total, still=still, out=out,
        stands=stands, running=not out and (row.state == DirectiveState.ISSUING or not stands),
    )  # fmt: skip


@page("desk:export_progress")
def exporting(request: Request) -> HttpResponse:
    """导出进度: asks for itself again while something is told under the mark, and a little while before that."""
    mark = request.GET.get("of", "")
    n, so_far = _asked(request, "n") + 1, told(mark)
    over = so_far is None and n > PATIENCE
    n = PATIENCE if so_far else n
    return show(
        request, "desk/execution/export_progress.html", mark=mark, told=so_far, n=n, running=not over, over=over
    )


def _asked(request: Request, name: str) -> int:
    """How often the part has asked."""
    asked = request.GET.get(name, "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 4 else 0


def _issued(request: Request, directive: int) -> Directive:
    out = (DirectiveState.ISSUED, DirectiveState.CLOSED, DirectiveState.RECALLED)
    return get_object_or_404(execution.directives(request.viewer).filter(state__in=out), pk=directive)
