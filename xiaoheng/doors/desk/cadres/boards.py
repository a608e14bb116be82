"""Boards: the county's forecast and reserve, a school's posts with their load."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.cadres import forms
from xiaoheng.doors.desk.home.cockpit import ahead
from xiaoheng.doors.desk.home.forms import PlaceFilter
from xiaoheng.doors.ui.pages import Request, attempt, page, show
from xiaoheng.doors.ui.paging import paged
from xiaoheng.ground.cadres import selectors, services
from xiaoheng.ground.cadres.models import Award
from xiaoheng.ground.cadres.words import ReserveLevel
from xiaoheng.ground.organisation import selectors as organisation
from xiaoheng.ground.organisation.actors import in_force
from xiaoheng.ground.organisation.models import Appointment, PartyOrg, Unit
from xiaoheng.ground.organisation.policy import may
from xiaoheng.ground.organisation.words import Post
from xiaoheng.ground.rulebook import selectors as rulebook
from xiaoheng.lib import clock


@page("desk:succession")
def succession(request: Request) -> HttpResponse:
    """接续: what falls due in twelve months, counted as on the overview; who is known to leave; who is in reserve."""
    form = PlaceFilter(request.GET, viewer=request.viewer)
    schools = form.narrow(organisation.schools(request.viewer))
    ids = list(schools.order_by().values_list("pk", flat=True))
    found = rulebook.forecast(ids)
    listed = paged(request, found)
    reserve = selectors.reserves(request.viewer).filter(person__unit__in=ids)
    levels = list(reserve.values_list("level", flat=True))
    context: dict[str, Any] = {
        "filter": form,
        "ahead": ahead.ahead(found, form),
        "page": listed,
        "shown": ahead.told(listed.object_list),
        "leavings": selectors.leavings(ids),
        "reserve": [(level.label, levels.count(level)) for level in ReserveLevel],
        "listed": paged(request, reserve, "reserve"),
    }
    return show(request, "desk/cadres/succession.html", **context)


@page("desk:cadres")
def cadres(request: Request, unit: str) -> HttpResponse:
    """一校干部: posts with their limits, load and qualifications, what falls due, reserve, rotation, awards."""
    school = _school(request, unit)
    board, today = selectors.board(school), clock.today()
    context: dict[str, Any] = {
        "school": school,
        "board": board,
        "seats": [(Post(seat.post).label, seat, _tone(seat, today)) for seat in board.seats],
        "charged": selectors.charged(school),
        "may_assign": may(request.viewer, "cadres.assign", school),
        "loads": selectors.loads(school),
        "shown": ahead.told(rulebook.forecast([school.pk])),
        "leavings": selectors.leavings([school.pk]),
        "sees_reserve": selectors.sees_reserve(request.viewer),
        "reserve": selectors.reserves(request.viewer, school),
        "rotations": selectors.rotations(school),
        "awards": Award.objects.filter(org__unit=school).select_related("org").order_by("-since", "pk"),
        "year": today.year,
        "may_honour": may(request.viewer, "cadres.honour", school),
        "may_correct": may(request.viewer, "cadres.strike", school),
    }
    return show(request, "desk/cadres/school.html", **context)


def _tone(seat: selectors.Seat, today: Any) -> tuple[str, str]:
    """How a post stands, in a colour and a word."""
    if seat.person is None:
        return ("red", _("空缺"))
    if seat.limit and seat.limit < today:
        return ("red", _("任职超期"))
    if seat.limit and (seat.limit - today).days <= YEAR:
        return ("amber", _("一年内任满"))
    return ("green", _("在任"))


YEAR = 366


@page("desk:cadres.assign")
def assign(request: Request, appointment: int) -> HttpResponse:
    """调整班子分工."""
    seen = Appointment.objects.filter(organisation.in_scope(request.viewer)).select_related("unit", "person")
    row = get_object_or_404(seen, pk=appointment)
    held = row.portfolios.filter(in_force(clock.today())).values_list("charge", flat=True)
    form = forms.AssignForm(request.POST or None, initial={"charges": list(held)})
    back = reverse("desk:cadres", kwargs={"unit": row.unit.code})
    if form.is_valid():
        attempt(form, services.assign, actor=request.viewer, appointment=row, **form.cleaned_data)
        if not form.errors:
            messages.success(request, _("已调整分工，有关规则随即重新检查。"))
            return redirect(back)
    lead = f"{row.unit.name} · {row.person.name} · {row.get_post_display()}"
    return show(request, "desk/act.html", form, title=_("调整班子分工"), lead=lead, back=back)


@page("desk:cadres.honour")
def honour(request: Request, unit: str) -> HttpResponse:
    """登记党组织表彰."""
    school, back = _school(request, unit), reverse("desk:cadres", kwargs={"unit": unit})
    form = forms.HonourForm(request.POST or None, orgs=PartyOrg.objects.filter(unit=school))
    if form.is_valid() and attempt(form, services.honour, actor=request.viewer, **form.cleaned_data):
        messages.success(request, _("已登记党组织表彰。"))
        return redirect(back)
    return show(request, "desk/act.html", form, title=_("登记党组织表彰"), lead=school.name, back=back)


def _school(request: Request, code: str) -> Unit:
    return get_object_or_404(organisation.schools(request.viewer), code=code)
