"""Acts on plans and preparation."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.acting import act_page, require
from xiaoheng.doors.desk.life import forms
from xiaoheng.doors.desk.life.views import asked_quarter, life_url, org_or_404
from xiaoheng.doors.ui.pages import Request, page
from xiaoheng.lib import clock
from xiaoheng.lib.quarters import Quarter
from xiaoheng.loop.decisions.life import selectors as reads
from xiaoheng.loop.decisions.life import services
from xiaoheng.loop.decisions.life.models import Planned
from xiaoheng.loop.decisions.life.services import Wanted


@page("desk:life.plan")
def plan(request: Request, org: int) -> HttpResponse:
    """报送计划: with what the rhythm asks for already in the lines; filed before, what lies ahead to be changed."""
    row, quarter = org_or_404(request.viewer, org), asked_quarter(request)
    require(request, "life.plan", row.unit)
    whole, today = reads.quarterly([row], quarter)[row.pk], clock.today()
    ahead = [line.entry for line in whole.lines if line.entry.planned_on >= today and line.entry.missed_on is None]
    lines = [Wanted(one.kind, one.planned_on, one.topic) for one in ahead]
    if whole.plan is None:
        lines = [Wanted(kind, day) for kind, day in reads.proposed(row, quarter)]
    form = forms.PlanForm(request.POST or None, lines=lines)
    return act_page(
        request, form,
        lambda _told: services.plan(actor=request.viewer, org=row, quarter=quarter, wanted=form.wanted()),
        life_url(row.pk, quarter), title=_("三会一课计划"), says=_("计划已报送。"), template="desk/life/plan.html",
        org=row, spare=forms.SPARE, called=forms.said(quarter), filed=whole.plan,
        due_on=reads.plan_due(row.unit, quarter), past=[line for line in whole.lines if line.entry not in ahead],
    )  # fmt: skip


@page("desk:life.report")
def report(request: Request, planned: int) -> HttpResponse:
    """会前报告."""
    row = _entry(request, planned)
    done = services.report(actor=request.viewer, entry=row)
    messages.success(request, _("已报送会前报告，标明迟报。") if done.is_reported_late else _("已报送会前报告。"))
    return redirect(_back(row))


@page("desk:life.miss")
def miss(request: Request, planned: int) -> HttpResponse:
    """说明未召开."""
    row = _entry(request, planned)
    require(request, "life.miss", row.plan.org.unit, row)
    return act_page(
        request, forms.MissForm(request.POST or None),
        lambda told: services.miss(actor=request.viewer, entry=row, **told), _back(row),
        title=_("说明未召开的原因"), says=_("已说明。"),
        lead=f"{row.plan.org.name} · {row.planned_on:%Y-%m-%d} {row.get_kind_display()}",
    )  # fmt: skip


@page("desk:life.retract")
def retract(request: Request, planned: int) -> HttpResponse:
    """撤回说明."""
    row = _entry(request, planned)
    services.retract(actor=request.viewer, entry=row)
    messages.success(request, _("说明已撤回。"))
    return redirect(_back(row))


@page("desk:life.tick")
def tick(request: Request, org: int) -> HttpResponse:
    """登记步骤."""
    row, year = org_or_404(request.viewer, org), _year(request)
    require(request, "life.tick", row.unit)
    usual = {"year": year, "step": request.GET.get("step"), "done_on": clock.today()}
    form = forms.TickForm(request.POST or None, org=row, meetings=reads.linkable(row, year), initial=usual)
    return act_page(
        request, form, lambda _told: services.tick(actor=request.viewer, org=row, **form.told()),
        f"{life_url(row.pk)}#preparation", title=_("登记准备情况"), says=_("已登记。"), lead=row.name,
    )  # fmt: skip


@page("desk:life.untick")
def untick(request: Request, life_step: int) -> HttpResponse:
    """撤销误登的步骤."""
    row = get_object_or_404(reads.steps(request.viewer), pk=life_step)
    services.untick(actor=request.viewer, step=row)
    messages.success(request, _("已撤销。"))
    return redirect(f"{life_url(row.org_id)}#preparation")


def _entry(request: Request, pk: int) -> Planned:
    return get_object_or_404(reads.entries(request.viewer), pk=pk)


def _back(row: Planned) -> str:
    return life_url(row.plan.org_id, Quarter(row.plan.year, row.plan.quarter))


def _year(request: Request) -> int:
    """The year that the form is about: as sent, as the address says, or the present one."""
    told = request.POST.get("year") or request.GET.get("year", "")
    return int(told) if told.isdecimal() and len(told) == len("2023") and told > "1999" else clock.today().year
