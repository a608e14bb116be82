"""Pages of the front."""

from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from xiaoheng.doors.desk.home import duties, overview, schools
from xiaoheng.doors.desk.home.forms import SchoolFilter
from xiaoheng.doors.ui.pages import Request, may_open, page, show
from xiaoheng.doors.ui.paging import paged
from xiaoheng.ground.organisation import selectors as organisation
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.words import UnitKind
from xiaoheng.ground.records import selectors as records
from xiaoheng.ground.rulebook import services as rulebook
from xiaoheng.loop.correction.words import ProblemState


@page("desk:inbox")
def inbox(request: Request) -> HttpResponse:
    """待办: what the viewer has to do, most urgent first; one bucket alone when asked."""
    found = duties.buckets(request.viewer)
    only = next((bucket for bucket in found if bucket.key == request.GET.get("bucket")), None)
    if only:
        listed = paged(request, only.rows)
        only.open(list(listed.object_list))
        return show(request, "desk/home/inbox.html", buckets=[only], only=only, page=listed)
    nothing = not any(bucket.rows for bucket in found)
    done = records.by_actor(request.viewer.uid).exclude(verb="account.login")[:5]
    return show(request, "desk/home/inbox.html", buckets=found, nothing=nothing, done=done)


@page("desk:overview")
def county(request: Request) -> HttpResponse:
    """全县总览: exceptions first, then the latest order school by school, then trends."""
    rulebook.catch_up()
    return show(request, "desk/home/overview.html", **overview.context(request.viewer))


@page("desk:schools")
def school_list(request: Request) -> HttpResponse:
    """学校名单 with what is open in each."""
    rulebook.catch_up()
    zones = Unit.objects.filter(kind=UnitKind.ZONE, superior__in=[g.unit for g in request.viewer.grants])
    form = SchoolFilter(request.GET, zones=zones)
    rows = form.narrow(organisation.schools(request.viewer)).select_related("school__zone").order_by("code")
    rows = rows.annotate(
        findings_open=Count("findings", filter=Q(findings__ended=0, findings__plea=None), distinct=True),
        findings_excused=Count("findings", filter=Q(findings__ended=0, findings__plea__isnull=False), distinct=True),
        problems_open=Count("problems", filter=~Q(problems__state=ProblemState.CLOSED), distinct=True),
    )
    may_import = may_open("desk:import", request.viewer)
    return show(request, "desk/home/schools.html", form=form, page=paged(request, rows), may_import=may_import)


@page("desk:school")
def school(request: Request, unit: str) -> HttpResponse:
    """学校页: a strip of lamps, then what is not in order, then the team."""
    row = get_object_or_404(organisation.schools(request.viewer), code=unit)
    rulebook.catch_up()
    return show(request, "desk/home/school.html", school=row, **schools.context(request.viewer, row))


@page("desk:trail")
def trail(request: Request, unit: str) -> HttpResponse:
    """单位留痕, newest first."""
    row = get_object_or_404(organisation.units(request.viewer), code=unit)
    return show(request, "desk/home/trail.html", unit=row, page=paged(request, records.of_units([row.code])))
