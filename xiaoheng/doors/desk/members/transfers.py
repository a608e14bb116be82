"""Pages of transfers."""

from collections.abc import Callable
from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.acting import act_page, require
from xiaoheng.doors.desk.members import forms, within
from xiaoheng.doors.desk.members.step_form import today_first
from xiaoheng.doors.ui.pages import Request, page, show
from xiaoheng.doors.ui.paging import paged
from xiaoheng.ground.members import selectors, services
from xiaoheng.ground.members.models import Transfer
from xiaoheng.ground.members.states import TRANSFER
from xiaoheng.ground.organisation.models import PartyOrg, Unit
from xiaoheng.lib.states import allowed

TONES = {"sent": "amber", "refused": "red", "accepted": "green", "recalled": "grey"}
TAKERS = ("members.accept", "members.refuse")


@page("desk:transfers")
def transfers(request: Request) -> HttpResponse:
    """组织关系转接: open ones first."""
    listed = paged(request, selectors.transfers(request.viewer))
    rows = [
        {
            "row": row,
            "tone": TONES[row.state],
            "verbs": [
                verb
                for verb in allowed(TRANSFER, row.state)
                if _acts_for(request, verb, _taker(row) if verb in TAKERS else row.source.unit)
            ],
        }
        for row in listed.object_list
    ]
    hides = not selectors.sees_names(request.viewer)
    return show(request, "desk/members/transfers.html", page=listed, rows=rows, hides=hides)


@page("desk:members.send")
def send(request: Request) -> HttpResponse:
    """转出."""
    choose = {"membership": within.members(request.viewer, "members.send"), "target": within.branches(request.viewer)}
    form = forms.SendForm(request.POST or None, choose=choose, initial={"sent_on": today_first()["done_on"]})
    return act_page(
        request,
        form,
        lambda data: services.send(actor=request.viewer, **data),
        reverse("desk:transfers"),
        title=_("转出组织关系"),
        says=_("已转出；接收之前原党组织继续负责。"),
    )


@page("desk:members.accept")
def accept(request: Request, transfer: int) -> HttpResponse:
    """接收."""
    row = _transfer(request, transfer)
    require(request, "members.accept", _taker(row), row)
    form = forms.AcceptForm(request.POST or None, initial={"accepted_on": today_first()["done_on"]})
    return _act(request, row, form, services.accept, _("接收组织关系"), _("已接收。"))


@page("desk:members.refuse")
def refuse(request: Request, transfer: int) -> HttpResponse:
    """退回."""
    row = _transfer(request, transfer)
    require(request, "members.refuse", _taker(row), row)
    form = forms.RefuseForm(request.POST or None, initial={"refused_on": today_first()["done_on"]})
    return _act(request, row, form, services.refuse, _("退回组织关系"), _("已退回；原党组织继续负责。"))


@page("desk:members.resend")
def resend(request: Request, transfer: int) -> HttpResponse:
    """重新转出."""
    row = _transfer(request, transfer)
    require(request, "members.resend", row.source.unit, row)
    form = forms.OnForm(request.POST or None, initial={"on": today_first()["done_on"]})
    says = _("已重新转出；介绍信的有效期不变。")
    return _act(request, row, form, services.resend, _("重新转出组织关系"), says, row.explanation)


@page("desk:members.recall")
def recall(request: Request, transfer: int) -> HttpResponse:
    """撤销."""
    services.recall(actor=request.viewer, transfer=_transfer(request, transfer))
    messages.success(request, _("已撤销转接。"))
    return redirect("desk:transfers")


def _act(
    request: Request,
    row: Transfer,
    form: django_forms.Form,
    service: Callable[..., Any],
    title: str,
    says: str,
    more: str = "",
) -> HttpResponse:
    where = row.target.name if row.target else row.outside
    lead = _("%(name)s　%(source)s → %(target)s") % {
        "name": row.person.name, "source": row.source.name, "target": where
    }  # fmt: skip
    return act_page(
        request,
        form,
        lambda data: service(actor=request.viewer, transfer=row, **data),
        reverse("desk:transfers"),
        title=title,
        says=says,
        lead=f"{lead}　{row.get_cause_display()}：{more}" if more else lead,
    )


def _transfer(request: Request, key: int) -> Transfer:
    return get_object_or_404(selectors.transfers(request.viewer), pk=key)


def _taker(row: Transfer) -> Unit:
    """Who enters the acceptance: the new branch, or for an outside one the old."""
    org: PartyOrg = row.target or row.source
    return org.unit


def _acts_for(request: Request, verb: str, unit: Unit) -> Any:
    return unit.pk in within.own_units(request.viewer, verb)
