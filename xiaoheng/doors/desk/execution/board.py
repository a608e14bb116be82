"""交办总表 as drawn: one page of schools, a mark and an address for each cell."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.execution.forms import BoardFilter
from xiaoheng.doors.desk.templatetags.execution import mark, tone
from xiaoheng.doors.ui import dates
from xiaoheng.doors.ui.pages import Request
from xiaoheng.doors.ui.paging import paged
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.words import UnitKind
from xiaoheng.lib import clock
from xiaoheng.loop.execution import selectors as execution
from xiaoheng.loop.execution.models import Directive, Target
from xiaoheng.loop.execution.selectors import Board, Cell, Tally
from xiaoheng.loop.execution.words import AssignmentState, DirectiveState, Result

LABELS = dict(AssignmentState.choices)
LATE = "overdue"
OPEN = (AssignmentState.PENDING, AssignmentState.WORKING, AssignmentState.RETURNED)


@dataclass(frozen=True)
class Mark:
    """One drawn cell: sign, colour, word, address."""

    sign: str
    tone: str
    word: str
    url: str


def context(request: Request, directive: Directive) -> dict[str, Any]:
    """What the order's page shows: counts of all, and one page of rows of the asked part."""
    viewer = request.viewer
    form, rows, state = narrowed(request, directive)
    listed = paged(request, rows)
    table = execution.board(viewer, directive, list(listed.object_list))
    whole = execution.tally(viewer, directive)
    called = execution.called(table.items)
    return {
        "form": form,
        "called": [(item, called[item.pk]) for item in table.items],
        "page": listed,
        "items": [(item, one) for item, one in zip(table.items, execution.per_item(table), strict=True)],
        "rows": marked(table, dates.soon(viewer)),
        "whole": whole,
        "states": [(key, label, whole.states[key], tone(key), mark(key)) for key, label in AssignmentState.choices],
        "state": state,
    }


def narrowed(request: Request, directive: Directive) -> tuple[BoardFilter, QuerySet[Target], str]:
    """The filter as asked, the addressed schools that it picks, and the state that one of their cells must be in."""
    viewer, state = request.viewer, request.GET.get("state", "")
    form = BoardFilter(request.GET, zones=Unit.objects.filter(kind=UnitKind.ZONE, superior=directive.unit))
    rows = _narrow(form, execution.targets(viewer, directive))
    if state:
        pks = [t.pk for t, line in execution.board(viewer, directive, rows).rows if any(_is(c, state) for c in line)]
        rows = rows.filter(pk__in=pks)
    return form, rows, state


def marked(table: Board, near: date) -> list[tuple[Target, list[Mark | None], Tally]]:
    """Rows as drawn: school, its marks, its tally; what is open and due by `near` is amber, as everywhere.

    In a recalled order nothing is late or near: it asks for nothing more.
    """
    asks = table.directive.state != DirectiveState.RECALLED
    return [
        (target, [_mark(cell, target, near, asks) for cell in line], one)
        for (target, line), one in zip(table.rows, execution.per_school(table), strict=True)
    ]


def _narrow(form: BoardFilter, rows: QuerySet[Target]) -> QuerySet[Target]:
    if not form.is_valid():
        return rows
    if zone := form.cleaned_data["zone"]:
        rows = rows.filter(unit__school__zone=zone)
    if stage := form.cleaned_data["stage"]:
        rows = rows.filter(unit__school__stage=stage)
    return rows


def _is(cell: Cell | None, state: str) -> bool:
    if cell is None:
        return False
    return cell.result(clock.today()) == Result.OVERDUE if state == LATE else cell.state == state


def _mark(cell: Cell | None, target: Target, near: date, asks: bool) -> Mark | None:
    if cell is None:
        return None
    late = asks and is_late(cell, clock.today())
    url = reverse("desk:cell", kwargs={"item": cell.item, "unit": target.unit.code})
    word = str(LABELS[AssignmentState(cell.state)])
    if cell.via is not None:
        word = _("%(state)s（由他校一并办理）") % {"state": word}
    if late:
        return Mark("！", "red", _("逾期，%(state)s") % {"state": word}, url)
    if asks and cell.state in OPEN and cell.due_on is not None and cell.due_on <= near:
        return Mark(mark(cell.state), "amber", _("将到期，%(state)s") % {"state": word}, url)
    return Mark(mark(cell.state), tone(cell.state), word, url)


def is_late(cell: Cell, day: date) -> bool:
    """Whether the cell counts as overdue on a day."""
    return cell.result(day) == Result.OVERDUE
