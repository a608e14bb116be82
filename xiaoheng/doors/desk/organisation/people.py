"""Pages of a school's posts: who holds them on a day, who held them, and the clerk's appointing and leaving."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.organisation.forms import AppointForm, DayForm, LeaveForm
from xiaoheng.doors.ui.pages import Request, attempt, page, show
from xiaoheng.doors.ui.paging import paged
from xiaoheng.ground.organisation import selectors, services
from xiaoheng.ground.organisation.models import Appointment, Person, Unit
from xiaoheng.ground.organisation.policy import may
from xiaoheng.ground.organisation.words import OrgKind, Post
from xiaoheng.lib import clock


@page("desk:people")
def people(request: Request, unit: str) -> HttpResponse:
    """任职情况: posts on a day, today unless asked, and those that had ended by then."""
    school, form = _school(request, unit), DayForm(request.GET or None)
    day = (form.cleaned_data["on"] if form.is_valid() else None) or clock.today()
    context: dict[str, Any] = {
        "school": school,
        "day": day,
        "filter": form if form.is_bound else DayForm(initial={"on": day}),
        "held": sorted(selectors.holders(school, day=day).select_related("org"), key=_rank),
        "page": paged(request, selectors.former(school, day)),
        "may_appoint": may(request.viewer, "organisation.appoint", school),
        "may_leave": may(request.viewer, "organisation.leave", school),
    }
    return show(request, "desk/organisation/people.html", **context)


@page("desk:organisation.appoint")
def appoint(request: Request, unit: str) -> HttpResponse:
    """登记任职."""
    school, back = _school(request, unit), reverse("desk:people", kwargs={"unit": unit})
    within = Person.objects.filter(selectors.in_scope(request.viewer))
    form = AppointForm(request.POST or None, unit=school, within=within)
    if form.is_valid() and attempt(form, services.appoint, actor=request.viewer, unit=school, **form.cleaned_data):
        messages.success(request, _("已登记任职。"))
        return redirect(back)
    return show(request, "desk/organisation/act.html", form, title=_("登记任职"), lead=school.name, back=back)


@page("desk:organisation.leave")
def leave(request: Request, appointment: int) -> HttpResponse:
    """登记离任."""
    seen = Appointment.objects.filter(selectors.in_scope(request.viewer)).select_related("unit", "person")
    row = get_object_or_404(seen, pk=appointment)
    back = reverse("desk:people", kwargs={"unit": row.unit.code})
    form = LeaveForm(request.POST or None)
    if form.is_valid() and attempt(form, services.leave, actor=request.viewer, appointment=row, **form.cleaned_data):
        messages.success(request, _("已登记离任。"))
        return redirect(back)
    lead = f"{row.unit.name} · {row.person.name} · {row.get_post_display()}"
    return show(request, "desk/organisation/act.html", form, title=_("登记离任"), lead=lead, back=back)


def _rank(row: Appointment) -> tuple[int, int, date]:
    """Secretary first, in the order in which the posts are named; within a post, the leading organisation's first."""
    kind = OrgKind.values.index(row.org.kind) if row.org else 0
    return Post.values.index(row.post), kind, row.since


def _school(request: Request, code: str) -> Unit:
    return get_object_or_404(selectors.schools(request.viewer), code=code)
