"""Pages of the verbs on documents."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.acting import act_page, require
from xiaoheng.doors.desk.library import forms
from xiaoheng.doors.desk.library.shown import issued_by
from xiaoheng.doors.ui.middleware import way_back
from xiaoheng.doors.ui.pages import Request, attempt, page, show
from xiaoheng.ground.library import selectors, services
from xiaoheng.ground.library.models import Document, DocumentLink
from xiaoheng.ground.library.words import DocumentKind, Level
from xiaoheng.ground.organisation import selectors as organisation
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.words import UnitKind
from xiaoheng.lib.document_number import read_number

ACT = "desk/act.html"


@page("desk:library.enter")
def enter(request: Request) -> HttpResponse:
    """收录文件; `?supersedes=` makes it the new version of one of the unit's own."""
    old = _superseded(request)
    units = Unit.objects.filter(pk=old.unit_id) if old else _keepers(request)
    form = forms.EnterForm(
        request.POST or None, request.FILES or None, units=units, viewer=request.viewer, initial=_first(old, units)
    )
    back = reverse("desk:document", kwargs={"document": old.pk}) if old else reverse("desk:library")
    if form.is_valid():
        said = {"facts": form.facts(), "file": form.upload(), "bases": form.resting(), "supersedes": old}
        row = attempt(form, services.enter, actor=request.viewer, unit=form.cleaned_data["unit"], **said)
        if row:
            _tell(request, form, _("已收录。"))
            return redirect("desk:document", document=row.pk)
    lead = _("替代%(old)s") % {"old": old} if old else _("学校收录本校制定的文件；县收录本县的和上级发来的")
    return show(request, ACT, form, title=_("收录文件"), lead=lead, back=back)


@page("desk:library.correct")
def correct(request: Request, document: int) -> HttpResponse:
    """更正登记."""
    row = _found(request, document, "library.correct")
    names = ("title", "number", "level", "kind", "issued_on", "since", "until")
    initial = {**{name: getattr(row, name) for name in names}, "issuers": issued_by(row)}
    form = forms.CorrectForm(request.POST or None, request.FILES or None, initial=initial)
    back = reverse("desk:document", kwargs={"document": row.pk})
    if form.is_valid():
        said = {"document": row, "facts": form.facts(), "file": form.upload(), "reason": form.cleaned_data["reason"]}
        if attempt(form, services.correct, actor=request.viewer, **said):
            _tell(request, form, _("已更正，原登记留痕可查。"))
            return redirect(back)
    return show(request, ACT, form, title=_("更正登记"), lead=str(Document.objects.get(pk=row.pk)), back=back)


@page("desk:library.repeal")
def repeal(request: Request, document: int) -> HttpResponse:
    """废止."""
    row = _found(request, document, "library.repeal")
    return act_page(
        request, forms.RepealForm(request.POST or None),
        lambda data: services.repeal(actor=request.viewer, document=row, **data),
        reverse("desk:document", kwargs={"document": row.pk}),
        title=_("登记废止"), says=_("已登记废止。"), template=ACT, lead=str(row),
    )  # fmt: skip


@page("desk:library.restore")
def restore(request: Request, document: int) -> HttpResponse:
    """恢复效力."""
    row = _found(request, document, "library.restore")
    return act_page(
        request, forms.ReasonForm(request.POST or None),
        lambda data: services.restore(actor=request.viewer, document=row, **data),
        reverse("desk:document", kwargs={"document": row.pk}),
        title=_("恢复效力"), says=_("已恢复，废止或替代的登记已撤回。"), template=ACT, lead=str(row),
    )  # fmt: skip


@page("desk:library.strike")
def strike(request: Request, document: int) -> HttpResponse:
    """删除登记."""
    row, form = _found(request, document, "library.strike"), forms.ReasonForm(request.POST or None)
    title, back = _("删除登记"), reverse("desk:document", kwargs={"document": row.pk})
    if form.is_valid():
        attempt(form, services.strike, actor=request.viewer, document=row, **form.cleaned_data)
        if not form.errors:
            messages.success(request, _("已删除登记，留痕可查。"))
            return redirect("desk:library")
    return show(request, ACT, form, title=title, lead=str(row), back=back)


@page("desk:library.link")
def link(request: Request, document: int) -> HttpResponse:
    """登记关系: to documents of the unit's own library and of those above it."""
    row = _found(request, document, "library.link")
    near = selectors.documents(request.viewer).filter(unit__down__unit=row.unit).exclude(pk=row.pk)
    return act_page(
        request, forms.LinkForm(request.POST or None, documents=near),
        lambda data: services.link(actor=request.viewer, document=row, **data),
        reverse("desk:document", kwargs={"document": row.pk}),
        title=_("登记关系"), says=_("已登记。"), template=ACT, lead=str(row),
    )  # fmt: skip


@page("desk:library.unlink")
def unlink(request: Request, document_link: int) -> HttpResponse:
    """删除关系."""
    seen = selectors.documents(request.viewer).prefetch_related(None).order_by().values("pk")
    rows = DocumentLink.objects.filter(source__in=seen).select_related("source__unit", "target")
    services.unlink(actor=request.viewer, link=get_object_or_404(rows, pk=document_link))
    messages.success(request, _("已删除关系。"))
    return HttpResponseRedirect(way_back(request))


def _keepers(request: Request) -> "QuerySet[Unit]":
    """Units whose library the viewer keeps."""
    rows = organisation.units(request.viewer).filter(kind__in=(UnitKind.COUNTY, UnitKind.SCHOOL))
    return rows.order_by("kind", "code")  # a county comes before its schools


def _superseded(request: Request) -> Document | None:
    key = request.GET.get("supersedes", "")
    if not key:
        return None
    rows = selectors.documents(request.viewer)
    row = get_object_or_404(rows, pk=int(key)) if key.isascii() and key.isdigit() and len(key) <= 18 else None
    row = row or get_object_or_404(rows.none())
    require(request, "library.enter", row.unit, row)
    return row


def _first(old: Document | None, units: "QuerySet[Unit]") -> dict[str, Any]:
    """What a new version has in common with the old one; else what the first keeper issues."""
    if old is not None:
        return {"title": old.title, "level": old.level, "kind": old.kind, "issuers": issued_by(old)}
    unit = units.first()
    if unit is None or unit.kind != UnitKind.SCHOOL:
        return {"level": Level.COUNTY}
    return {"level": Level.SCHOOL, "kind": DocumentKind.SYSTEM, "issuers": unit.name}


def _found(request: Request, key: int, verb: str) -> Document:
    row = get_object_or_404(selectors.documents(request.viewer), pk=key)
    require(request, verb, row.unit, row)
    return row


def _tell(request: Request, form: forms.FactsForm, says: str) -> None:
    """What was done, and that the number was put in its form."""
    typed = form.cleaned_data["number"]
    number = read_number(typed)
    told = _("文号“%(typed)s”已规范为“%(number)s”。") % {"typed": typed, "number": number.text}
    messages.success(request, says + (told if number.changed else ""))
