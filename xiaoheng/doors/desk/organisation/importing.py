"""Pages of the imports: every book is uploaded, looked at, confirmed, exported on pages of the same make."""

import secrets
from collections.abc import Callable
from functools import partial
from typing import Any
from urllib.parse import quote

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from xiaoheng.doors.desk.organisation.forms import ConfirmForm, UploadForm
from xiaoheng.doors.desk.organisation.shown import outcome, past_imports, summary
from xiaoheng.doors.reports import template_workbook
from xiaoheng.doors.ui.pages import Request, attempt, may_open, page, show
from xiaoheng.doors.ui.paging import paged
from xiaoheng.ground.organisation import services
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.policy import may
from xiaoheng.ground.organisation.services.importing import Book, Plan, Progress
from xiaoheng.ground.organisation.words import Role, UnitKind
from xiaoheng.ground.records import services as records
from xiaoheng.ground.records.services import Staged
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Forbidden, Refused

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Verb = Callable[..., Plan]


def addresses(book: Book, verb: Verb) -> list[URLPattern]:
    """导入的网址 of a book, each guarded by its own row of policy.yaml; `verb` is the service that imports it."""
    base = book.page.replace("_", "/") + "/"
    views: dict[str, tuple[str, Callable[..., HttpResponse]]] = {
        book.page: ("", partial(_upload, book=book)),
        book.verb: ("preview/", partial(_preview, book=book, verb=verb)),
        f"{book.page}_template": ("template/", partial(_template, book=book)),
        f"{book.page}_export": ("export/", partial(_export, book=book)),
    }
    return [path(base + end, never_cache(page(f"desk:{name}")(view)), name=name) for name, (end, view) in views.items()]


def county_of(request: Request) -> Unit:
    """The county whose clerk is looking."""
    own = Unit.objects.filter(kind=UnitKind.COUNTY, pk__in=request.viewer.units(Role.COUNTY_CLERK))
    return get_object_or_404(own.order_by("code")[:1])


def host_of(request: Request, book: Book) -> Unit:
    """导入的单位: the clerk's county; where the book is a school's as well, the school of its office."""
    own = Unit.objects.filter(kind=UnitKind.SCHOOL, pk__in=request.viewer.units(Role.OFFICE)).order_by("code").first()
    return own if own is not None and may(request.viewer, book.verb, own) else county_of(request)


def _upload(request: Request, book: Book) -> HttpResponse:
    """上传: what cannot be read at all is refused here."""
    county = host_of(request, book)
    form = UploadForm(request.POST or None, request.FILES or None, initial={"mark": secrets.token_hex(16)})
    if form.is_valid():
        file, mark = form.cleaned_data["file"], form.cleaned_data["mark"]
        staged = attempt(form, records.stage, data=file.read(), name=file.name)
        said = {"actor": request.viewer, "unit": county, "file": staged, "book": book, "progress": Progress(mark)}
        if staged and attempt(form, services.preview, **said):
            request.session[book.page] = [staged.digest, staged.name]
            return redirect(reverse(f"desk:{book.verb}") + f"?of={mark}")  # the page left behind still shows progress
        Progress(mark).end()
    return show(
        request,
        "desk/organisation/import.html",
        form,
        book=book,
        county=county,
        past=past_imports(county, book.verb)[:5],
        blank=reverse(f"desk:{book.page}_template"),
        export=reverse(f"desk:{book.page}_export"),
        exports=may_open(f"desk:{book.page}_export", request.viewer),
    )


def _preview(request: Request, book: Book, verb: Verb) -> HttpResponse:
    """导入预览: what will change; confirming writes it, all or nothing."""
    county, file = host_of(request, book), _staged(request, book)
    if file is None:
        messages.info(request, _("请先上传工作簿。"))
        return redirect(f"desk:{book.page}")
    said: dict[str, Any] = {"actor": request.viewer, "unit": county, "file": file}
    progress = Progress(request.POST.get("mark") or request.GET.get("of", ""))
    try:
        plan = services.preview(**said, book=book, progress=progress)
    except Forbidden:
        raise
    except Refused as gone:  # the file has run out, or somebody else has brought in the same one
        messages.error(request, f"{gone.message}{gone.remedy}")
        return redirect(f"desk:{book.page}")
    form = ConfirmForm(request.POST or None, asks=bool(plan.questions), initial=_shown(plan))
    if form.is_valid():
        seen = form.cleaned_data["seen"]
        if done := attempt(form, verb, **said, seen=seen, confirmed=True, progress=progress):
            return _done(request, book, done, progress)
    if form.is_bound:
        form.data = _shown(plan)  # what is shown now is what the next click confirms, and no tick stays
    progress.end()
    listed = paged(request, plan.moving())
    again = reverse(f"desk:{book.page}")
    return show(
        request, "desk/organisation/preview.html", form, plan=plan, page=listed, summary=summary(plan), again=again
    )


def _done(request: Request, book: Book, done: Plan, progress: Progress) -> HttpResponse:
    """已导入: the workbook goes; what the import hands out is shown on this answer and never again."""
    records.discard(done.file)
    progress.end()
    del request.session[book.page]
    if done.handed:
        again = reverse(f"desk:{book.page}")
        return show(request, "desk/organisation/handed.html", handed=done.handed, outcome=outcome(done), again=again)
    messages.success(request, outcome(done))
    return redirect(f"desk:{book.page}")


def _template(request: Request, book: Book) -> HttpResponse:
    """下载模板."""
    return _workbook(template_workbook.template(book.specs), _("%(title)s模板.xlsx") % {"title": book.title})


def _export(request: Request, book: Book) -> HttpResponse:
    """导出: the county's register in the columns of the template."""
    county = county_of(request)
    rows = services.export(actor=request.viewer, unit=county, book=book)
    said = {"county": county.name, "title": book.title, "day": clock.today().isoformat()}
    return _workbook(template_workbook.filled(book.specs, rows), _("%(county)s%(title)s%(day)s.xlsx") % said)


def _staged(request: Request, book: Book) -> Staged | None:
    """The session names the file: only who uploaded a workbook sees what is in it."""
    named = request.session.get(book.page)
    return Staged(*named) if named else None


def _shown(plan: Plan) -> dict[str, Any]:
    return {"seen": plan.digest(), "mark": secrets.token_hex(16)}


def _workbook(data: bytes, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type=XLSX)
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return response
