"""Page that takes back a meeting of organisation life that was entered wrongly, and says what rests on it."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.acting import act_page, require
from xiaoheng.doors.desk.decisions.after_forms import ReasonForm
from xiaoheng.doors.ui.pages import Request, may_open, page
from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.lib import quarters
from xiaoheng.loop.decisions import selectors as decisions
from xiaoheng.loop.decisions import services
from xiaoheng.loop.decisions.models import Meeting
from xiaoheng.loop.decisions.words import ORGANISATION_LIFE, MeetingState


@page("desk:decisions.strike")
def strike(request: Request, meeting: int) -> HttpResponse:
    """撤销误登的组织生活: its form, and before it what is to be settled first."""
    entered = decisions.meetings(request.viewer).filter(kind__in=ORGANISATION_LIFE, state=MeetingState.CLOSED, book="")
    row = get_object_or_404(entered, pk=meeting)
    require(request, "decisions.strike", row.unit, row)
    told = {"kind": row.called, "org": row.org, "day": date_format(row.held_on or row.planned_on)}
    return act_page(
        request,
        ReasonForm(request.POST or None),
        lambda said: services.strike(actor=request.viewer, meeting=row, **said),
        _back(request.viewer, row),
        title=_("撤销误登的组织生活"),
        says=_("已撤销%(org)s%(day)s的%(kind)s的登记。") % told,
        template="desk/decisions/strike.html",
        meeting=row,
        resting=[(one, _address(request.viewer, one)) for one in decisions.resting(row)],
    )


def _address(viewer: Viewer, one: decisions.Rest) -> str:
    """Where it is seen; empty where the viewer may not open it."""
    page_name = f"desk:{one.page}"
    return reverse(page_name, kwargs=dict(one.keys)) if may_open(page_name, viewer) else ""


def _back(viewer: Viewer, row: Meeting) -> str:
    """The quarter in which it was entered, on the page of its organisation."""
    if row.org_id is None or not may_open("desk:organisation_life", viewer):
        return reverse("desk:meetings")
    quarter = quarters.of(row.held_on or row.planned_on)
    return f"{reverse('desk:organisation_life', kwargs={'org': row.org_id})}?quarter={quarter.key}"
