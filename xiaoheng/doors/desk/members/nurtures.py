"""Pages of 双培养."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.acting import act_page, require
from xiaoheng.doors.desk.members import forms, within
from xiaoheng.doors.ui.pages import Request, page, show
from xiaoheng.doors.ui.paging import paged
from xiaoheng.ground.members import selectors, services
from xiaoheng.ground.members.words import Milestone


@page("desk:nurtures")
def nurtures(request: Request) -> HttpResponse:
    """双培养: counts by stage, and everybody on the two tracks."""
    rows = selectors.nurtures(request.viewer)
    own = within.own_units(request.viewer, "members.advance")
    listed = paged(request, rows)
    context: dict[str, Any] = {
        "page": listed,
        "rows": [(row, row.unit_id in own and row.state != Milestone.ENDED) for row in listed.object_list],
        "stages": [str(stage.label) for stage in Milestone],
        "counted": selectors.counted(rows),
        "hides": not selectors.sees_names(request.viewer),
    }
    return show(request, "desk/members/nurtures.html", **context)


@page("desk:members.nurture")
def nurture(request: Request) -> HttpResponse:
    """列为培养对象."""
    form = forms.NurtureForm(request.POST or None, choose={"person": within.people(request.viewer, "members.nurture")})
    return act_page(
        request,
        form,
        lambda data: services.nurture(actor=request.viewer, **data),
        reverse("desk:nurtures"),
        title=_("列为双培养对象"),
        says=_("已列入。"),
    )


@page("desk:members.advance")
def advance(request: Request, nurture: int) -> HttpResponse:
    """登记进展."""
    row = get_object_or_404(selectors.nurtures(request.viewer), pk=nurture)
    require(request, "members.advance", row.unit, row)
    form = forms.AdvanceForm(request.POST or None)
    return act_page(
        request,
        form,
        lambda data: services.advance(actor=request.viewer, nurture=row, **data),
        reverse("desk:nurtures"),
        title=_("登记双培养进展"),
        says=_("已登记。"),
        lead=f"{row.person.name} · {row.get_track_display()} · {row.get_state_display()}",
    )
