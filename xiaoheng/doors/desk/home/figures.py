"""Pages of the figures: all of them as of a day; one with its formula, the list behind it, and its snapshots."""

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xiaoheng.doors.desk.home.forms import PlaceFilter
from xiaoheng.doors.ui.pages import Request, may_open, page, show
from xiaoheng.doors.ui.paging import paged
from xiaoheng.ground.organisation import selectors as organisation
from xiaoheng.ground.organisation.models import PartyOrg, Person, Unit
from xiaoheng.ground.organisation.policy import may
from xiaoheng.ground.organisation.words import UnitKind
from xiaoheng.ground.rulebook import services
from xiaoheng.ground.rulebook.figure import Count, Figure, Kind, Result, figures
from xiaoheng.ground.rulebook.models import Snapshot
from xiaoheng.lib import clock

ROWS: dict[Kind, QuerySet[Any]] = {
    "unit": Unit.objects.select_related("superior"),
    "org": PartyOrg.objects.select_related("unit"),
    "person": Person.objects.select_related("unit"),
}
PARTS = {"counted": gettext_lazy("计入"), "base": gettext_lazy("基数"), "apart": gettext_lazy("另列")}


class FigureFilter(PlaceFilter):
    """指标范围: the schools and the day."""

    on = forms.DateField(label=gettext_lazy("截至"), required=False)

    @property
    def day(self) -> date:
        """The day asked for, today unless told; never one that has not come."""
        asked: date | None = self.cleaned_data.get("on") if self.is_valid() else None
        return min(asked or clock.today(), clock.today())

    def schools(self) -> QuerySet[Unit]:
        """Schools in scope that fit, whether they still exist or not: the formula asks for the day."""
        every = Unit.objects.filter(organisation.in_scope(self.viewer, "pk"), kind=UnitKind.SCHOOL)
        chosen: QuerySet[Unit] = self.narrow(every)
        return chosen.order_by()


@page("desk:figures")
def listing(request: Request) -> HttpResponse:
    """指标一览: every registered figure with its formula, as of a day, for the schools asked."""
    form = FigureFilter(request.GET, viewer=request.viewer)
    schools = form.schools()
    found = [(one, one.shown(result), sizes(result)) for one, result in _results(schools, form.day)]
    return show(request, "desk/home/figures.html", filter=form, rows=found, day=form.day, said=_said(form))


@page("desk:figure")
def one(request: Request, figure: str) -> HttpResponse:
    """指标: the number, its formula, its day, and the rows that make it, page by page."""
    known, form = _known(figure), FigureFilter(request.GET, viewer=request.viewer)
    result = known.formula(form.schools(), form.day)
    part = request.GET.get("part", "counted")
    keys = getattr(result, part, None) if part in PARTS else None
    if keys is None and not (isinstance(result, Count) and part == "counted"):
        raise Http404
    listed = paged(request, keys or ())
    context: dict[str, Any] = {
        "figure": known,
        "shown": known.shown(result),
        "parts": [(key, PARTS[key], size) for key, size in sizes(result)],
        "part": part,
        "day": form.day,
        "page": listed,
        "rows": _rows(known.over if part == "base" else known.of, list(listed.object_list)),
        "kind": known.over if part == "base" else known.of,
        "said": _said(form),
        "snapshots": _snapshots(request, figure),
        "may_freeze": _seat(request) is not None and not form.narrowing,
    }
    return show(request, "desk/home/figure.html", filter=form, **context)


@page("desk:rulebook.snapshot")
def freeze(request: Request, figure: str) -> HttpResponse:
    """存档 of the figure for the viewer's own county or city, as of the day on screen."""
    _known(figure)
    form = FigureFilter(request.POST, viewer=request.viewer)
    row = services.snapshot(actor=request.viewer, unit=_own(request), figure=figure, on=form.day)
    messages.success(request, _("已存档：%(title)s %(shown)s。") % {"title": row.title, "shown": row.shown})
    return redirect("desk:figure", figure=figure)


def sizes(result: Result) -> list[tuple[str, int]]:
    """How many rows each part of a result has."""
    if isinstance(result, Count):
        return [("counted", len(result.counted or ()))]
    parts = [("counted", len(result.counted)), ("base", len(result.base))]
    return [*parts, ("apart", len(result.apart))] if result.apart else parts


def _results(schools: Any, day: date) -> list[tuple[Figure, Result]]:
    return [(one, one.formula(schools, day)) for one in figures().values()]


def _known(key: str) -> Figure:
    found = figures().get(key)
    if found is None:
        raise Http404
    return found


def _rows(kind: Kind, keys: list[int]) -> list[Any]:
    """The rows of one page, in the order of their keys."""
    found = ROWS[kind].in_bulk(keys)
    return [found[key] for key in keys]


def _snapshots(request: Request, figure: str) -> QuerySet[Snapshot]:
    return Snapshot.objects.filter(organisation.in_scope(request.viewer), figure=figure).select_related("unit")[:10]


def _seat(request: Request) -> Unit | None:
    """The viewer's own county or city, where a snapshot is kept."""
    if not may_open("desk:figures", request.viewer):
        return None
    held = Unit.objects.filter(pk__in=[grant.unit for grant in request.viewer.grants]).order_by("pk")
    return next((unit for unit in held if may(request.viewer, "rulebook.snapshot", unit)), None)


def _own(request: Request) -> Unit:
    seat = _seat(request)
    return seat or get_object_or_404(Unit, pk=0)


def _said(form: FigureFilter) -> str:
    return form.said(on=form.data.get("on"))
