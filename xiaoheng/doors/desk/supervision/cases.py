"""Pages of accountability: only for whoever decides and whom it is about."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xiaoheng.doors.desk.acting import act_page, require
from xiaoheng.doors.desk.supervision import case_forms as forms
from xiaoheng.doors.ui.pages import Request, attempt, may_open, page, show
from xiaoheng.doors.ui.paging import paged
from xiaoheng.ground.organisation import selectors as organisation
from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.policy import may
from xiaoheng.ground.records import selectors as records
from xiaoheng.ground.rulebook import selectors as rulebook
from xiaoheng.lib import clock
from xiaoheng.lib.states import allowed
from xiaoheng.loop.supervision import selectors as supervision
from xiaoheng.loop.supervision import services
from xiaoheng.loop.supervision.models import Case
from xiaoheng.loop.supervision.states import CASE

STEPS = {
    "supervision.hear": gettext_lazy("听取说明"),
    "supervision.decide": gettext_lazy("作出决定"),
    "supervision.settle": gettext_lazy("送达并办结"),
}


@page("desk:cases")
def cases(request: Request) -> HttpResponse:
    """问责事项."""
    opens = may_open("desk:supervision.open_case", request.viewer)
    listed = paged(request, supervision.cases(request.viewer))
    return show(request, "desk/supervision/cases.html", page=listed, opens=opens)


@page("desk:case")
def case(request: Request, case: int) -> HttpResponse:
    """一件问责事项: the facts it points at, its steps, what came of it."""
    row = get_object_or_404(
        supervision.cases(request.viewer).select_related("meeting", "resolution__topic", "finding"), pk=case
    )
    found = rulebook.worded([row.finding], clock.today()) if row.finding else []
    return show(
        request,
        "desk/supervision/case.html",
        case=row,
        finding=next(iter(found), None),
        reads_meetings=organisation.schools(request.viewer).filter(pk=row.school_id).exists(),
        steps=_steps(request.viewer, row),
        trail=records.history("supervision.case", str(row.pk)),
    )


@page("desk:supervision.open_case")
def open_case(request: Request) -> HttpResponse:
    """立项: first the school, then who and by which facts."""
    schools = organisation.schools(request.viewer).order_by("code")
    code = request.GET.get("unit", "")
    school = get_object_or_404(schools, code=code) if code else None
    if school is None:
        form = forms.SchoolForm(request.POST or None, units=schools)
        if form.is_valid():
            chosen: Unit = form.cleaned_data["unit"]
            return redirect(f"{reverse('desk:supervision.open_case')}?unit={chosen.code}")
        return show(request, "desk/supervision/case_school.html", form)
    filled = forms.CaseForm(request.POST or None, school=school)
    if filled.is_valid():
        row = attempt(filled, lambda: services.open_case(actor=request.viewer, school=school, **filled.said()))
        if row:
            messages.success(request, _("已立项。请听取当事人说明后提请决定。"))
            return redirect("desk:case", case=row.pk)
    return show(request, "desk/act.html", filled, title=_("问责立项"), lead=school.name, back=_list())


@page("desk:supervision.hear")
def hear(request: Request, case: int) -> HttpResponse:
    """听取说明."""
    row = _found(request, case, "supervision.hear")
    form = forms.HearForm(request.POST or None, initial={"on": clock.today()})
    return _act(request, row, form, services.hear, "supervision.hear", _("已登记，提请领导同志决定。"))


@page("desk:supervision.decide")
def decide(request: Request, case: int) -> HttpResponse:
    """作出决定."""
    row = _found(request, case, "supervision.decide")
    form = forms.DecideForm(request.POST or None, case=row)
    return _act(request, row, form, services.decide, "supervision.decide", _("决定已登记。"))


@page("desk:supervision.settle")
def settle(request: Request, case: int) -> HttpResponse:
    """送达并办结."""
    row = _found(request, case, "supervision.settle")
    form = forms.SettleForm(request.POST or None, initial={"served_on": clock.today()})
    return _act(request, row, form, services.settle, "supervision.settle", _("已办结。"))


def _act(request: Request, row: Case, form: Any, verb: Any, name: str, says: str) -> HttpResponse:
    return act_page(
        request,
        form,
        lambda data: verb(actor=request.viewer, case=row, **data),
        reverse("desk:case", kwargs={"case": row.pk}),
        title=str(STEPS[name]),
        says=says,
        lead=f"{row.number} · {row.school.name} · {forms.about_whom(row)}",
    )


def _found(request: Request, pk: int, verb: str) -> Case:
    row = get_object_or_404(supervision.cases(request.viewer), pk=pk)
    require(request, verb, row.unit, row)
    return row


def _steps(viewer: Viewer, row: Case) -> list[tuple[str, object]]:
    """What the viewer may do now: page and word."""
    now = allowed(CASE, row.state)
    return [(f"desk:{verb}", word) for verb, word in STEPS.items() if verb in now and may(viewer, verb, row.unit)]


def _list() -> str:
    return reverse("desk:cases")
