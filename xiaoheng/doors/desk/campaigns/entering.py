"""The forms of a school's part, and of its result."""

from collections.abc import Callable
from typing import Any

from django import forms as django_forms
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.acting import act_page, require
from xiaoheng.doors.desk.campaigns import forms
from xiaoheng.doors.desk.campaigns.pages import found
from xiaoheng.doors.ui.forms import DIGITS
from xiaoheng.doors.ui.pages import Request, page
from xiaoheng.lib import clock
from xiaoheng.loop.execution.campaigns import selectors as reads
from xiaoheng.loop.execution.campaigns import services
from xiaoheng.loop.execution.campaigns.models import Entrant
from xiaoheng.loop.execution.campaigns.services.recording import told
from xiaoheng.loop.execution.campaigns.words import Record


@page("desk:campaigns.plan")
def plan(request: Request, entrant: int) -> HttpResponse:
    """明确本校安排."""
    row = _mine(request, entrant, "campaigns.plan")
    template = row.campaign.template
    initial = {
        "owner": row.owner_id,
        "theme": row.theme,
        "choice": row.choice,
        "mentor": row.mentor and row.mentor.code,
    }
    form = forms.PlanForm(
        request.POST or None, owners=reads.owners(row.unit, template), template=template, initial=initial
    )
    return _act(request, row, form, services.plan, _("明确本校安排"), _("已明确。"))


@page("desk:campaigns.reach")
def reach(request: Request, entrant: int) -> HttpResponse:
    """登记完成一个阶段."""
    row = _mine(request, entrant, "campaigns.reach")
    initial = {"done_on": clock.today(), "stage": request.GET.get("stage", "")}
    form = forms.ReachForm(request.POST or None, standing=_standing(row), initial=initial)
    return _act(request, row, form, services.reach, _("登记阶段完成"), _("已登记。"))


@page("desk:campaigns.tally")
def tally(request: Request, entrant: int) -> HttpResponse:
    """登记数量."""
    row = _mine(request, entrant, "campaigns.tally")
    initial = {"held_on": clock.today(), "counter": request.GET.get("counter", "")}
    form = forms.TallyForm(request.POST or None, template=row.campaign.template, initial=initial)
    return _act(request, row, form, services.tally, _("登记数量"), _("已登记，合计随即更新。"))


@page("desk:campaigns.attach")
def attach(request: Request, entrant: int) -> HttpResponse:
    """附材料."""
    row = _mine(request, entrant, "campaigns.attach")
    name = request.POST.get("name") or request.GET.get("name", "")
    form = forms.AttachForm(
        request.POST or None, request.FILES or None, standing=_standing(row), held=reads.held(row, name),
        initial={"name": name},
    )  # fmt: skip
    return _act(request, row, form, _attach, _("附材料"), _("已附上。"))


@page("desk:campaigns.award")
def award(request: Request, entrant: int) -> HttpResponse:
    """登记获奖."""
    row = _mine(request, entrant, "campaigns.award")
    return _act(request, row, forms.AwardForm(request.POST or None), services.award, _("登记获奖"), _("已登记。"))


@page("desk:campaigns.strike")
def strike(request: Request, campaign_record: str) -> HttpResponse:
    """更正: take out what was entered wrongly; the address names it as tally-12."""
    kind, _dash, key = campaign_record.partition("-")
    if kind not in Record.values or not (key.isascii() and key.isdecimal() and len(key) <= DIGITS):
        raise Http404
    row: Any = get_object_or_404(reads.records(request.viewer, kind), pk=int(key))
    require(request, "campaigns.strike", row.entrant.unit, row.entrant)
    title = _("更正（删除）：%(what)s") % {"what": told(row)}

    def struck(*, actor: Any, entrant: Entrant, reason: str) -> bool:
        services.strike(actor=actor, entry=row, reason=reason)
        return True

    return _act(
        request, row.entrant, forms.StrikeForm(request.POST or None), struck, title, _("已删除，原登记留在留痕中。")
    )


@page("desk:campaigns.conclude")
def conclude(request: Request, entrant: int) -> HttpResponse:
    """认定结果."""
    row = found(request, entrant)
    require(request, "campaigns.conclude", row.campaign.unit, row)
    form = forms.ConcludeForm(request.POST or None)
    return _act(request, row, form, _conclude, _("认定结果"), _("已认定。"))


def _conclude(*, actor: Any, entrant: Entrant, result: str, outcome: str) -> Entrant:
    return services.conclude(actor=actor, entrant=entrant, done=result == "done", outcome=outcome)


def _attach(*, actor: Any, entrant: Entrant, file: Any = None, **data: Any) -> Any:
    upload = {"data": file.read(), "file_name": file.name} if file else {}
    return services.attach(actor=actor, entrant=entrant, **upload, **data)


def _act(
    request: Request, row: Entrant, form: django_forms.Form, verb: Callable[..., Any], title: str, says: str
) -> HttpResponse:
    back = reverse("desk:entrant", kwargs={"entrant": row.pk})
    lead = f"{row.campaign.title} · {row.unit.name}"
    return act_page(
        request, form, lambda data: verb(actor=request.viewer, entrant=row, **data), back, title=title, says=says,
        lead=lead,
    )  # fmt: skip


def _mine(request: Request, pk: int, verb: str) -> Entrant:
    row = found(request, pk)
    require(request, verb, row.unit, row)
    return row


def _standing(row: Entrant) -> reads.Standing:
    return reads.standings(row.campaign, [row])[row.pk]
