"""Training: the plan, one programme with its participants, and the hours of many people at once."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.cadres import forms
from xiaoheng.doors.ui.pages import Request, attempt, may_open, page, show
from xiaoheng.doors.ui.paging import paged
from xiaoheng.ground.cadres import selectors, services
from xiaoheng.ground.cadres.models import Programme
from xiaoheng.ground.organisation import selectors as organisation
from xiaoheng.ground.organisation.models import Person, Unit
from xiaoheng.ground.organisation.policy import may
from xiaoheng.ground.organisation.words import Role
from xiaoheng.lib import clock

TICKED = 300  # people to tick; more of them are named by code


@page("desk:programmes")
def programmes(request: Request) -> HttpResponse:
    """培训计划: programmes in sight, the latest first."""
    listed = paged(request, selectors.programmes(request.viewer))
    return show(
        request, "desk/cadres/programmes.html", page=listed, may_plan=may_open("desk:cadres.plan", request.viewer)
    )


@page("desk:programme")
def programme(request: Request, programme: int) -> HttpResponse:
    """培训班: who took part, with how many hours."""
    row = _found(request, programme)
    taken = row.trainings.select_related("person__unit").order_by("person__unit__code", "person__code")
    context: dict[str, Any] = {
        "programme": row,
        "page": paged(request, taken),
        "may_train": row.since <= clock.today() and may(request.viewer, "cadres.train", row.unit),
        "may_correct": may(request.viewer, "cadres.strike", row.unit),
    }
    return show(request, "desk/cadres/programme.html", **context)


@page("desk:cadres.plan")
def plan(request: Request) -> HttpResponse:
    """列入培训计划."""
    unit, form = _own(request), forms.PlanForm(request.POST or None)
    if form.is_valid():
        row = attempt(form, services.plan, actor=request.viewer, unit=unit, **form.cleaned_data)
        if row:
            messages.success(request, _("已列入培训计划。"))
            return redirect("desk:programme", programme=row.pk)
    back = reverse("desk:programmes")
    return show(request, "desk/act.html", form, title=_("列入培训计划"), lead=unit.name, back=back)


@page("desk:cadres.train")
def train(request: Request, programme: int) -> HttpResponse:
    """登记学时: many people in one go, ticked or pasted."""
    row, back = _found(request, programme), reverse("desk:programme", kwargs={"programme": programme})
    within = Person.objects.filter(organisation.in_scope(request.viewer), unit__up__ancestor=row.unit)
    chosen = selectors.audience(row, request.viewer)
    chosen = chosen if chosen.count() <= TICKED else chosen.none()
    form = forms.TrainForm(request.POST or None, people=chosen, within=within, initial={"hours": row.hours})
    if form.is_valid():
        hours = form.cleaned_data["told"]
        if attempt(form, services.train, actor=request.viewer, programme=row, hours=hours):
            messages.success(request, _("已登记%(n)d人的学时，有关规则随即重新检查。") % {"n": len(hours)})
            return redirect(back)
    return show(request, "desk/act.html", form, title=_("登记学时"), lead=row.title, back=back)


def _found(request: Request, key: int) -> Programme:
    return get_object_or_404(selectors.programmes(request.viewer), pk=key)


def _own(request: Request) -> Unit:
    """The county or school whose plan the viewer keeps."""
    own = Unit.objects.filter(pk__in=request.viewer.units(Role.COUNTY_CLERK, Role.OFFICE))
    return get_object_or_404(own.order_by("code")[:1])
