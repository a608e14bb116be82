"""决议任务: made of a resolution, listed, reported done."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.acting import require
from xiaoheng.doors.desk.execution.forms import FinishForm, TaskMakingForm
from xiaoheng.doors.ui.pages import Request, attempt, page, show
from xiaoheng.doors.ui.paging import paged
from xiaoheng.ground.organisation.models import Person
from xiaoheng.ground.organisation.policy import may
from xiaoheng.loop.decisions import selectors as decisions
from xiaoheng.loop.execution import selectors as execution
from xiaoheng.loop.execution import services
from xiaoheng.loop.execution.models import Task
from xiaoheng.loop.execution.words import TaskState


@page("desk:tasks")
def tasks(request: Request) -> HttpResponse:
    """决议任务列表."""
    return show(request, "desk/execution/tasks.html", page=paged(request, execution.tasks(request.viewer)))


@page("desk:task")
def task(request: Request, task: int) -> HttpResponse:
    """一项决议任务."""
    return _task_page(request, get_object_or_404(execution.tasks(request.viewer), pk=task), FinishForm())


@page("desk:execution.finish")
def finish(request: Request, task: int) -> HttpResponse:
    """报告办结."""
    row, form = get_object_or_404(execution.tasks(request.viewer), pk=task), FinishForm(request.POST)
    require(request, "execution.finish", row.unit, row)
    if form.is_valid() and attempt(form, services.finish, actor=request.viewer, task=row, **form.cleaned_data):
        messages.success(request, _("已报告办结。"))
        return redirect("desk:task", task=row.pk)
    return _task_page(request, row, form)


@page("desk:execution.carry_out")
def carry_out(request: Request, resolution: int) -> HttpResponse:
    """落实决议: one task after another, until the resolution is covered."""
    row = get_object_or_404(decisions.resolutions(request.viewer), pk=resolution)
    form = TaskMakingForm(request.POST or None, people=Person.objects.filter(unit=row.unit).order_by("code"))
    if form.is_valid() and attempt(form, services.carry_out, actor=request.viewer, resolution=row, **form.cleaned_data):
        messages.success(request, _("已列入任务“%(title)s”。") % {"title": form.cleaned_data["title"]})
        return redirect("desk:execution.carry_out", resolution=row.pk)
    made = execution.tasks_of(request.viewer, row)
    return show(request, "desk/execution/carry_out.html", form, resolution=row, made=made)


def _task_page(request: Request, row: Task, form: FinishForm) -> HttpResponse:
    may_finish = row.state == TaskState.OPEN and may(request.viewer, "execution.finish", row.unit, row)
    return show(request, "desk/execution/task.html", form, task=row, may_finish=may_finish)
