"""Pages of the front."""

from collections.abc import Callable
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from xiaoheng.doors.courier import duties
from xiaoheng.doors.desk.files import attached
from xiaoheng.doors.desk.home import firstrun, overview, schools
from xiaoheng.doors.desk.home.cockpit import ahead, exceptions, region, sheets
from xiaoheng.doors.desk.home.forms import OTHERS, PlaceFilter, SchoolFilter
from xiaoheng.doors.reports.grid import MEDIA, workbook
from xiaoheng.doors.ui.pages import Request, may_open, page, show
from xiaoheng.doors.ui.paging import paged
from xiaoheng.ground.organisation import selectors as organisation
from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.records import selectors as records
from xiaoheng.ground.rulebook import selectors as findings
from xiaoheng.ground.rulebook import services as rulebook
from xiaoheng.lib import clock
from xiaoheng.loop.correction import selectors as correction
from xiaoheng.loop.correction.words import ProblemState

QUIET = ("account.login", "organisation.look")  # no work done


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
    done = records.by_actor(request.viewer.uid).exclude(verb__in=QUIET)[:5]
    steps = firstrun.steps(request.viewer)
    first: dict[str, Any] = {"steps": steps, "next": firstrun.next_step(steps)}
    return show(request, "desk/home/inbox.html", buckets=found, nothing=nothing, done=done, **first)


@page("desk:overview")
def county(request: Request) -> HttpResponse:
    """总览: a county with exceptions first, matrix, coverage, forecast; or the counties below a city or province."""
    rulebook.catch_up()
    form = PlaceFilter(request.GET, viewer=request.viewer)
    place = form.county_chosen
    if place is None:
        found = region.region(request.viewer, form)
        return show(request, "desk/home/region.html", filter=form, page=paged(request, found["lines"]), **found)
    return show(request, "desk/home/overview.html", filter=form, **overview.context(request, form, place))


@page("desk:overview_export")
def export(request: Request) -> FileResponse:
    """导出总览: the tables on screen, for the same filter, as an Excel workbook."""
    rulebook.catch_up()
    form = PlaceFilter(request.GET, viewer=request.viewer)
    place, everything = form.county_chosen, request.GET.get("rules") == "all"
    grids = (
        sheets.of_county(request.viewer, form, place, everything) if place else sheets.of_region(request.viewer, form)
    )
    name = _("总览%(day)s.xlsx") % {"day": clock.today().isoformat()}
    return attached(workbook(grids), name, MEDIA)


@page("desk:schools")
def school_list(request: Request) -> HttpResponse:
    """学校名单 with what is open in each; the list behind every number of the overview."""
    rulebook.catch_up()
    form = SchoolFilter(request.GET, viewer=request.viewer)
    rows = form.narrow(organisation.schools(request.viewer)).select_related("school__zone").order_by("code")
    asked = form.cleaned_data if form.is_valid() else {}
    if asked.get("place") == OTHERS:
        rows = exceptions.others(request.viewer).select_related("school__zone").order_by("code")
    rows = rows.filter(name__icontains=asked["q"]) if asked.get("q") else rows
    finding, outcome = asked.get("finding", ""), asked.get("outcome", "")
    rows = findings.failing(rows, finding, outcome) if finding or outcome else rows
    rows = rows.annotate(
        findings_open=Count("findings", filter=Q(findings__ended=0, findings__plea=None), distinct=True),
        findings_excused=Count("findings", filter=Q(findings__ended=0, findings__plea__isnull=False), distinct=True),
        problems_open=Count("problems", filter=~Q(problems__state=ProblemState.CLOSED), distinct=True),
    )
    listed = paged(request, rows)
    reasons = schools.reasons(list(listed.object_list), finding, outcome) if finding or outcome else {}
    shown = [(row, reasons.get(row.pk, [])) for row in listed.object_list]
    may_import = may_open("desk:import", request.viewer)
    context: dict[str, Any] = {"page": listed, "shown": shown, "reasons": reasons, "asked": any(asked.values())}
    return show(request, "desk/home/schools.html", filter=form, may_import=may_import, **context)


@page("desk:school")
def school(request: Request, unit: str) -> HttpResponse:
    """学校页: a strip of lamps, then what is not in order, then what is due, then the team."""
    row = get_object_or_404(organisation.schools(request.viewer), code=unit)
    rulebook.catch_up()
    return show(request, "desk/home/school.html", school=row, **schools.context(request.viewer, row))


@page("desk:trail")
def trail(request: Request, unit: str) -> HttpResponse:
    """单位留痕, newest first."""
    row = get_object_or_404(organisation.units(request.viewer), code=unit)
    return show(request, "desk/home/trail.html", unit=row, page=paged(request, records.of_units([row.code])))


@page("desk:gaps")
def gaps(request: Request, gap: str) -> HttpResponse:
    """断点: the rows behind one open end of the loop."""
    lists: dict[str, Callable[[Viewer], QuerySet[Any]]] = {
        "decisions_without_task": correction.decisions_without_task,
        "amendments_without_cause": correction.amendments_without_cause,
    }
    if gap not in lists:
        raise Http404
    listed = paged(request, lists[gap](request.viewer))
    return show(request, "desk/home/gaps.html", gap=gap, title=exceptions.GAPS[gap], page=listed)


@page("desk:forecast")
def forecast(request: Request) -> HttpResponse:
    """到期名单: what runs out in a month, or within the year, by rule; the list behind each number of the forecast."""
    form = PlaceFilter(request.GET, viewer=request.viewer)
    ids = form.narrow(organisation.schools(request.viewer)).order_by().values_list("pk", flat=True)
    rule, month = request.GET.get("rule", ""), request.GET.get("month", "")
    found = [
        due
        for due in findings.forecast(list(ids))
        if rule in ("", due.verdict.rule) and month in ("", f"{due.month[0]}-{due.month[1]:02}")
    ]
    listed = paged(request, found)
    shown = ahead.told(listed.object_list)
    return show(request, "desk/home/forecast.html", filter=form, page=listed, shown=shown, rule=rule, month=month)
