"""The forms of the county: founding, renewing, joining, leaving, dissolving."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.acting import act_page, home_county, require
from xiaoheng.doors.desk.communities import county_forms, forms
from xiaoheng.doors.desk.communities.pages import found as in_sight
from xiaoheng.doors.ui.pages import Request, attempt, page, show
from xiaoheng.lib import clock
from xiaoheng.loop.execution.communities import selectors as reads
from xiaoheng.loop.execution.communities import services
from xiaoheng.loop.execution.communities.models import Community


@page("desk:communities.found")
def found(request: Request) -> HttpResponse:
    """登记成立."""
    county = home_county(request.viewer)
    if county is None:
        raise Http404
    require(request, "communities.found", county)
    form = county_forms.FoundForm(
        request.POST or None, request.FILES or None, leaders=reads.leaders(county), schools=reads.schools(county),
        initial={"since": clock.today()},
    )  # fmt: skip
    if form.is_valid():
        row = attempt(form, services.found, actor=request.viewer, **form.told())
        if row:
            messages.success(request, _("已登记成立，成员学校现在可以登记清单。"))
            return redirect("desk:community", community=row.pk)
    lead = _("按各方签订的框架协议书登记；已在单位页登记“党建共同体”联系的学校自动成为成员")
    back = reverse("desk:communities")
    return show(request, "desk/act.html", form, title=_("登记党建共同体"), lead=lead, back=back)


@page("desk:communities.renew")
def renew(request: Request, community: int) -> HttpResponse:
    """续签协议."""
    row = _found(request, community, "communities.renew")
    form = county_forms.AgreementForm(request.POST or None, request.FILES or None, initial={"since": clock.today()})
    return _act(request, row, form, lambda _data: _renewed(request, row, form), _("续签协议"), _("已续签。"))


@page("desk:communities.join")
def join(request: Request, community: int) -> HttpResponse:
    """增加成员."""
    row = _found(request, community, "communities.join")
    form = county_forms.JoinForm(request.POST or None, schools=reads.joiners(row), initial={"since": clock.today()})
    return _act(
        request, row, form, lambda data: services.join(actor=request.viewer, community=row, **data), _("增加成员"),
        _("已登记加入。"),
    )  # fmt: skip


@page("desk:communities.leave")
def leave(request: Request, community: int) -> HttpResponse:
    """成员退出."""
    row = _found(request, community, "communities.leave")
    form = county_forms.LeaveForm(
        request.POST or None, members=[one.unit for one in reads.members(row)], partners=list(reads.partners(row)),
        initial={"on": clock.today()},
    )  # fmt: skip
    return _act(
        request, row, form, lambda _data: services.leave(actor=request.viewer, community=row, **form.told()),
        _("成员退出"), _("已登记退出。"),
    )  # fmt: skip


@page("desk:communities.dissolve")
def dissolve(request: Request, community: int) -> HttpResponse:
    """解散."""
    row = _found(request, community, "communities.dissolve")
    form = forms.ReasonForm(request.POST or None)
    return _act(
        request, row, form, lambda data: services.dissolve(actor=request.viewer, community=row, **data),
        _("解散共同体"), _("已解散，清单和成效留存备查。"),
    )  # fmt: skip


def _renewed(request: Request, row: Community, form: county_forms.AgreementForm) -> Any:
    return services.renew(actor=request.viewer, community=row, **form.told())


def _act(request: Request, row: Community, form: Any, call: Any, title: str, says: str) -> HttpResponse:
    back = reverse("desk:community", kwargs={"community": row.pk})
    return act_page(request, form, call, back, title=title, says=says, lead=row.title)


def _found(request: Request, pk: int, verb: str) -> Community:
    row = in_sight(request, pk)
    require(request, verb, row.lead, row)
    return row
