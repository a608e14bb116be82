"""Pages after a resolution: what was done about it, told and weighed; and what of it is shown in public."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.acting import act_page, require
from xiaoheng.doors.desk.decisions import after_forms as forms
from xiaoheng.doors.ui.pages import Request, attempt, page, show
from xiaoheng.doors.ui.paging import paged
from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.policy import may
from xiaoheng.lib.states import allowed
from xiaoheng.loop.decisions import selectors as decisions
from xiaoheng.loop.decisions import services
from xiaoheng.loop.decisions.models import Meeting, Publication
from xiaoheng.loop.decisions.states import PUBLICATION
from xiaoheng.loop.decisions.words import MeetingKind, MeetingState
from xiaoheng.loop.execution import selectors as execution


@page("desk:decisions.report_back")
def report_back(request: Request, topic: int) -> HttpResponse:
    """报告落实情况: the tasks and what their owners said stand there already."""
    row = get_object_or_404(decisions.topics(request.viewer), pk=topic)
    require(request, "decisions.report_back", row.unit, row)
    tasks = list(execution.tasks(request.viewer).filter(resolution__topic=row))
    form = forms.ReportBackForm(
        request.POST or None, request.FILES or None, initial={"text": "\n".join(map(_line, tasks))}
    )
    done = form.is_valid() and attempt(
        form, lambda: services.report_back(actor=request.viewer, topic=row, **form.arguments())
    )
    if done:
        messages.success(request, _("已报告，请列入下一次党组织会议听取。"))
        return redirect("desk:topic", topic=row.pk)
    left = [task for task in tasks if task.done_on is None]
    note = _("还有%(n)s项任务没有办结。") % {"n": len(left)} if left else ""
    return show(request, "desk/decisions/topic_form.html", form, topic=row, form_title=_("报告落实情况"), note=note)


@page("desk:decisions.assess")
def assess(request: Request, report_back: int) -> HttpResponse:
    """评议落实情况: by the record of a Party meeting that heard the report."""
    row = get_object_or_404(decisions.reports(request.viewer), pk=report_back)
    require(request, "decisions.assess", row.topic.org.unit, row)
    held = Meeting.objects.filter(
        org=row.topic.org, kind=MeetingKind.PARTY, state__in=(MeetingState.OPEN, MeetingState.CLOSED)
    )
    form = forms.AssessForm(request.POST or None, meetings=held.filter(held_on__gte=row.told_on).order_by("-held_on"))
    done = form.is_valid() and attempt(
        form, lambda: services.assess(actor=request.viewer, report=row, **form.arguments())
    )
    if done:
        messages.success(request, _("已登记评议。"))
        return redirect("desk:topic", topic=row.topic_id)
    return show(
        request, "desk/decisions/topic_form.html", form, topic=row.topic, form_title=_("评议落实情况"), report=row
    )


@page("desk:publications")
def publications(request: Request) -> HttpResponse:
    """公开: what is shown today, and for the team what is on its way there."""
    rows = decisions.publications(request.viewer)
    form = forms.PublicationFilter(request.GET)
    if form.is_valid() and form.cleaned_data["channel"]:
        rows = rows.filter(channel=form.cleaned_data["channel"])
    return show(request, "desk/decisions/publications.html", page=paged(request, rows), filter=form)


@page("desk:publication")
def publication(request: Request, publication: int) -> HttpResponse:
    """一项公开."""
    row = _found(request, publication)
    return show(request, "desk/decisions/publication.html", publication=row, acts=_acts(request.viewer, row))


@page("desk:decisions.publicise")
def publicise(request: Request, resolution: int) -> HttpResponse:
    """提出公开."""
    row = get_object_or_404(decisions.resolutions(request.viewer), pk=resolution)
    require(request, "decisions.publicise", row.unit, row)
    form = forms.PubliciseForm(request.POST or None, initial={"title": row.topic.title, "text": row.text})
    if form.is_valid():
        made = attempt(form, services.publicise, actor=request.viewer, resolution=row, **form.cleaned_data)
        if made:
            said = _("已提出公开，请另一位同志作保密审查。")
            masked = _("已遮盖%(n)s个证件或电话号码。") % {"n": made.masked} if made.masked else ""
            messages.success(request, f"{said}{masked}")
            return redirect("desk:publication", publication=made.pk)
    return show(
        request, "desk/decisions/topic_form.html", form, topic=row.topic, form_title=_("提出公开"), note=row.number
    )


@page("desk:decisions.screen")
def screen(request: Request, publication: int) -> HttpResponse:
    """保密审查."""
    return _answer(request, publication, "screen", services.screen, _("保密审查"))


@page("desk:decisions.clear")
def clear(request: Request, publication: int) -> HttpResponse:
    """审批公开."""
    return _answer(request, publication, "clear", services.clear, _("审批公开"))


@page("desk:decisions.publish")
def publish(request: Request, publication: int) -> HttpResponse:
    """实施公开."""
    row = services.publish(actor=request.viewer, publication=_found(request, publication))
    messages.success(request, _("已公开，到期自动撤下。"))
    return redirect("desk:publication", publication=row.pk)


@page("desk:decisions.withdraw")
def withdraw(request: Request, publication: int) -> HttpResponse:
    """撤下公开."""
    row = _found(request, publication)
    require(request, "decisions.withdraw", row.unit, row)
    return act_page(
        request,
        forms.ReasonForm(request.POST or None),
        lambda told: services.withdraw(actor=request.viewer, publication=row, **told),
        reverse("desk:publication", kwargs={"publication": row.pk}),
        title=_("撤下公开"),
        says=_("已撤下。"),
        lead=row.title,
    )


def _answer(request: Request, publication: int, word: str, verb: Any, title: str) -> HttpResponse:
    """The form of an answer: yes, or no with a reason."""
    row = _found(request, publication)
    require(request, f"decisions.{word}", row.seat if word == "clear" else row.unit, row)
    return act_page(
        request,
        forms.ClearForm(request.POST or None),
        lambda told: verb(actor=request.viewer, publication=row, passed=told["passed"] == "yes", remark=told["remark"]),
        reverse("desk:publication", kwargs={"publication": row.pk}),
        title=title,
        says=_("已登记。"),
        template="desk/decisions/publication_form.html",
        publication=row,
    )


def _found(request: Request, key: int) -> Publication:
    return get_object_or_404(decisions.publications(request.viewer), pk=key)


def _acts(viewer: Viewer, row: Publication) -> dict[str, bool]:
    """Buttons that policy and facts allow, by verb without its room; nobody answers what he proposed or screened."""
    own = {"screen": (row.proposer_id,), "clear": (row.proposer_id, row.screener_id)}
    steps = [step.removeprefix("decisions.") for step in allowed(PUBLICATION, row.state)]
    return {
        step: may(viewer, f"decisions.{step}", row.seat if step == "clear" else row.unit, row)
        and (viewer.person is None or viewer.person not in own.get(step, ()))
        for step in steps
    }


def _line(task: Any) -> str:
    """One task as a line of the report."""
    state = task.note or str(task.get_state_display())
    return f"{task.title}（{task.owner.name}）：{state}"
