"""The pages of a project: plan, steps, outcome, and its confirmation."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.acting import act_page, require
from xiaoheng.doors.desk.communities import forms, project_forms
from xiaoheng.doors.desk.communities.shown import tone
from xiaoheng.doors.desk.files import download
from xiaoheng.doors.ui.pages import Request, page, show
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.policy import may
from xiaoheng.lib import clock
from xiaoheng.lib.states import allowed
from xiaoheng.loop.execution.communities import selectors as reads
from xiaoheng.loop.execution.communities import services
from xiaoheng.loop.execution.communities.models import Project
from xiaoheng.loop.execution.communities.services import outcomes
from xiaoheng.loop.execution.communities.states import PROJECT

CONFIRMING = ("communities.close", "communities.send_back")


@page("desk:community_project")
def project(request: Request, community_project: int) -> HttpResponse:
    """一个项目: plan, steps, outcome with what stands behind it, who confirms."""
    row = _found(request, community_project)
    acts = {
        verb.split(".")[1]: may(request.viewer, verb, _where(verb, row), row) for verb in allowed(PROJECT, row.state)
    }
    sees = reads.communities(request.viewer).filter(pk=row.community_id).exists()
    return show(
        request, "desk/communities/project.html", project=row, tone=tone(row.state), acts=acts, steps=row.steps.all(),
        history=reads.history(row), match=row.match, sees=sees,
    )  # fmt: skip


@page("desk:community_paper")
def paper(request: Request, community_project: int) -> FileResponse:
    """印证材料: the file itself, as a download."""
    row = get_object_or_404(reads.projects(request.viewer).exclude(digest=""), pk=community_project)
    return download(row.digest, row.paper)


@page("desk:communities.plan")
def plan(request: Request, community_project: int) -> HttpResponse:
    """项目安排."""
    row = _mine(request, community_project, "communities.plan")
    open_ = row.steps.filter(done_on__isnull=True)
    initial = {name: getattr(row, name) for name in ("plan", "since", "until")}
    initial["steps"] = "\n".join(f"{one.due_on.isoformat()} {one.title}" for one in open_)
    form = project_forms.PlanForm(request.POST or None, initial=initial)
    return _act(request, row, form, services.plan, _("项目安排"), _("已明确。"))


@page("desk:communities.step")
def step(request: Request, community_step: int) -> HttpResponse:
    """步骤完成."""
    row = get_object_or_404(reads.steps(request.viewer), pk=community_step)
    require(request, "communities.step", row.project.unit, row.project)
    form = project_forms.StepForm(request.POST or None, initial={"done_on": clock.today()})

    def done(*, actor: Any, project: Project, done_on: Any) -> Any:
        return services.step(actor=actor, step=row, done_on=done_on)

    return _act(request, row.project, form, done, _("步骤完成：%(title)s") % {"title": row.title}, _("已登记。"))


@page("desk:communities.report")
def report(request: Request, community_project: int) -> HttpResponse:
    """报告成效."""
    row = _mine(request, community_project, "communities.report")
    initial = {"number": row.number if row.number is not None else (row.match.quantity if row.match else 1)}
    initial |= {"people": row.people, "outcome": row.outcome}  # type: ignore[dict-item]
    form = project_forms.ReportForm(
        request.POST or None, request.FILES or None, project=row, held=reads.held(row), initial=initial
    )
    return _act(request, row, form, _reported, _("报告成效"), _("已报告，等对方核实。"))


@page("desk:communities.send_back")
def send_back(request: Request, community_project: int) -> HttpResponse:
    """退回成效."""
    row = _mine(request, community_project, "communities.send_back")
    return _act(request, row, forms.ReasonForm(request.POST or None), services.send_back, _("退回成效"), _("已退回。"))


@page("desk:communities.close")
def close(request: Request, community_project: int) -> HttpResponse:
    """核实办结."""
    row = _found(request, community_project)
    services.close(actor=request.viewer, project=row)
    messages.success(request, _("已核实办结。"))
    return redirect("desk:community_project", community_project=row.pk)


@page("desk:communities.drop")
def drop(request: Request, community_project: int) -> HttpResponse:
    """终止项目."""
    row = _mine(request, community_project, "communities.drop")
    says = _("已终止，占用的数量已退还清单。")
    return _act(request, row, forms.ReasonForm(request.POST or None), services.drop, _("终止项目"), says)


def _reported(*, actor: Any, project: Project, file: Any = None, meeting: Any = None, **data: Any) -> Any:
    upload = {"data": file.read(), "file_name": file.name} if file else {}
    return services.report(actor=actor, project=project, paper=outcomes.Paper(meeting=meeting, **upload), **data)


def _act(request: Request, row: Project, form: Any, verb: Callable[..., Any], title: str, says: str) -> HttpResponse:
    back = reverse("desk:community_project", kwargs={"community_project": row.pk})
    return act_page(
        request, form, lambda data: verb(actor=request.viewer, project=row, **data), back, title=title, says=says,
        lead=f"{row.title} · {row.unit.name}",
    )  # fmt: skip


def _mine(request: Request, pk: int, verb: str) -> Project:
    row = _found(request, pk)
    require(request, verb, _where(verb, row), row)
    return row


def _where(verb: str, row: Project) -> Unit:
    return row.confirmer if verb in CONFIRMING else row.unit


def _found(request: Request, pk: int) -> Project:
    return get_object_or_404(reads.projects(request.viewer), pk=pk)
