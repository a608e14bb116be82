"""The forms of a member: its entries on the lists, and projects that it sets going."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.acting import act_page, require
from xiaoheng.doors.desk.communities import forms, project_forms
from xiaoheng.doors.desk.communities.pages import found
from xiaoheng.doors.desk.decisions.views import home_school
from xiaoheng.doors.ui.pages import Request, attempt, page, show
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.lib import clock
from xiaoheng.loop.execution.communities import selectors as reads
from xiaoheng.loop.execution.communities import services
from xiaoheng.loop.execution.communities.models import Community, Entry
from xiaoheng.loop.execution.communities.words import Listed


@page("desk:communities.list")
def list_(request: Request, community: int) -> HttpResponse:
    """登记资源、需求."""
    row, unit = _place(request, community, "communities.list")
    partners = reads.partners(row) if unit.pk == row.lead_id else row.partners.none()
    initial = {"since": clock.today(), "until": row.until, "listed": request.GET.get("listed", Listed.NEED)}
    form = forms.EntryForm(request.POST or None, partners=partners, initial=initial)
    told: dict[str, Any] = {"actor": request.viewer, "community": row, "unit": unit}
    return act_page(
        request, form, lambda data: services.list_(**told, **data), _back(row), title=_("登记资源（需求）"),
        says=_("已登记，可对接的随即列出。"), lead=f"{row.title} · {unit.name}",
    )  # fmt: skip


@page("desk:communities.paste")
def paste(request: Request, community: int) -> HttpResponse:
    """成批登记: rows copied from a worksheet."""
    row, unit = _place(request, community, "communities.paste")
    form = forms.PasteForm(request.POST or None)
    return act_page(
        request, form, lambda data: services.paste(actor=request.viewer, community=row, unit=unit, **data), _back(row),
        title=_("从表格粘贴"), says=_("已全部登记，可对接的随即列出。"), lead=f"{row.title} · {unit.name}",
        template="desk/communities/paste.html", kinds=reads.kinds(),
    )  # fmt: skip


@page("desk:communities.launch")
def launch(request: Request, community: int) -> HttpResponse:
    """登记项目."""
    row, unit = _place(request, community, "communities.launch")
    others = Unit.objects.filter(pk__in=[row.lead_id, *(one.unit_id for one in reads.members(row))]).exclude(pk=unit.pk)
    form = project_forms.LaunchForm(
        request.POST or None, schools=others.order_by("code"), partners=reads.partners(row),
        initial={"since": clock.today()},
    )  # fmt: skip
    if form.is_valid():
        told = {"actor": request.viewer, "community": row, "unit": unit, **form.cleaned_data}
        if made := attempt(form, services.launch, **told):
            messages.success(request, _("已登记。"))
            return redirect("desk:community_project", community_project=made.pk)
    lead = f"{row.title} · {unit.name}"
    return show(request, "desk/act.html", form, title=_("登记项目"), lead=lead, back=_back(row))


@page("desk:communities.amend")
def amend(request: Request, community_entry: int) -> HttpResponse:
    """修改条目."""
    row = entry_of(request, community_entry, "communities.amend")
    initial = {name: getattr(row, name) for name in ("title", "quantity", "since", "until")}
    form = forms.AmendForm(request.POST or None, initial=initial)
    lead = _("%(kind)s，已对接%(taken)d%(measure)s") % {
        "kind": row.kind.title, "taken": row.taken, "measure": row.kind.measure,
    }  # fmt: skip
    return act_page(
        request, form, lambda data: services.amend(actor=request.viewer, entry=row, **data), _back(row.community),
        title=_("修改：%(title)s") % {"title": row.title}, says=_("已修改。"), lead=lead,
    )  # fmt: skip


@page("desk:communities.strike")
def strike(request: Request, community_entry: int) -> HttpResponse:
    """撤下条目."""
    row = entry_of(request, community_entry, "communities.strike")
    form = forms.ReasonForm(request.POST or None)
    return act_page(
        request, form, lambda data: services.strike(actor=request.viewer, entry=row, **data), _back(row.community),
        title=_("撤下：%(title)s") % {"title": row.title}, says=_("已撤下，原登记留在留痕中。"), lead=row.community.title,
    )  # fmt: skip


def entry_of(request: Request, pk: int, verb: str) -> Entry:
    """An entry in sight that the viewer's school keeps."""
    row = get_object_or_404(reads.entries(request.viewer), pk=pk)
    require(request, verb, row.keeper, row)
    return row


def _place(request: Request, community: int, verb: str) -> tuple[Community, Unit]:
    row, unit = found(request, community), home_school(request.viewer)
    if unit is None:
        raise Http404
    require(request, verb, unit, row)
    return row, unit


def _back(row: Community) -> Any:
    return reverse("desk:community", kwargs={"community": row.pk})
