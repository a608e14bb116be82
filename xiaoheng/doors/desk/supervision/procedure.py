"""Pages of the supervisor's view: schools by procedure faults over a period, and one school's meetings behind them."""

from collections.abc import Iterator
from typing import Any

from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.files import attached
from xiaoheng.doors.desk.rulebook.shown import TONES, told
from xiaoheng.doors.desk.supervision.procedure_forms import ProcedureFilter
from xiaoheng.doors.reports.grid import MEDIA, Grid, workbook
from xiaoheng.doors.ui.pages import Request, page, show
from xiaoheng.doors.ui.paging import paged
from xiaoheng.ground.organisation import selectors as organisation
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.policy import may
from xiaoheng.ground.rulebook import selectors as rulebook
from xiaoheng.ground.rulebook import services as judging
from xiaoheng.lib import clock
from xiaoheng.loop.supervision import selectors as supervision
from xiaoheng.loop.supervision.selectors import Cell, Period


@page("desk:procedure")
def procedure(request: Request) -> HttpResponse:
    """议事程序: school × rule over a period."""
    judging.catch_up()
    form = ProcedureFilter(request.GET, viewer=request.viewer)
    schools, period = _schools(form), form.period
    listed = paged(request, supervision.by_faults(schools, period) if period else [])
    context: dict[str, Any] = {
        "rules": supervision.fault_rules(),
        "page": listed,
        "rows": _rows(list(listed.object_list), period) if period else [],
        "foot": _foot(schools, period) if period else [],
    }
    return show(request, "desk/supervision/procedure.html", filter=form, **context)


@page("desk:procedure_export")
def export(request: Request) -> FileResponse:
    """导出: the matrix for the filter on screen, all its schools."""
    judging.catch_up()
    form = ProcedureFilter(request.GET, viewer=request.viewer)
    rules, period = supervision.fault_rules(), form.period
    heads = [_("学校"), _("合计（次）"), *(f"{rule.id} {_(rule.title)}" for rule in rules)]
    lines = _lines(_schools(form), period) if period else iter(())
    name = _("议事程序%(day)s.xlsx") % {"day": clock.today().isoformat()}
    data = workbook([Grid(_("议事程序"), heads, lines)])
    return attached(data, name, MEDIA)


@page("desk:procedure_school")
def procedure_school(request: Request, unit: str) -> HttpResponse:
    """一校: its findings of the period in words, each with its meeting and clause; and the meetings, to spot-check."""
    school = get_object_or_404(organisation.schools(request.viewer), code=unit)
    form = ProcedureFilter(request.GET, viewer=request.viewer)
    rule, period = request.GET.get("rule", ""), form.period
    rules = {one.id: one for one in supervision.fault_rules()}
    found = told(supervision.faults([school.pk], period), request.viewer) if period else told(_none(), request.viewer)
    if rule in rules:
        found = found.filter(rule=rule)
    listed = paged(request, found.order_by("ended", "-period", "rule", "id"))
    meetings = supervision.meetings_of(listed.object_list)
    worded = rulebook.worded(listed.object_list, clock.today())
    return show(
        request,
        "desk/supervision/procedure_school.html",
        unit=school,
        filter=form,
        rule=rules.get(rule),
        page=listed,
        faults=[(one, TONES[one.outcome], meetings.get((one.row.subject_kind, one.row.subject))) for one in worded],
        held=list(supervision.held(school, period)) if period else [],
        picks=may(request.viewer, "supervision.pick", school),
    )


def _schools(form: ProcedureFilter) -> Any:
    return form.narrow(organisation.schools(form.viewer))


def _none() -> Any:
    return supervision.faults([], Period(clock.today(), clock.today()))


def _rows(keys: list[int], period: Period) -> list[tuple[Unit, int, list[tuple[str, Cell | None]]]]:
    """Schools of one page, each with its sum and its cells, in the order of the keys."""
    found, schools = supervision.cells(keys, period), Unit.objects.in_bulk(keys)
    rows = []
    for key in keys:
        line = [(rule.id, found.get((key, rule.id))) for rule in supervision.fault_rules()]
        rows.append((schools[key], sum(cell.every for _rule, cell in line if cell), line))
    return rows


def _lines(schools: Any, period: Period) -> Iterator[list[str | int]]:
    for school, every, line in _rows(supervision.by_faults(schools, period), period):
        yield [school.name, every, *(cell.every if cell else 0 for _rule, cell in line)]


def _foot(schools: Any, period: Period) -> list[tuple[int, int]]:
    """How often, and in how many schools, by rule."""
    found = supervision.totals(schools, period)
    return [found.get(rule.id, (0, 0)) for rule in supervision.fault_rules()]
