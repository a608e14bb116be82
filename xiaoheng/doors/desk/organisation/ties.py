"""联系和职数: the clerk's forms for ties beside the tree and for approved posts."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.organisation import org_forms as forms
from xiaoheng.doors.ui.pages import Request, attempt, page, show
from xiaoheng.ground.organisation import selectors, services
from xiaoheng.ground.organisation.models import Person, Unit

ACT = "desk/organisation/act.html"


@page("desk:organisation.link")
def link(request: Request, unit: str) -> HttpResponse:
    """登记联系."""
    row, back = _unit(request, unit), _back(unit)
    within = Person.objects.filter(selectors.in_scope(request.viewer))
    form = forms.LinkForm(request.POST or None, unit=row, within=within)
    if form.is_valid() and attempt(form, services.link, actor=request.viewer, unit=row, **form.cleaned_data):
        messages.success(request, _("已登记联系。"))
        return redirect(back)
    return show(request, ACT, form, title=_("登记联系"), lead=row.name, back=back)


@page("desk:organisation.unlink")
def unlink(request: Request, link: int) -> HttpResponse:
    """终止联系."""
    row = get_object_or_404(selectors.links_in(request.viewer), pk=link)
    form, back = forms.UnlinkForm(request.POST or None), _back(row.unit.code)
    if form.is_valid() and attempt(form, services.unlink, actor=request.viewer, link=row, **form.cleaned_data):
        messages.success(request, _("已终止联系。"))
        return redirect(back)
    lead = f"{row.unit.name} · {row.get_kind_display()} · {row.other or row.person}"
    return show(request, ACT, form, title=_("终止联系"), lead=lead, back=back)


@page("desk:organisation.set_quota")
def set_quota(request: Request, unit: str) -> HttpResponse:
    """核定职数."""
    row, back = _unit(request, unit), _back(unit)
    form = forms.QuotaForm(request.POST or None, unit=row)
    if form.is_valid() and attempt(form, services.set_quota, actor=request.viewer, unit=row, **form.cleaned_data):
        messages.success(request, _("已登记核定职数。"))
        return redirect(back)
    return show(request, ACT, form, title=_("登记核定职数"), lead=row.name, back=back)


def _unit(request: Request, code: str) -> Unit:
    return get_object_or_404(selectors.units(request.viewer), code=code)


def _back(code: str) -> str:
    return reverse("desk:unit", kwargs={"unit": code})
