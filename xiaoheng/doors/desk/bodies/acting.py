"""The forms that change something: founding, seating, renewing, dissolving a body; laying down a chain."""

from collections.abc import Callable
from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.bodies import forms
from xiaoheng.doors.desk.bodies.pages import unit_of
from xiaoheng.doors.ui.pages import Request, attempt, page, show
from xiaoheng.ground.bodies import selectors, services
from xiaoheng.ground.bodies.models import Body, Seat
from xiaoheng.ground.organisation import selectors as organisation
from xiaoheng.ground.organisation.models import Person, Unit

FORM = "desk/act.html"


@page("desk:bodies.found")
def found(request: Request, unit: str) -> HttpResponse:
    """成立机构."""
    row = unit_of(request, unit)
    free = selectors.kinds().exclude(bodies__in=Body.objects.filter(unit=row, until__isnull=True))
    form = forms.FoundForm(request.POST or None, kinds=free, people=_people(row))
    back = reverse("desk:bodies", kwargs={"unit": row.code})
    if form.is_valid():
        made = attempt(form, services.found, actor=request.viewer, unit=row, **form.cleaned_data)
        if made:
            messages.success(request, _("已成立，请接着登记成员。"))
            return redirect("desk:body", body=made.pk)
    return show(request, FORM, form, title=_("成立机构"), lead=row.name, back=back)


@page("desk:bodies.seat")
def seat(request: Request, body: int) -> HttpResponse:
    """登记成员."""
    row = _body(request, body)
    form = forms.SeatForm(request.POST or None, people=_people(row.unit))
    return _acted(request, form, services.seat, row, _("登记成员"), _("已登记成员，有关规则随即重新检查。"), body=row)


@page("desk:bodies.renew")
def renew(request: Request, body: int) -> HttpResponse:
    """换届."""
    row = _body(request, body)
    form = forms.RenewForm(request.POST or None, seats=selectors.members_on(row), label=services.told)
    return _acted(request, form, services.renew, row, _("换届"), _("已登记换届，请接着登记新成员。"), body=row)


@page("desk:bodies.dissolve")
def dissolve(request: Request, body: int) -> HttpResponse:
    """撤销机构."""
    row = _body(request, body)
    form = forms.DissolveForm(request.POST or None)
    return _acted(request, form, services.dissolve, row, _("撤销机构"), _("已撤销，有关规则随即重新检查。"), body=row)


@page("desk:bodies.annul")
def annul(request: Request, body: int) -> HttpResponse:
    """更正: take out a body that was founded by mistake."""
    row, form = _body(request, body), forms.StrikeForm(request.POST or None)
    title, back = _("更正（删除）：%(who)s") % {"who": row.name}, reverse("desk:body", kwargs={"body": row.pk})
    if form.is_valid():
        attempt(form, services.annul, actor=request.viewer, body=row, **form.cleaned_data)
        if not form.errors:
            messages.success(request, _("已删除，原登记留在留痕中。"))
            return redirect("desk:bodies", unit=row.unit.code)
    return show(request, FORM, form, title=title, lead=row.unit.name, back=back)


@page("desk:bodies.unseat")
def unseat(request: Request, seat: int) -> HttpResponse:
    """登记退出."""
    row = _seat(request, seat)
    form = forms.UnseatForm(request.POST or None)
    title = _("登记退出：%(who)s") % {"who": services.told(row)}
    return _acted(request, form, services.unseat, row.body, title, _("已登记退出。"), seat=row)


@page("desk:bodies.strike")
def strike(request: Request, seat: int) -> HttpResponse:
    """更正: take out a seat that was entered wrongly."""
    row = _seat(request, seat)
    form = forms.StrikeForm(request.POST or None)
    title = _("更正（删除）：%(who)s") % {"who": services.told(row)}
    return _acted(request, form, services.strike, row.body, title, _("已删除，原登记留在留痕中。"), seat=row)


@page("desk:bodies.charge")
def charge(request: Request, unit: str) -> HttpResponse:
    """明确责任链."""
    row = unit_of(request, unit)
    form = forms.ChargeForm(
        request.POST or None, posts=organisation.holders(row), initial={"duty": request.GET.get("duty", "")}
    )
    back = reverse("desk:chains", kwargs={"unit": row.code})
    if form.is_valid() and attempt(form, services.charge, actor=request.viewer, unit=row, **form.cleaned_data):
        messages.success(request, _("已明确责任链，有关规则随即重新检查。"))
        return redirect(back)
    return show(request, "desk/bodies/charge.html", form, lead=row.name, back=back)


def _acted(
    request: Request,
    form: django_forms.Form,
    verb: Callable[..., Any],
    of: Body,
    title: str,
    done: str,
    **about: Any,
) -> HttpResponse:
    """One form about a body, back to its page."""
    back = reverse("desk:body", kwargs={"body": of.pk})
    if form.is_valid():
        attempt(form, verb, actor=request.viewer, **about, **form.cleaned_data)
        if not form.errors:
            messages.success(request, done)
            return redirect(back)
    return show(request, FORM, form, title=title, lead=of.name, back=back)


def _people(unit: Unit) -> QuerySet[Person]:
    """Who may be chosen: the unit's own people, and those who hold a post in it."""
    posted = organisation.holders(unit).order_by().values("person")
    return Person.objects.filter(Q(unit=unit) | Q(pk__in=posted)).order_by("code")


def _body(request: Request, key: int) -> Body:
    return get_object_or_404(selectors.bodies(request.viewer), pk=key)


def _seat(request: Request, key: int) -> Seat:
    return get_object_or_404(selectors.seats(request.viewer), pk=key)
