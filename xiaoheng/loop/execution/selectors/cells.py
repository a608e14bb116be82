"""交办事项 × 学校: one cell of an order, stored or implied, and the board they make."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Exists, QuerySet

from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.selectors import in_scope
from xiaoheng.lib import clock
from xiaoheng.loop.execution.models import Assignment, Directive, DirectiveItem, Evidence, ItemUnit, Target
from xiaoheng.loop.execution.selectors.directives import targets as targets_in
from xiaoheng.loop.execution.selectors.joint import JOINT, Joint, answered_for, joint, taken_over
from xiaoheng.loop.execution.selectors.occurrences import Occurrence, current, occurrences
from xiaoheng.loop.execution.words import AssignmentState, Reach, Result, TargetState

SETTLED = (AssignmentState.PASSED, AssignmentState.EXEMPT)
KEPT = (*SETTLED, AssignmentState.SUBMITTED)  # what stays of a school that the order asks no more
IMPLIED = {
    TargetState.SENT: AssignmentState.PENDING,
    TargetState.SIGNED: AssignmentState.WORKING,
    TargetState.ENDED: AssignmentState.EXEMPT,
}
FEW = 50  # up to so many schools the query names them
Stored = tuple[int | None, str, date | None]  # pk, state, due


@dataclass(frozen=True, slots=True)
class Cell:
    """一格: the current occurrence of one item in one school. `missed` counts earlier occurrences never settled.

    `via` = the school whose answer it is, where a joint branch answers for several; it counts only there.
    """

    item: int
    unit: int
    state: str
    due_on: date | None
    occurrence: date
    assignment: int | None
    missed: int = 0
    via: int | None = None

    def result(self, day: date) -> Result:
        """核定结果: what may be counted about the cell on a day (verified outcomes only)."""
        if self.missed:
            return Result.OVERDUE
        if self.state in SETTLED or self.state == AssignmentState.RETURNED:
            return Result(self.state)
        late = self.state != AssignmentState.SUBMITTED and self.due_on is not None and self.due_on < day
        return Result.OVERDUE if late else Result.OPEN


@dataclass
class Board:
    """交办总表: items across, addressed schools down; None where an item does not bind a school."""

    directive: Directive
    items: list[DirectiveItem]
    rows: list[tuple[Target, list[Cell | None]]] = field(default_factory=list)

    def cells(self) -> Iterable[Cell]:
        """Every cell that binds, each answer once."""
        return (cell for _target, line in self.rows for cell in line if cell and cell.via is None)


def board(viewer: Viewer, directive: Directive, rows: Iterable[Target] | None = None) -> Board:
    """交办总表 of the addressed schools in the viewer's scope (or the given part of them); three queries, any size."""
    found = list(targets_in(viewer, directive) if rows is None else rows)
    items = list(directive.items.filter(ended_on=None))
    return Board(directive, items, lines(found, {directive.pk: directive}, items))


def lines(
    targets: Sequence[Target], orders: Mapping[int, Directive], items: Sequence[DirectiveItem]
) -> list[tuple[Target, list[Cell | None]]]:
    """各校一行: for each target the cells of its order's items, in their order; two queries."""
    units = {target.unit_id for target in targets}
    shared = joint(items, units if len(units) <= FEW else None)
    bound, stored = reach_of(items), _stored(items, units | shared.units())
    dates = {item.pk: _begun(orders[item.directive_id], item) for item in items}
    asked = {item.pk: _asked_since(orders[item.directive_id], item) for item in items}
    mine: dict[int, list[DirectiveItem]] = defaultdict(list)
    for item in items:
        mine[item.directive_id].append(item)
    return [
        (
            target,
            [
                _cell(item, target, dates[item.pk], stored, shared, asked[item.pk])
                if binds(item, target.unit_id, bound)
                else None
                for item in mine[target.directive_id]
            ],
        )
        for target in targets
    ]


def binds(item: DirectiveItem, unit: int, named: Mapping[int, set[int]]) -> bool:
    """Whether an item binds a school: all, only the named, or all but the named."""
    if item.reach == Reach.ALL:
        return True
    return (unit in named.get(item.pk, ())) == (item.reach == Reach.ONLY)


def bound_of(item: DirectiveItem, units: set[int], named: Mapping[int, set[int]]) -> set[int]:
    """Those of the schools that an item binds; what `binds` says of each."""
    if item.reach == Reach.ALL:
        return units
    some = named.get(item.pk, set())
    return units & some if item.reach == Reach.ONLY else units - some


