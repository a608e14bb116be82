"""Pages of other bodies' meetings: the list, the minute books, and calling one."""

from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.assemblies import forms
from xiaoheng.doors.desk.decisions.views import home_school
from xiaoheng.doors.ui.pages import Request, attempt, may_open, page, show
from xiaoheng.doors.ui.paging import paged
from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.words import Role
from xiaoheng.lib import clock
from xiaoheng.loop.decisions.assemblies import selectors as reads
from xiaoheng.loop.decisions.assemblies import services
from xiaoheng.loop.decisions.assemblies.models import Form


@page("desk:assemblies")
def assemblies(request: Request) -> HttpResponse:
    """其他会议: all in scope, the latest first."""
    form, rows = forms.FormFilter(request.GET), reads.assemblies(request.viewer)
    if form.is_valid():
        kind, q = form.cleaned_data["form"], form.cleaned_data["q"].strip()
        rows = rows.filter(assembly__form=kind) if kind else rows
        rows = rows.filter(Q(title__icontains=q) | Q(unit__name__icontains=q)) if q else rows
    calls = may_open("desk:assemblies.convene", request.viewer)
    return show(request, "desk/assemblies/assemblies.html", page=paged(request, rows), filter=form, calls=calls)


@page("desk:assembly_book")
def book(request: Request) -> HttpResponse:
    """纪要簿: of one kind of meeting in one year; every organisation, body and unit has its own series."""
    usual = {"form": Form.objects.first(), "year": clock.today().year}
    form = forms.BookFilter(request.GET) if request.GET.get("form") else forms.BookFilter(initial=usual)
    told: dict[str, Any] = form.cleaned_data if form.is_bound and form.is_valid() else usual
    rows = reads.book(request.viewer, told["form"], told["year"]) if told["form"] else None
    listed = paged(request, rows) if rows is not None else None
    return show(request, "desk/assemblies/book.html", page=listed, filter=form, kind=told["form"])


@page("desk:assemblies.convene")
def convene(request: Request) -> HttpResponse:
    """召集会议: first which one, then when and where."""
    unit, today = _seat(request.viewer), clock.today()
    choices = {_key(one): one for one in reads.holders(unit, today)}
    holder = choices.get(request.GET.get("of", ""))
    if holder is None:
        return show(request, "desk/assemblies/choose.html", choices=choices.items(), unit=unit)
    roll, people = reads.roll_of(holder, today), reads.presiders(holder, today)
    usual = {"planned_on": today, "chair": roll.chair}
    form = forms.ConveneForm(request.POST or None, people=people, code=holder.form.code, initial=usual)
    if form.is_valid():
        made = attempt(form, services.convene, actor=request.viewer, holder=holder, **form.cleaned_data)
        if made:
            messages.success(request, _("会议已召集。"))
            return redirect("desk:assembly", assembly=made.pk)
    back = reverse("desk:assemblies.convene")
    return show(request, "desk/assemblies/convene.html", form, holder=holder, roll=roll, back=back, title=_("召集会议"))


def _seat(viewer: Viewer) -> Unit:
    """The viewer's school, or the county whose clerk he is."""
    unit = home_school(viewer) or Unit.objects.filter(pk__in=viewer.units(Role.COUNTY_CLERK), kind="county").first()
    if unit is None:
        raise Http404
    return unit


def _key(holder: reads.Holder) -> str:
    """How an address names what meets: the form, and the organisation or body."""
    row = holder.org or holder.body
    return f"{holder.form.code}:{row.pk}" if row is not None else holder.form.code
