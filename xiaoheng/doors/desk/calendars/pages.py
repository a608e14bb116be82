"""Pages of the school calendar."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.acting import office_of
from xiaoheng.doors.desk.calendars.forms import TermForm
from xiaoheng.doors.ui.pages import Request, attempt, may_open, page, show
from xiaoheng.doors.ui.paging import paged
from xiaoheng.ground.calendars import selectors, services
from xiaoheng.ground.organisation.words import Role
from xiaoheng.lib import clock


@page("desk:terms")
def terms(request: Request) -> HttpResponse:
    """校历: the terms that hold at the viewer's seat and in the counties below, this one marked."""
    rows = selectors.terms(request.viewer)
    units = dict(rows.order_by().values_list("unit__code", "unit__name").distinct())
    county = request.GET.get("county", "")
    listed = paged(request, rows.filter(unit__code=county) if county in units else rows)
    own, today = set(request.viewer.units(Role.COUNTY_CLERK)), clock.today()
    context: dict[str, Any] = {
        "page": listed,
        "rows": [(row, row.first <= today <= row.last, row.unit_id in own) for row in listed.object_list],
        "units": sorted(units.items()) if len(units) > 1 else [],
        "county": county,
        "may_set": may_open("desk:calendars.set_term", request.viewer),
    }
    return show(request, "desk/calendars/terms.html", **context)


@page("desk:calendars.set_term")
def set_term(request: Request) -> HttpResponse:
    """登记学期: a new one, or other days for one that is set."""
    asked = {name: request.GET[name] for name in ("year", "season", "first", "last") if name in request.GET}
    form = TermForm(request.POST or None, initial=asked)
    unit = office_of(request.viewer)
    if form.is_valid() and attempt(form, services.set_term, actor=request.viewer, unit=unit, **form.cleaned_data):
        messages.success(request, _("校历已登记。"))
        return redirect("desk:terms")
    return show(request, "desk/calendars/set_term.html", form)


@page("desk:calendars.strike_term")
def strike_term(request: Request, term: int) -> HttpResponse:
    """删除学期."""
    row = get_object_or_404(selectors.kept(request.viewer), pk=term)
    services.strike_term(actor=request.viewer, term=row)
    messages.success(request, _("已删除“%(name)s”。") % {"name": row.name})
    return redirect("desk:terms")
