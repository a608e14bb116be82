"""Pages of exceptions: the list, one exception, asking for it and answering it."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.acting import act_page, require
from xiaoheng.doors.desk.rulebook.forms import AnswerForm, ExcuseForm, PleadForm, PleaFilter
from xiaoheng.doors.ui.pages import Request, page, show
from xiaoheng.doors.ui.paging import paged
from xiaoheng.ground.organisation.policy import may
from xiaoheng.ground.records import selectors as records
from xiaoheng.ground.rulebook import selectors as rulebook
from xiaoheng.ground.rulebook import services
from xiaoheng.ground.rulebook.models import Plea
from xiaoheng.ground.rulebook.states import PLEA
from xiaoheng.ground.rulebook.words import PleaState
from xiaoheng.lib import clock
from xiaoheng.lib.states import allowed

TONES = {
    PleaState.ASKED: "amber",
    PleaState.EXCUSED: "green",
    PleaState.DECLINED: "red",
    PleaState.RESCINDED: "grey",
    PleaState.WITHDRAWN: "grey",
}


@page("desk:pleas")
def pleas(request: Request) -> HttpResponse:
    """例外台账: what waits for an answer first."""
    form = PleaFilter(request.GET)
    rows = rulebook.pleas(request.viewer)
    if form.is_valid() and form.cleaned_data["state"]:
        rows = rows.filter(state=form.cleaned_data["state"])
    listed = paged(request, rows)
    drawn = [(one, *stand(one.row)) for one in rulebook.worded(listed.object_list, clock.today())]
    return show(request, "desk/rulebook/pleas.html", filter=form, page=listed, shown=drawn)


@page("desk:plea")
def plea(request: Request, plea: int) -> HttpResponse:
    """例外: what was found, why it is to be excused, until when, the answer, and what has been done about it."""
    row = _found(request, plea)
    (one,) = rulebook.worded([row], clock.today())
    over = row.state == PleaState.EXCUSED and row.until <= clock.today()
    verbs = [] if over else [verb for verb in allowed(PLEA, row.state) if may(request.viewer, verb, row.unit, row)]
    entries = records.history(row._meta.label_lower, str(row.pk))
    tone, word = stand(row)
    return show(
        request, "desk/rulebook/plea.html", row=row, one=one, verbs=verbs, entries=entries, tone=tone, word=word
    )


@page("desk:rulebook.plead")
def plead(request: Request, finding: int) -> HttpResponse:
    """申请例外 from an open finding of one's own school."""
    row = get_object_or_404(rulebook.findings(request.viewer), pk=finding)
    require(request, "rulebook.plead", row.unit, row)
    (one,) = rulebook.worded([row], clock.today())
    back = reverse("desk:school", kwargs={"unit": row.unit.code})
    return act_page(
        request, PleadForm(request.POST or None),
        lambda data: services.plead(actor=request.viewer, finding=row, **data), back,
        title=_("申请例外"), says=_("已报上级，等待批准；批准以前仍照常计入。"), template="desk/rulebook/plead.html", one=one,
    )  # fmt: skip


@page("desk:rulebook.withdraw")
def withdraw(request: Request, plea: int) -> HttpResponse:
    """撤回例外申请."""
    row = _found(request, plea)
    services.withdraw(actor=request.viewer, plea=row)
    messages.success(request, _("已撤回，该情形照常计入；需要时可以重新申请。"))
    return redirect("desk:plea", plea=row.pk)


@page("desk:rulebook.excuse")
def excuse(request: Request, plea: int) -> HttpResponse:
    """批准例外."""
    row = _found(request, plea)
    form = ExcuseForm(request.POST or None, plea=row)
    return _answer(request, row, "rulebook.excuse", form, services.excuse, _("批准例外"), _("已批准例外。"))


@page("desk:rulebook.decline")
def decline(request: Request, plea: int) -> HttpResponse:
    """不批准例外."""
    row, form = _found(request, plea), AnswerForm(request.POST or None)
    return _answer(request, row, "rulebook.decline", form, services.decline, _("不批准例外"), _("已答复学校。"))


@page("desk:rulebook.rescind")
def rescind(request: Request, plea: int) -> HttpResponse:
    """提前终止例外."""
    row, form = _found(request, plea), AnswerForm(request.POST or None)
    says = _("已终止，该情形从今天起恢复计入。")
    return _answer(request, row, "rulebook.rescind", form, services.rescind, _("提前终止例外"), says)


def stand(row: Plea) -> tuple[str, str]:
    """Tone and word of an exception today: one approved that has run out says so."""
    if row.state == PleaState.EXCUSED and row.until <= clock.today():
        return "grey", _("已到期")
    return TONES[PleaState(row.state)], str(row.get_state_display())


def _found(request: Request, pk: int) -> Plea:
    return get_object_or_404(rulebook.pleas(request.viewer), pk=pk)


def _answer(
    request: Request, row: Plea, verb: str, form: forms.Form, call: Callable[..., Any], title: str, says: str
) -> HttpResponse:
    require(request, verb, row.unit, row)
    (one,) = rulebook.worded([row], clock.today())
    back = reverse("desk:plea", kwargs={"plea": row.pk})
    return act_page(
        request, form, lambda data: call(actor=request.viewer, plea=row, **data), back,
        title=title, says=says, template="desk/rulebook/answer.html", one=one, row=row,
    )  # fmt: skip
