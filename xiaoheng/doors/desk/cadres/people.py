"""A person's page, and the forms that enter one fact about a person each."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xiaoheng.doors.desk.cadres import forms
from xiaoheng.doors.desk.organisation.accesses import looked
from xiaoheng.doors.ui.pages import Request, attempt, page, show
from xiaoheng.ground.cadres import selectors, services
from xiaoheng.ground.cadres.models import Award, Programme
from xiaoheng.ground.cadres.selectors.records import owner, told
from xiaoheng.ground.organisation import selectors as organisation
from xiaoheng.ground.organisation.models import Person
from xiaoheng.ground.organisation.policy import may
from xiaoheng.ground.organisation.words import Role, Sensitive

ENTERED = {
    "certify": gettext_lazy("登记教师资格"),
    "confer": gettext_lazy("登记职称"),
    "attest": gettext_lazy("登记工作经历"),
    "weigh": gettext_lazy("登记党务工作量"),
    "commend": gettext_lazy("登记个人表彰"),
    "reserve": gettext_lazy("列为后备干部"),
    "rotate": gettext_lazy("登记交流轮岗"),
}
FORM = "desk/act.html"


@page("desk:person")
def person(request: Request, person: int) -> HttpResponse:
    """人员页: who it is, and everything dated that is known, the latest first."""
    row = _found(request, person)
    offered = [(verb, title) for verb, title in ENTERED.items() if may(request.viewer, f"cadres.{verb}", row.unit)]
    context: dict[str, Any] = {
        "person": row,
        "born": born(request, row),
        "moments": selectors.timeline(request.viewer, row),
        "offered": [(reverse(f"desk:cadres.{verb}", kwargs={"person": row.pk}), title) for verb, title in offered],
        "may_correct": may(request.viewer, "cadres.strike", row.unit),
    }
    if isinstance(context["born"], date):
        looked(request, Sensitive.PERSON, row.unit, person=row)
    return show(request, "desk/cadres/person.html", **context)


def born(request: Request, row: Person) -> Any:
    """出生: the day for the clerk, who keeps it; the year for others."""
    if row.born_on is None or Role.COUNTY_CLERK in request.viewer.roles():
        return row.born_on
    return _("%(year)d年") % {"year": row.born_on.year}


def _entry(
    verb: str, form_class: Callable[..., django_forms.Form], service: Callable[..., Any]
) -> Callable[..., HttpResponseBase]:
    """The page of a verb that enters one fact about a person."""
    title: str | Promise = ENTERED[verb]

    @page(f"desk:cadres.{verb}")
    def enter(request: Request, person: int) -> HttpResponse:
        row = _found(request, person, own=True)
        more = {"schools": organisation.schools(request.viewer).exclude(pk=row.unit_id)} if verb == "rotate" else {}
        form, back = form_class(request.POST or None, **more), reverse("desk:person", kwargs={"person": row.pk})
        if form.is_valid() and attempt(form, service, actor=request.viewer, person=row, **form.cleaned_data):
            messages.success(request, _("已登记，有关规则随即重新检查。"))
            return redirect(back)
        return show(request, FORM, form, title=title, lead=f"{row.unit.name} · {row.name}", back=back)

    enter.__doc__ = f"{title}."
    return enter


certify = _entry("certify", forms.CertifyForm, services.certify)
confer = _entry("confer", forms.ConferForm, services.confer)
attest = _entry("attest", forms.AttestForm, services.attest)
weigh = _entry("weigh", forms.WeighForm, services.weigh)
reserve = _entry("reserve", forms.ReserveForm, services.reserve)
rotate = _entry("rotate", forms.RotateForm, services.rotate)
commend = _entry("commend", forms.CommendForm, services.commend)


@page("desk:cadres.end")
def end(request: Request, record: str) -> HttpResponse:
    """登记截止日期."""
    row, form = _record(request, record), forms.EndForm(request.POST or None)
    if form.is_valid() and attempt(form, services.end, actor=request.viewer, row=row, **form.cleaned_data):
        messages.success(request, _("已登记截止日期。"))
        return redirect(back_of(row))
    return show(request, FORM, form, title=_("登记截止日期"), lead=_lead(row), back=back_of(row))


@page("desk:cadres.strike")
def strike(request: Request, record: str) -> HttpResponse:
    """更正: take out what was entered wrongly."""
    row, form = _record(request, record), forms.StrikeForm(request.POST or None)
    back = back_of(row)
    if form.is_valid():
        lead = _lead(row)
        attempt(form, services.strike, actor=request.viewer, row=row, **form.cleaned_data)
        if not form.errors:
            messages.success(request, _("已删除：%(what)s。原登记留在留痕中。") % {"what": lead})
            return redirect(back)
    return show(request, FORM, form, title=_("更正（删除）"), lead=_lead(row), back=back)


def back_of(row: Any) -> str:
    """The page a record stands on."""
    if isinstance(row, Programme):
        return reverse("desk:programmes")
    if isinstance(row, Award) and row.org_id:
        return reverse("desk:cadres", kwargs={"unit": owner(row).code})
    return reverse("desk:person", kwargs={"person": row.person_id})


def _lead(row: Any) -> str:
    return " · ".join(str(value) for value in told(row).values())


def _record(request: Request, key: str) -> Any:
    row = selectors.record(request.viewer, key)
    if row is None:
        raise Http404
    return row


def _found(request: Request, key: int, *, own: bool = False) -> Person:
    """A person in sight; whose facts are entered must belong to a unit in sight."""
    rows = selectors.people(request.viewer)
    within = Q(organisation.in_scope(request.viewer)) if own else Q()
    return get_object_or_404(rows.filter(within), pk=key)
