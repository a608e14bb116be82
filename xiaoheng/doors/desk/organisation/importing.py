"""Pages of the import: upload, look at what will change, confirm; template and export to download."""

from urllib.parse import quote

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.organisation.forms import ConfirmForm, UploadForm
from xiaoheng.doors.desk.organisation.shown import outcome, past_imports, summary
from xiaoheng.doors.reports import template_workbook
from xiaoheng.doors.ui.pages import Request, attempt, page, show
from xiaoheng.doors.ui.paging import paged
from xiaoheng.ground.organisation import selectors, services
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.words import Role, UnitKind
from xiaoheng.ground.records import services as records
from xiaoheng.ground.records.models import StoredFile
from xiaoheng.lib import clock

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
STAGED = "import"  # the session holds the digest: only who uploaded a workbook sees what is in it


@page("desk:import")
def upload(request: Request) -> HttpResponse:
    """导入: upload a workbook; what cannot be read at all is refused here."""
    county = _county(request)
    form = UploadForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        row = attempt(form, records.store, data=file.read(), name=file.name)
        if row and attempt(form, services.preview, actor=request.viewer, unit=county, file=row):
            request.session[STAGED] = row.digest
            return redirect("desk:organisation.import")
    return show(request, "desk/organisation/import.html", form, county=county, past=past_imports(county))


@page("desk:organisation.import")
def preview(request: Request) -> HttpResponse:
    """导入预览: what will change; confirming writes it, all or nothing."""
    county, file = _county(request), StoredFile.objects.filter(digest=request.session.get(STAGED, "")).first()
    if file is None:
        messages.info(request, _("请先上传工作簿。"))
        return redirect("desk:import")
    plan = services.preview(actor=request.viewer, unit=county, file=file)
    form = ConfirmForm(request.POST or None, asks=bool(plan.questions), initial={"seen": plan.digest()})
    if form.is_valid() and (done := attempt(form, services.import_, actor=request.viewer, unit=county, file=file,
                                            seen=form.cleaned_data["seen"], confirmed=True)):  # fmt: skip
        del request.session[STAGED]
        messages.success(request, outcome(done))
        return redirect("desk:import")
    if form.is_bound:
        form.data = {"seen": plan.digest()}  # what is shown now is what the next click confirms, and no tick stays
    listed = paged(request, plan.moving())
    return show(request, "desk/organisation/preview.html", form, plan=plan, page=listed, summary=summary(plan))


@page("desk:import_template")
def template(request: Request) -> HttpResponse:
    """下载模板."""
    return _workbook(template_workbook.template(), _("组织工作簿模板.xlsx"))


@page("desk:import_export")
def export(request: Request) -> HttpResponse:
    """导出: the county's register in the columns of the template."""
    county = _county(request)
    name = _("%(county)s组织工作簿%(day)s.xlsx") % {"county": county.name, "day": clock.today().isoformat()}
    return _workbook(template_workbook.filled(selectors.register_rows(request.viewer, county)), name)


def _county(request: Request) -> Unit:
    """The county whose clerk is looking."""
    own = Unit.objects.filter(kind=UnitKind.COUNTY, pk__in=request.viewer.units(Role.COUNTY_CLERK))
    return get_object_or_404(own.order_by("code")[:1])


def _workbook(data: bytes, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type=XLSX)
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return response
