"""汇总: counts that always add up to schools × items, whatever is stored and whatever is implied."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Count, Exists, F, OuterRef, Q

from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.selectors import in_scope
from xiaoheng.lib import clock
from xiaoheng.loop.execution.models import Assignment, Directive, DirectiveItem, ItemUnit, Target
from xiaoheng.loop.execution.selectors.cells import IMPLIED, KEPT, SETTLED, Board, Cell, board
from xiaoheng.loop.execution.selectors.directives import standing
from xiaoheng.loop.execution.selectors.joint import joint
from xiaoheng.loop.execution.selectors.occurrences import current
from xiaoheng.loop.execution.words import Reach, Result, TargetState


@dataclass
class Tally:
    """合计: cells by state; `unbound` = the item does not bind the school, `shared` = another school answers for it."""

    states: Counter[str] = field(default_factory=Counter)
    unbound: int = 0
    shared: int = 0

    @property
    def bound(self) -> int:
        """Cells that count."""
        return sum(self.states.values())

    @property
    def settled(self) -> int:
        """Cells passed or exempt."""
        return sum(self.states[state] for state in SETTLED)


def tallies(viewer: Viewer, directives: Iterable[Directive]) -> dict[int, Tally]:
    """各单合计 over the schools in scope, by the order's primary key; four queries whatever their number or size.

    Implied cells are what remains: bound signed schools less stored ones are 办理中, unsigned ones 待签收.
    """
    orders = {row.pk: row for row in directives}
    items = list(DirectiveItem.objects.filter(directive__in=orders, ended_on=None))
    sizes, named = _sizes(viewer, orders), _named(viewer, items)
    stored = _stored(viewer, items, orders)
    found = {pk: Tally() for pk in orders}
    for item in items:
        tally = found[item.directive_id]
        for state, size in sizes[item.directive_id].items():
            hit = named[item.pk][state]
            bound = {Reach.ALL: size, Reach.ONLY: hit, Reach.EXCEPT: size - hit}[Reach(item.reach)]
            rows = stored[item.pk][state]
            tally.states.update(rows)
            tally.states[IMPLIED[TargetState(state)]] += bound - sum(rows.values())
            tally.unbound += size - bound
    _take_out_shared(viewer, items, orders, found)
    return found


def tally(viewer: Viewer, directive: Directive) -> Tally:
    """合计 of one order over the schools in scope."""
    return tallies(viewer, [directive])[directive.pk]


def count(cells: Iterable[Cell | None]) -> Tally:
    """合计 of some cells: a school's line, an item's column, a whole board."""
    found = Tally()
    for cell in cells:
        if cell is None:
            found.unbound += 1
        elif cell.via is not None:
            found.shared += 1
        else:
            found.states[cell.state] += 1
    return found


def per_item(table: Board) -> list[Tally]:
    """各事项合计, in the order of the board's items."""
    return [count(line[n] for _target, line in table.rows) for n in range(len(table.items))]


def per_school(table: Board) -> list[Tally]:
    """各校合计, in the order of the board's rows."""
    return [count(line) for _target, line in table.rows]


@dataclass(frozen=True)
class Verified:
    """核定结果 of one item in one school: the only figure that supervision and appraisal may use."""

    item: int
    unit: int
    outcome: Result
    assignment: int | None


def results(viewer: Viewer, directive: Directive) -> list[Verified]:
    """核定结果: one row per item × bound school in the viewer's scope, judged on the business day."""
    today = clock.today()
    return [
        Verified(cell.item, cell.unit, cell.result(today), cell.assignment) for cell in board(viewer, directive).cells()
    ]


def _take_out_shared(
    viewer: Viewer, items: Sequence[DirectiveItem], orders: Mapping[int, Directive], found: Mapping[int, Tally]
) -> None:
    """Cells that another school answers were counted by their own rows, or as implied: they count there alone."""
    shared = joint(items)
    elsewhere = {item: some for item in items if (some := shared.answered(item))}
    if not elsewhere:
        return
    seen = set(
        Unit.objects.filter(in_scope(viewer, "pk"), pk__in=set().union(*elsewhere.values())).values_list(
            "pk", flat=True
        )
    )
    today = clock.today()
    rows = Assignment.objects.filter(item__in=elsewhere, unit__in=seen)
    own = {key[:3]: key[3] for key in rows.values_list("item", "unit", "occurrence", "state")}
    for item, some in elsewhere.items():
        start, tally = current(orders[item.directive_id], item, today).start, found[item.directive_id]
        for unit in some & seen:
            state = IMPLIED[TargetState(shared.states[item.directive_id, unit])]
            tally.states[own.get((item.pk, unit, start), state)] -= 1
            tally.shared += 1


def _sizes(viewer: Viewer, orders: Mapping[int, Directive]) -> dict[int, Counter[str]]:
    """Addressed schools by order and signing state."""
    sizes: dict[int, Counter[str]] = defaultdict(Counter)
    rows = (
        Target.objects.filter(in_scope(viewer), directive__in=orders)
        .annotate(now=standing())
        .values("directive", "now")
        .annotate(n=Count("pk"))
    )
    for row in rows.order_by():
        sizes[row["directive"]][row["now"]] = row["n"]
    return sizes


def _named(viewer: Viewer, items: Sequence[DirectiveItem]) -> dict[int, Counter[str]]:
    """Addressed schools that an item names, by item and signing state."""
    named: dict[int, Counter[str]] = defaultdict(Counter)
    rows = ItemUnit.objects.filter(in_scope(viewer), item__in=items, unit__targets__directive=F("item__directive"))
    rows = rows.annotate(now=standing("unit__targets__"))
    for row in rows.values("item", "now").annotate(n=Count("pk")).order_by():
        named[row["item"]][row["now"]] = row["n"]
    return named


def _bound() -> Q:
    """Of assignments: whether their item binds their school; what a school did before an amendment may not."""
    named = Exists(ItemUnit.objects.filter(item=OuterRef("item"), unit=OuterRef("unit")))
    return Q(item__reach=Reach.ALL) | Q(item__reach=Reach.ONLY) & named | Q(item__reach=Reach.EXCEPT) & ~named


def _stored(
    viewer: Viewer, items: Sequence[DirectiveItem], orders: Mapping[int, Directive]
) -> dict[int, dict[str, Counter[str]]]:
    """Stored assignments of the current occurrence, by item, signing state and state."""
    today = clock.today()
    now = {item.pk: current(orders[item.directive_id], item, today).start for item in items}
    found: dict[int, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    rows = Assignment.objects.filter(in_scope(viewer), item__in=items, unit__targets__directive=F("item__directive"))
    rows = rows.annotate(now=standing("unit__targets__"))
    if any(item.reach != Reach.ALL for item in items):
        rows = rows.filter(_bound())
    for row in rows.values("item", "occurrence", "state", "now").annotate(n=Count("pk")).order_by():
        if row["occurrence"] == now[row["item"]]:
            over = row["now"] == TargetState.ENDED and row["state"] not in KEPT
            state = IMPLIED[TargetState.ENDED] if over else row["state"]
            found[row["item"]][row["now"]][state] += row["n"]
    return found
