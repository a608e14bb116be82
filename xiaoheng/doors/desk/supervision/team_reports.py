"""Pages of reports of the team to the Party organisation."""

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.acting import act_page, require
from xiaoheng.doors.desk.supervision import case_forms as forms
from xiaoheng.doors.ui.pages import Request, may_open, page, show
from xiaoheng.doors.ui.paging import paged
from xiaoheng.ground.organisation import selectors as organisation
from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.models import Person, Unit
from xiaoheng.ground.organisation.policy import may
from xiaoheng.ground.organisation.words import Role
from xiaoheng.loop.supervision import selectors as supervision
from xiaoheng.loop.supervision import services

INSIDE = (Role.SECRETARY, Role.PRINCIPAL, Role.OFFICE, Role.TEAM_MEMBER)


@page("desk:team_reports")
def team_reports(request: Request) -> HttpResponse:
    """履职报告: in a school who reports by when; below, what was entered."""
    viewer, school = request.viewer, _schools(request.viewer).first()
    rows = supervision.team_reports(viewer)
    keeps = school is not None and may(viewer, "supervision.strike_report", school)
    own = supervision.reporters(school) if school else []
    return show(
        request,
        "desk/supervision/team_reports.html",
        page=paged(request, rows),
        school=school,
        months=supervision.rhythm(school) if school else 0,
        reporters=[(row, keeps or row.person.pk == viewer.person) for row in own],
        keeps=keeps,
        concerned=may_open("desk:cases", viewer) and supervision.cases(viewer).exists() if school else False,
    )


@page("desk:supervision.report")
def report(request: Request, person: int) -> HttpResponse:
    """登记履职报告: of one member of the viewer's own team."""
    school = _schools(request.viewer).filter(appointments__person=person).first()
    if school is None:
        raise Http404
    row = Person.objects.get(pk=person)
    require(request, "supervision.report", school)
    form = forms.ReportForm(request.POST or None, items=supervision.party_items(school))
    return act_page(
        request,
        form,
        lambda data: services.report(actor=request.viewer, unit=school, person=row, **data),
        reverse("desk:team_reports"),
        title=_("登记履职报告"),
        says=_("已登记。"),
        lead=_("%(name)s · 只登记日期、内容类别和所在的会议") % {"name": row.name},
    )


@page("desk:supervision.strike_report")
def strike_report(request: Request, team_report: int) -> HttpResponse:
    """撤销误登."""
    row = get_object_or_404(supervision.team_reports(request.viewer), pk=team_report)
    require(request, "supervision.strike_report", row.unit, row)
    return act_page(
        request,
        forms.StrikeForm(request.POST or None),
        lambda data: services.strike_report(actor=request.viewer, report=row, **data),
        reverse("desk:team_reports"),
        title=_("撤销误登的报告"),
        says=_("已撤销，留痕保留。"),
        lead=f"{row.person.name} · {row.made_on}",
    )


def _schools(viewer: Viewer) -> QuerySet[Unit]:
    """The viewer's own schools; as a rule there is one."""
    return organisation.schools(viewer).filter(pk__in=viewer.units(*INSIDE)).order_by("code")
