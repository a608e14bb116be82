"""本校事项: what orders ask of a viewer's own school."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.selectors import in_scope
from xiaoheng.ground.organisation.words import Role
from xiaoheng.lib import clock
from xiaoheng.loop.execution.models import Directive, DirectiveItem, Target
from xiaoheng.loop.execution.selectors.cells import Cell, lines
from xiaoheng.loop.execution.selectors.directives import targets as targets_in
from xiaoheng.loop.execution.words import AssignmentState, DirectiveState, Result

SCHOOL = (Role.SECRETARY, Role.PRINCIPAL, Role.OFFICE)
OPEN = (AssignmentState.PENDING, AssignmentState.WORKING, AssignmentState.RETURNED)


@dataclass(frozen=True)
class Work:
    """一件事: one cell of an order addressed to the school."""

    target: Target
    item: DirectiveItem
    cell: Cell

    @property
    def is_open(self) -> bool:
        """Whether the school has the next step; where a joint branch answers, only the school that it is seated in."""
        return self.cell.via is None and self._is_owed and not self.is_over

    @property
    def is_over(self) -> bool:
        """Whether the order is closed or recalled: what is not done stays undone."""
        return self.item.directive.state != DirectiveState.ISSUED

    @property
    def _is_owed(self) -> bool:
        return self.cell.state in OPEN or bool(self.cell.missed)


def worklist(viewer: Viewer, roles: Iterable[str] = SCHOOL) -> list[Work]:
    """本校事项 of all orders in hand, the most urgent first; undated ones last. Four queries."""
    return works(own_targets(viewer, roles))


def works(targets: Sequence[Target]) -> list[Work]:
    """各格 of the given targets (their orders at hand) as a list, the most urgent first; three queries."""
    orders: dict[int, Directive] = {row.directive_id: row.directive for row in targets}
    items = list(DirectiveItem.objects.filter(directive__in=orders, ended_on=None))
    for item in items:
        item.directive = orders[item.directive_id]
    mine = {pk: [item for item in items if item.directive_id == pk] for pk in orders}
    found = [
        Work(target, item, cell)
        for target, line in lines(targets, orders, items)
        for item, cell in zip(mine[target.directive_id], line, strict=True)
        if cell
    ]
    return sorted(found, key=lambda work: (work.cell.due_on is None, work.cell.due_on or work.item.directive.until))


def own_targets(viewer: Viewer, roles: Iterable[str] = SCHOOL) -> list[Target]:
    """本校收到的交办单 still in hand."""
    return list(_in_hand().filter(unit__in=viewer.units(*roles)))


def works_of(viewer: Viewer, school: Unit) -> list[Work]:
    """一校事项: all orders in hand, one line for each item that binds the school; for viewers who may see the school."""
    return works(list(_in_hand().filter(in_scope(viewer), unit=school)))


def results_of(viewer: Viewer, school: Unit) -> list[Result]:
    """一校核定结果 of the same lines."""
    today = clock.today()
    return [work.cell.result(today) for work in works_of(viewer, school) if work.cell.via is None]


def slow(viewer: Viewer, directive: Directive) -> list[Target]:
    """未办学校 of an order: schools in scope that still owe something of it, its signature included."""
    return [target for target, _late in owing(viewer, directive)]


def owing(viewer: Viewer, directive: Directive) -> list[tuple[Target, bool]]:
    """未办学校, each with whether something of it is overdue."""
    targets, today = list(targets_in(viewer, directive)), clock.today()
    items = list(directive.items.filter(ended_on=None))
    found = []
    for target, line in lines(targets, {directive.pk: directive}, items):
        works = [Work(target, item, cell) for item, cell in zip(items, line, strict=True) if cell]
        left = [work for work in works if work.is_open]
        if left:
            found.append((target, any(work.cell.result(today) == Result.OVERDUE for work in left)))
    return found


def _in_hand() -> QuerySet[Target]:
    rows = Target.objects.filter(directive__state=DirectiveState.ISSUED)
    return rows.select_related("unit", "directive__unit").order_by("directive_id", "unit_id")
