"""学校×事项总表: windows of schools as they scroll into view, and the whole as a workbook."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.execution.board import LABELS, is_late, marked, narrowed
from xiaoheng.doors.reports.grid import Grid
from xiaoheng.doors.ui import dates
from xiaoheng.doors.ui.pages import Request
from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.services.importing import Progress
from xiaoheng.lib import clock
from xiaoheng.loop.execution import selectors as execution
from xiaoheng.loop.execution.models import Directive, Target
from xiaoheng.loop.execution.selectors import Cell
from xiaoheng.loop.execution.words import AssignmentState, DirectiveState

WINDOW = 50  # schools in one answer
AHEAD = 500  # so many come by themselves; further ones when they are scrolled to
AT_ONCE = 100  # schools read at a time for the workbook: how far it has come is told after each part


def window(request: Request, directive: Directive) -> dict[str, Any]:
    """One window of the table that the address asks for; as many questions whatever its size."""
    form, rows, state = narrowed(request, directive)
    start = _start(request.GET.get("from", ""))
    targets = list(rows[start : start + WINDOW + 1])
    table = execution.board(request.viewer, directive, targets[:WINDOW])
    query = request.GET.copy()
    query.pop("from", None)
    return {
        "form": form,
        "state": state,
        "items": table.items,
        "rows": marked(table, dates.soon(request.viewer)),
        "start": start,
        "following": start + WINDOW if len(targets) > WINDOW else None,
        "by_itself": start + WINDOW < AHEAD,
        "query": query,
        "asked": [(key, value) for key, values in query.lists() for value in values],
    }


def grid(viewer: Viewer, directive: Directive, rows: QuerySet[Target], progress: Progress) -> Grid:
    """What is on screen as a table: one row a school, the state of each item in words."""
    items = list(directive.items.filter(ended_on=None))
    heads = [_("学校"), _("片区"), _("签收"), _("办结（项）"), _("应办（项）")]
    heads += [f"{item.seq}. {item.title}" for item in items]
    return Grid(_("学校与事项"), heads, _lines(viewer, directive, rows, progress))


def _lines(
    viewer: Viewer, directive: Directive, rows: QuerySet[Target], progress: Progress
) -> Iterator[list[str | int]]:
    targets, asks = list(rows), directive.state != DirectiveState.RECALLED
    progress.tell(_("已导出学校"), 0, len(targets))
    done = 0
    for part in _parts(targets):
        table = execution.board(viewer, directive, part)
        for (target, line), tally in zip(table.rows, execution.per_school(table), strict=True):
            zone = target.unit.school.zone
            head = [target.unit.name, zone.name if zone else "", str(target.standing.label)]
            yield [*head, tally.settled, tally.bound, *(_word(cell, asks) for cell in line)]
        done += len(part)
        progress.tell(_("已导出学校"), done, len(targets))


def _parts(targets: list[Target]) -> Iterator[list[Target]]:
    for start in range(0, len(targets), AT_ONCE):
        yield targets[start : start + AT_ONCE]


def _word(cell: Cell | None, asks: bool) -> str:
    if cell is None:
        return _("不适用")
    word = str(LABELS[AssignmentState(cell.state)])
    return _("逾期，%(state)s") % {"state": word} if asks and is_late(cell, clock.today()) else word


def _start(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else 0
