"""任务草案的分合: undo, split and merge; each gives the confirming page again, since the numbers move."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.execution.forms import SplitForm
from xiaoheng.doors.ui.pages import Request, attempt, page, show
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.execution import intake
from xiaoheng.loop.execution import selectors as execution
from xiaoheng.loop.execution.models import DraftTask


@page("desk:execution.restore")
def restore(request: Request, draft: int) -> HttpResponse:
    """恢复待定."""
    row = get_object_or_404(execution.drafts(request.viewer), pk=draft)
    intake.restore(actor=request.viewer, draft=row)
    return _back(row, row.seq)


@page("desk:execution.split")
def split(request: Request, draft: int) -> HttpResponse:
    """拆分: choose where the second task begins."""
    row = get_object_or_404(execution.drafts(request.viewer), pk=draft)
    form = SplitForm(request.POST or None, draft=row, places=intake.places(row))
    if form.is_valid() and attempt(form, intake.split, actor=request.viewer, draft=row, at=form.cleaned_data["at"]):
        return _back(row, row.seq)
    return show(request, "desk/execution/split.html", form, draft=row, notice=row.notice)


@page("desk:execution.merge")
def merge(request: Request, draft: int) -> HttpResponse:
    """与下一条合并."""
    row = get_object_or_404(execution.drafts(request.viewer), pk=draft)
    other = intake.following(row)
    if other is None:
        raise Refused(_("后面没有可以合并的任务。"), _("请在前一条上选择合并。"))
    intake.merge(actor=request.viewer, draft=row, other=other)
    return _back(row, row.seq)


@page("desk:execution.unmerge")
def unmerge(request: Request, draft: int) -> HttpResponse:
    """拆回合并: the last one undone."""
    row = get_object_or_404(execution.drafts(request.viewer), pk=draft)
    intake.unmerge(actor=request.viewer, draft=row)
    return _back(row, row.seq)


def _back(row: DraftTask, seq: int) -> HttpResponse:
    response = redirect("desk:notice", notice=row.notice_id)
    response["Location"] += f"#t{seq}"
    return response
