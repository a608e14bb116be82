"""Pages of members away or out of touch."""

from collections.abc import Callable
from typing import Any

from django import forms as django_forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.acting import act_page, require
from xiaoheng.doors.desk.members import forms, within
from xiaoheng.doors.ui.pages import Request, page, show
from xiaoheng.doors.ui.paging import paged
from xiaoheng.ground.members import selectors, services
from xiaoheng.ground.members.states import ABSENCE
from xiaoheng.ground.organisation.policy import may
from xiaoheng.lib import clock
from xiaoheng.lib.states import allowed

TONES = {"open": "amber", "suspended": "red", "back": "green", "expelled": "grey"}


@page("desk:absences")
def absences(request: Request) -> HttpResponse:
    """流动和失联党员."""
    listed = paged(request, selectors.absences(request.viewer))
    rows = [
        {
            "row": row,
            "tone": TONES[row.state],
            "verbs": [
                verb
                for verb in ("members.contact", *allowed(ABSENCE, row.state))
                if _offered(verb, row) and may(request.viewer, verb, row.org.unit)
            ],
        }
        for row in listed.object_list
    ]
    hides = not selectors.sees_names(request.viewer)
    return show(request, "desk/members/absences.html", page=listed, rows=rows, hides=hides)


@page("desk:members.absent")
def absent(request: Request) -> HttpResponse:
    """登记流动或失联."""
    choose = {"membership": within.members(request.viewer, "members.absent")}
    form = forms.AbsentForm(request.POST or None, choose=choose)
    return act_page(
        request,
        form,
        lambda data: services.absent(actor=request.viewer, **data),
        reverse("desk:absences"),
        title=_("登记流动或失联"),
        says=_("已登记。"),
    )


@page("desk:members.contact")
def contact(request: Request, absence: int) -> HttpResponse:
    """登记联系."""
    form = forms.ContactForm(request.POST or None, initial={"on": clock.today()})
    return _act(request, absence, "members.contact", form, services.contact, _("登记联系"))


@page("desk:members.present")
def present(request: Request, absence: int) -> HttpResponse:
    """登记返回或取得联系."""
    form = forms.OnForm(request.POST or None)
    return _act(request, absence, "members.present", form, services.present, _("登记返回或取得联系"))


@page("desk:members.suspend")
def suspend(request: Request, absence: int) -> HttpResponse:
    """停止党籍."""
    form = forms.DecisionForm(request.POST or None)
    return _act(request, absence, "members.suspend", form, services.suspend, _("停止党籍"))


@page("desk:members.expel")
def expel(request: Request, absence: int) -> HttpResponse:
    """除名."""
    form = forms.DecisionForm(request.POST or None)
    return _act(request, absence, "members.expel", form, services.expel, _("予以除名"))


def _act(
    request: Request, key: int, verb: str, form: django_forms.Form, service: Callable[..., Any], title: str
) -> HttpResponse:
    row = get_object_or_404(selectors.absences(request.viewer), pk=key)
    require(request, verb, row.org.unit, row)
    return act_page(
        request,
        form,
        lambda data: service(actor=request.viewer, absence=row, **data),
        reverse("desk:absences"),
        title=title,
        says=_("已登记。"),
        lead=f"{row.person.name} · {row.org.name} · {row.get_kind_display()} · {row.since.isoformat()}",
    )


def _offered(verb: str, row: Any) -> bool:
    if verb == "members.contact":
        return row.kind == "mobile" and row.until is None
    return verb != "members.suspend" or row.kind == "lost"
