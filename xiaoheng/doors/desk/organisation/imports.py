"""Pages of what was imported: the list, taking one back, and how far a running one has come."""

import secrets
from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.organisation.books import BOOKS
from xiaoheng.doors.desk.organisation.forms import ConfirmForm
from xiaoheng.doors.desk.organisation.importing import county_of
from xiaoheng.doors.desk.organisation.shown import past_imports, stayed
from xiaoheng.doors.ui.pages import Request, attempt, may_open, page, show
from xiaoheng.doors.ui.paging import paged
from xiaoheng.ground.organisation import services
from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.models import Import
from xiaoheng.ground.organisation.services.importing import Undoing
from xiaoheng.ground.organisation.services.importing.progress import Progress, told
from xiaoheng.ground.organisation.words import Role


@page("desk:imports")
def imports(request: Request) -> HttpResponse:
    """工作簿: where a clerk starts: every kind of book, and what was brought in."""
    county = county_of(request)
    listed = paged(request, past_imports(county))
    books = [(book, reverse(f"desk:{book.page}")) for book, _verb in BOOKS]
    return show(request, "desk/organisation/imports.html", county=county, page=listed, books=books)


@page("desk:organisation.undo_import")
def undo(request: Request, past: int) -> HttpResponse:
    """撤销导入: what would be taken back and what stays; confirming does it."""
    own, below = request.viewer.units(Role.OFFICE), request.viewer.units(Role.COUNTY_CLERK)
    row = Import.objects.filter(Q(unit__in=own) | Q(unit__up__ancestor__in=below), pk=past).first()
    if row is None:
        raise Http404
    found = services.undoing(actor=request.viewer, row=row)
    progress = Progress(request.POST.get("mark", ""))
    form = ConfirmForm(request.POST or None, asks=bool(found.staying), initial=_shown(found))
    form.ask(_("上列各行保持现状，其余撤销"))
    if form.is_valid():
        said: dict[str, Any] = {"actor": request.viewer, "row": row, "seen": form.cleaned_data["seen"]}
        if done := attempt(form, services.undo_import, **said, confirmed=True, progress=progress):
            progress.end()
            messages.success(request, _("已撤销%(n)d行。") % {"n": len(done.going)})
            return redirect(_back(request.viewer, row))
    if form.is_bound:
        form.data = _shown(found)
    progress.end()
    listed = {"page": paged(request, found.going), "stayed": stayed(found)}
    back = reverse(_back(request.viewer, row))
    return show(request, "desk/organisation/undo.html", form, undoing=found, back=back, **listed)


def _back(viewer: Viewer, row: Import) -> str:
    """Where an import is listed: with all others, or with those of its book."""
    page = next(book.page for book, _verb in BOOKS if book.verb == row.verb)
    return "desk:imports" if may_open("desk:imports", viewer) else f"desk:{page}"


def _shown(found: Undoing) -> dict[str, Any]:
    return {"seen": found.digest(), "mark": secrets.token_hex(16)}


@page("desk:import_progress")
def progress(request: Request) -> HttpResponse:
    """进度: a part of the page that asks for itself again until the answer of the import replaces the page."""
    mark = request.GET.get("of", "")
    return show(request, "desk/organisation/progress.html", mark=mark, told=told(mark), running=True)