def assignments(viewer: Viewer) -> QuerySet[Assignment]:
    """交办任务: stored assignments of schools in scope, or of orders whose issuer is; what a joint branch answered is
    seen in each of its schools, what a school does for another in both."""
    own = in_scope(viewer) | in_scope(viewer, "item__directive__unit") | taken_over(viewer)
    rows = Assignment.objects.filter(own | JOINT & Exists(answered_for(viewer)))
    return rows.select_related("item__directive__unit", "unit")


def evidence(viewer: Viewer) -> QuerySet[Evidence]:
    """印证资料 of the assignments in sight."""
    return Evidence.objects.filter(submission__assignment__in=assignments(viewer).order_by().values("pk"))


def assignment(item: DirectiveItem, unit: Unit, occurrence: date | None = None) -> Assignment | None:
    """一项任务: the stored assignment of an item, school and occurrence (the current one unless told), else one not
    yet saved in its implied state; that of the joint branch's seat, where it answers; None where the item does not
    bind the school."""
    targets = Target.objects.filter(directive=item.directive_id).select_related("unit")
    target = targets.filter(unit=unit).first()
    if target is None or not binds(item, unit.pk, reach_of([item])):
        return None
    wanted = _occurrence(item, occurrence)
    if wanted is None:
        return None
    if via := joint([item], [unit.pk]).lead(item, unit.pk):
        target = targets.get(unit=via)
        unit = target.unit
    row = Assignment.objects.filter(item=item, unit=unit, occurrence=wanted.start).first()
    row = row or Assignment(occurrence=wanted.start, due_on=wanted.due, state=IMPLIED[target.standing])
    if target.standing == TargetState.ENDED and not (row.pk and row.state in KEPT):
        row.state, row.reason = IMPLIED[TargetState.ENDED], target.why
    row.item, row.unit = item, unit
    return row


def _occurrence(item: DirectiveItem, start: date | None) -> Occurrence | None:
    if start is None:
        return current(item.directive, item, clock.today())
    return next((o for o in occurrences(item.directive, item) if o.start == start), None)


def reach_of(items: Sequence[DirectiveItem]) -> dict[int, set[int]]:
    """指名学校: the schools that each item names; no query when none does."""
    named: dict[int, set[int]] = defaultdict(set)
    if any(item.reach != Reach.ALL for item in items):
        for item, unit in ItemUnit.objects.filter(item__in=items).values_list("item", "unit"):
            named[item].add(unit)
    return named


def _stored(items: Sequence[DirectiveItem], units: set[int]) -> dict[tuple[int, int], dict[date, Stored]]:
    found: dict[tuple[int, int], dict[date, Stored]] = defaultdict(dict)
    rows = Assignment.objects.filter(item__in=items)
    if len(units) <= FEW:
        rows = rows.filter(unit__in=units)
    for item, unit, start, pk, state, due in rows.values_list("item", "unit", "occurrence", "pk", "state", "due_on"):
        found[item, unit][start] = (pk, state, due)
    return found


def _begun(directive: Directive, item: DirectiveItem) -> list[Occurrence]:
    """Occurrences up to the current one."""
    now = current(directive, item, clock.today())
    return [o for o in occurrences(directive, item) if o.start <= now.start]


def _asked_since(directive: Directive, item: DirectiveItem) -> date | None:
    """From which day on an item has been asked in its rhythm: the order's issue, or the amendment that brought it."""
    while item.recurrence and item.added_on is not None:
        if item.origin is None or item.origin.recurrence != item.recurrence:
            return item.added_on
        item = item.origin
    return directive.issued_on


def _cell(
    item: DirectiveItem,
    target: Target,
    begun: list[Occurrence],
    stored: Mapping[tuple[int, int], Mapping[date, Stored]],
    shared: Joint,
    since: date | None,
) -> Cell:
    over = target.standing == TargetState.ENDED
    via = None if over else shared.lead(item, target.unit_id)
    rows = stored.get((item.pk, via or target.unit_id), {})
    signed = shared.states[item.directive_id, via] if via else target.standing
    now, implied = begun[-1], IMPLIED[TargetState(signed)]
    pk, state, due = rows.get(now.start, (None, implied, now.due))
    if over:
        return Cell(item.pk, target.unit_id, state if state in KEPT else implied, due, now.start, pk)
    today, missed = clock.today(), 0
    asked = max((day for day in (target.joined_on, since) if day), default=None)
    for past in begun[:-1]:
        if past.due and asked and past.due < asked:
            continue  # nobody had asked for it yet
        _pk, was, until = rows.get(past.start, (None, implied, past.due))
        missed += was not in (*SETTLED, AssignmentState.SUBMITTED) and until is not None and until < today
    return Cell(item.pk, target.unit_id, state, due, now.start, pk, missed, via)
