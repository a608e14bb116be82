"""应急处置: entered by the secretary, put to the open Party meeting."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.acting import act_page, require
from xiaoheng.doors.desk.decisions import forms
from xiaoheng.doors.desk.decisions.views import home_school
from xiaoheng.doors.ui.pages import Request, page
from xiaoheng.loop.decisions import selectors as decisions
from xiaoheng.loop.decisions import services


@page("desk:decisions.act_urgently")
def act_urgently(request: Request) -> HttpResponse:
    """登记应急处置."""
    school = home_school(request.viewer)
    if school is None:
        raise Http404
    return act_page(
        request,
        forms.UrgentForm(request.POST or None),
        lambda told: services.act_urgently(actor=request.viewer, unit=school, **told),
        reverse("desk:meetings"),
        title=_("登记应急处置"),
        says=_("已登记，须由下一次党组织会议追认。"),
        lead=_("来不及开会的紧急情况由书记临机处置，事后向下一次党组织会议报告、追认（B-12）。"),
    )


@page("desk:decisions.ratify")
def ratify(request: Request, urgent_act: int) -> HttpResponse:
    """审议应急处置."""
    row = get_object_or_404(decisions.urgent_acts(request.viewer), pk=urgent_act)
    require(request, "decisions.ratify", row.unit, row)
    return act_page(
        request,
        forms.RatifyForm(request.POST or None),
        lambda told: services.ratify(
            actor=request.viewer, urgent_act=row, ratified=told["ratified"] == "yes", remark=told["remark"]
        ),
        reverse("desk:meetings"),
        title=_("追认应急处置"),
        says=_("已登记会议的审议结果。"),
        lead=f"{row.done_on} · {row.text}（{row.reason}）",
    )
