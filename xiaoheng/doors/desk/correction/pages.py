"""Pages of the verbs on problems, and the trace."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.acting import act_page, require
from xiaoheng.doors.desk.correction import forms
from xiaoheng.doors.desk.correction.views import lines
from xiaoheng.doors.ui.pages import Request, page, show
from xiaoheng.ground.organisation import selectors as organisation
from xiaoheng.ground.organisation.models import Person
from xiaoheng.loop.correction import selectors as correction
from xiaoheng.loop.correction import services
from xiaoheng.loop.correction.models import Problem
from xiaoheng.loop.correction.selectors.gaps import RULES
from xiaoheng.loop.decisions import selectors as decisions
from xiaoheng.loop.decisions.services import CHANGEABLE
from xiaoheng.loop.execution import selectors as execution
from xiaoheng.loop.execution.services import Upload


@page("desk:correction.open")
def open_problem(request: Request) -> HttpResponse:
    """登记问题: `?source=kind:id` makes it of what failed; without it the problem is 自查."""
    failure = _failure(request)
    units = organisation.schools(request.viewer).order_by("code")
    units = units.filter(pk=failure.unit) if failure else units
    first = units.first() if units.count() == 1 else None
    initial = {"title": failure.title if failure else "", "unit": first.code if first else request.GET.get("unit")}
    form = forms.OpenForm(request.POST or None, units=units, initial=initial)
    source = correction.source_row(failure) if failure else None
    back = reverse("desk:problems")
    return act_page(
        request,
        form,
        lambda data: services.open(actor=request.viewer, source=source, **data),
        back,
        title=_("登记问题"),
        says=_("问题已登记，学校收到制定整改措施的待办。"),
        template="desk/correction/open.html",
        failure=failure,
    )


@page("desk:correction.plan")
def plan(request: Request, problem: int) -> HttpResponse:
    """制定措施."""
    row = _problem(request, problem, "correction.plan")
    people = Person.objects.filter(unit=row.unit_id).order_by("code")
    initial = {"cause": row.cause, "measure": row.measure, "owner": row.owner_id, "due_on": row.due_on}
    form = forms.PlanForm(request.POST or None, people=people, initial=initial)
    return _act(request, row, form, services.plan, _("制定整改措施"), _("措施已登记，责任人收到待办。"))


@page("desk:correction.submit")
def submit(request: Request, problem: int) -> HttpResponse:
    """提交整改结果."""
    row = _problem(request, problem, "correction.submit")
    form = forms.SubmitForm(request.POST or None, request.FILES or None, facts=correction.resolutions_for(row))
    return _act(request, row, form, _submit, _("提交整改结果"), _("已提交，等待核验。"))


@page("desk:correction.close")
def close(request: Request, problem: int) -> HttpResponse:
    """销号."""
    row = _problem(request, problem, "correction.close")
    form = forms.VerifyForm(request.POST if request.method == "POST" else None)
    return _act(request, row, form, services.close, _("核验销号"), _("问题已销号。"))


@page("desk:correction.send_back")
def send_back(request: Request, problem: int) -> HttpResponse:
    """退回."""
    row = _problem(request, problem, "correction.send_back")
    form = forms.SendBackForm(request.POST or None)
    return _act(request, row, form, services.send_back, _("退回整改"), _("已退回，学校收到待办。"))


@page("desk:correction.amend")
def amend(request: Request, problem: int) -> HttpResponse:
    """提出修订: the problem goes back to 决策."""
    row = _problem(request, problem, "correction.amend")
    issued = decisions.topics(request.viewer).filter(unit=row.unit_id, state__in=CHANGEABLE)
    form = forms.AmendForm(request.POST or None, codes=RULES, issued=issued, initial={"reason": row.title})
    return _act(request, row, form, services.amend, _("提出修订议题"), _("修订议题已提出，按程序征求意见、上会。"))


@page("desk:trace")
def trace(request: Request, problem: int = 0, topic: int = 0, assignment: int = 0) -> HttpResponse:
    """追溯: the whole chain through one problem, topic or assignment."""
    start: Any
    if problem:
        start = get_object_or_404(correction.problems(request.viewer), pk=problem)
    elif topic:
        start = get_object_or_404(decisions.topics(request.viewer), pk=topic)
    else:
        start = get_object_or_404(execution.assignments(request.viewer), pk=assignment)
    chain = correction.chain(start)
    return show(request, "desk/correction/trace.html", unit=start.unit, lines=lines(request.viewer, chain), start=start)


def _act(request: Request, row: Problem, form: Any, verb: Any, title: str, says: str) -> HttpResponse:
    return act_page(
        request,
        form,
        lambda data: verb(actor=request.viewer, problem=row, **data),
        reverse("desk:problem", kwargs={"problem": row.pk}),
        title=title,
        says=says,
        template="desk/correction/act.html",
        problem=row,
    )


def _submit(*, file: Any, fact: Any, **data: Any) -> Problem:
    upload = Upload(file.read(), file.name) if file else None
    return services.submit(file=upload, fact=fact, **data)


def _problem(request: Request, pk: int, verb: str) -> Problem:
    row = get_object_or_404(correction.problems(request.viewer), pk=pk)
    require(request, verb, row.unit, row)
    return row


def _failure(request: Request) -> correction.Failure | None:
    kind, _colon, key = request.GET.get("source", "").partition(":")
    if not kind:
        return None
    failure = correction.visible_failure(request.viewer, kind, key)
    if failure is None:
        raise Http404
    return failure
