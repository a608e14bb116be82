"""The forms of the host: adopting a template, opening, starting, extending and closing a campaign."""

from pathlib import PurePath
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.acting import act_page, require
from xiaoheng.doors.desk.campaigns import forms
from xiaoheng.doors.desk.campaigns.pages import host_of
from xiaoheng.doors.ui.pages import Request, attempt, page, show
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.words import UnitKind
from xiaoheng.lib import clock
from xiaoheng.lib.csv_text import decode
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.execution.campaigns import selectors as reads
from xiaoheng.loop.execution.campaigns import services
from xiaoheng.loop.execution.campaigns.models import Campaign

FORM = "desk/act.html"


@page("desk:campaigns.adopt")
def adopt(request: Request) -> HttpResponse:
    """增加模板 from a file."""
    unit = _host(request)
    require(request, "campaigns.adopt", unit)
    form = forms.AdoptForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        told = {"code": PurePath(file.name).stem, "text": attempt(form, _text, data=file.read())}
        row = told["text"] and attempt(form, services.adopt, actor=request.viewer, unit=unit, **told)
        if row:
            messages.success(request, _("已增加模板“%(title)s”。") % {"title": row.title})
            return redirect("desk:campaign_templates")
    return show(request, FORM, form, title=_("增加专项模板"), lead=unit.name, back=reverse("desk:campaign_templates"))


@page("desk:campaigns.open")
def open_(request: Request, campaign_template: int) -> HttpResponse:
    """建立专项 from a template, with what the template proposes filled in."""
    unit = _host(request)
    row = get_object_or_404(reads.templates(unit), pk=campaign_template)
    initial = {name: row.says(name) for name in ("title", "basis", "aim", "measures")}
    form = forms.CertainForm(
        request.POST or None, owners=reads.owners(unit, row), initial={**initial, "since": clock.today()}
    )
    if form.is_valid():
        made = attempt(form, services.open_, actor=request.viewer, unit=unit, template=row, **form.cleaned_data)
        if made:
            messages.success(request, _("已建立，核对后请启动。"))
            return redirect("desk:campaign", campaign=made.pk)
    lead = _("四明确：目标任务、推进措施、完成时限、责任主体")
    back = reverse("desk:campaign_templates")
    return show(request, FORM, form, title=_("建立专项：%(t)s") % {"t": row.title}, lead=lead, back=back)


@page("desk:campaigns.revise")
def revise(request: Request, campaign: int) -> HttpResponse:
    """修改专项 before it begins."""
    row = _found(request, campaign, "campaigns.revise")
    names = ("title", "basis", "aim", "measures", "since", "until", "owner")
    form = forms.CertainForm(
        request.POST or None,
        owners=reads.owners(row.unit, row.template),
        initial={name: getattr(row, name) for name in names},
    )
    says = _("已修改。")
    return act_page(
        request, form, lambda data: services.revise(actor=request.viewer, campaign=row, **data), _back(row),
        title=_("修改专项"), says=says, lead=row.title,
    )  # fmt: skip


@page("desk:campaigns.start")
def start(request: Request, campaign: int) -> HttpResponse:
    """启动专项: a county chooses its schools; a school's own begins at once."""
    row = _found(request, campaign, "campaigns.start")
    if row.unit.kind == UnitKind.SCHOOL:
        if request.method == "POST":
            services.start(actor=request.viewer, campaign=row)
            messages.success(request, _("已启动。"))
        return redirect("desk:campaign", campaign=row.pk)
    return _choosing(request, row, services.start, _("启动专项"), _("已启动，参加的学校现在可以登记。"))


@page("desk:campaigns.join")
def join(request: Request, campaign: int) -> HttpResponse:
    """增加参加学校."""
    row = _found(request, campaign, "campaigns.join")
    return _choosing(request, row, services.join, _("增加参加学校"), _("已增加。"))


@page("desk:campaigns.close")
def close(request: Request, campaign: int) -> HttpResponse:
    """结束专项."""
    row = _found(request, campaign, "campaigns.close")
    services.close(actor=request.viewer, campaign=row)
    messages.success(request, _("专项已结束。"))
    return redirect("desk:campaign", campaign=row.pk)


def _text(data: bytes) -> str:
    """The text of a file in the usual encodings; what a wrong one would garble is refused."""
    try:
        text = decode(data)
    except Refused as refusal:
        raise Refused(_("无法识别文件的编码。"), _("请用记事本或 WPS 另存为 UTF-8 编码的文件后再上传。")) from refusal
    if not text.strip():
        raise Refused(_("文件是空的。"), _("可下载现有模板改写后再上传。"))
    return text


def _choosing(request: Request, row: Campaign, verb: Any, title: str, says: str) -> HttpResponse:
    form = forms.SchoolsForm(request.POST or None, schools=reads.schools_for(row))
    return act_page(
        request, form, lambda _data: verb(actor=request.viewer, campaign=row, schools=form.chosen()), _back(row),
        title=title, says=says, lead=row.title,
    )  # fmt: skip


def _host(request: Request) -> Unit:
    unit = host_of(request.viewer)
    if unit is None:
        raise Http404
    return unit


def _found(request: Request, pk: int, verb: str) -> Campaign:
    row = get_object_or_404(reads.campaigns(request.viewer), pk=pk)
    require(request, verb, row.unit, row)
    return row


def _back(row: Campaign) -> str:
    return reverse("desk:campaign", kwargs={"campaign": row.pk})
