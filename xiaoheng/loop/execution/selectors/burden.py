"""减负: what orders ask of schools, in minutes."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Sum

from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.rulebook import selectors as rulebook
from xiaoheng.lib import clock
from xiaoheng.loop.execution.models import Directive, DirectiveItem, Submission
from xiaoheng.loop.execution.selectors.cells import binds, reach_of
from xiaoheng.loop.execution.selectors.directives import addressed, issued, targets_of
from xiaoheng.loop.execution.selectors.efforts import LIGHT, efforts
from xiaoheng.loop.execution.selectors.joint import joint
from xiaoheng.loop.execution.selectors.occurrences import occurrences

Month = tuple[int, int]
BASE, PER_PAPER = 20, 20  # a first guess in minutes, for the clerk to correct


def estimate(evidence: Sequence[str]) -> int:
    """预计用时初值: a guess from the papers asked; the issuer corrects it before issuing."""
    return BASE + PER_PAPER * len(evidence)


def months(directive: Directive, item: DirectiveItem) -> dict[Month, int]:
    """按月用时: minutes of one school for one item, each occurrence in the month it is due (else the last)."""
    found: dict[Month, int] = defaultdict(int)
    for one in occurrences(directive, item):
        day: date = one.due or directive.until
        found[day.year, day.month] += item.minutes
    return found


def asked(viewer: Viewer) -> dict[int, dict[Month, int]]:
    """各校各月负担: minutes that issued orders ask of each school in scope, by unit and month; four queries."""
    return _by_school(viewer, issued(viewer).prefetch_related("items"))


def asked_by(viewer: Viewer) -> dict[Unit, dict[int, dict[Month, int]]]:
    """各下达单位的要求: the same for each issuer by itself."""
    found: dict[Unit, dict[int, dict[Month, int]]] = defaultdict(lambda: defaultdict(lambda: defaultdict(int)))
    for order, unit, month, minutes in _asked(viewer, issued(viewer).prefetch_related("items")):
        found[order.unit][unit][month] += minutes
    return found


@dataclass(frozen=True)
class Over:
    """超出上限: the first month above the cap, and the hours of the school that is asked most."""

    month: Month
    hours: float
    cap: int


def cap(unit: Unit, day: date | None = None) -> int:
    """每校每月用时上限 in hours that an issuer has set itself, on a day (today unless told); 0 = none."""
    return _number("order_hours_cap", unit, day)


def signs_off(unit: Unit) -> bool:
    """是否先签发后下达 in an issuer's area."""
    return bool(_number("order_sign_off", unit))


def over_cap(viewer: Viewer, directive: Directive) -> Over | None:
    """是否超出上限: the draft together with what its issuer already asks, from this month on; None where it is not."""
    most = cap(directive.unit)
    if not most:
        return None
    today = clock.today()
    already = _by_school(
        viewer,
        issued(viewer).filter(unit=directive.unit).exclude(pk=directive.amends_id or 0).prefetch_related("items"),
    )
    items = list(directive.items.all())
    named, monthly = reach_of(items), {item.pk: months(directive, item) for item in items}
    peak: dict[Month, int] = defaultdict(int)
    for unit in addressed(directive).values_list("pk", flat=True):
        total: dict[Month, int] = defaultdict(int, already.get(unit, {}))
        new = [month for item in items if binds(item, unit, named) for month in monthly[item.pk].items()]
        for month, minutes in new:
            total[month] += minutes
        for month in {month for month, _minutes in new if month >= (today.year, today.month)}:
            peak[month] = max(peak[month], total[month])
    over = [Over(month, round(minutes / 60, 1), most) for month, minutes in sorted(peak.items()) if minutes > most * 60]
    return over[0] if over else None


@dataclass(frozen=True)
class Saved:
    """复用节省: answers that rest on records held before, and the minutes that their items state."""

    answers: int
    minutes: int


def saved(viewer: Viewer, unit: Unit | None = None) -> Saved:
    """复用节省 of one school (or of all in scope), by the last answer of each item."""
    later = Submission.objects.filter(assignment=OuterRef("assignment"), seq__gt=OuterRef("seq"))
    rows = efforts(viewer).filter(~Exists(later), effort__in=LIGHT)
    if unit is not None:
        rows = rows.filter(assignment__unit=unit)
    found = rows.aggregate(answers=Count("pk"), minutes=Sum("assignment__item__minutes"))
    return Saved(found["answers"], found["minutes"] or 0)


def spent(viewer: Viewer) -> dict[int, Counter[str]]:
    """各单作答方式: answers of schools in scope by order and effort; one query."""
    found: dict[int, Counter[str]] = defaultdict(Counter)
    rows = efforts(viewer).order_by().values_list("assignment__item__directive", "effort").annotate(n=Count("pk"))
    for order, effort, n in rows:
        found[order][effort] = n
    return found


@dataclass(frozen=True)
class Load:
    """一笔用时: what one item of an order asks of one school in a month."""

    order: Directive
    item: DirectiveItem
    unit: int
    minutes: int


def loads(viewer: Viewer, issuer: Unit, month: Month) -> list[Load]:
    """用时明细: what makes an issuer's minutes of a month, school by school; as it is summed in `asked_by`."""
    rows = issued(viewer).filter(unit=issuer).prefetch_related("items")
    return [load for load, at in _loads(viewer, rows) if at == month]


def _number(key: str, unit: Unit, day: date | None = None) -> int:
    try:
        return rulebook.parameter(key, unit, day or clock.today()).value
    except rulebook.NoValue:
        return 0


def _by_school(viewer: Viewer, rows: Iterable[Directive]) -> dict[int, dict[Month, int]]:
    found: dict[int, dict[Month, int]] = defaultdict(lambda: defaultdict(int))
    for _order, unit, month, minutes in _asked(viewer, rows):
        found[unit][month] += minutes
    return found


def _asked(viewer: Viewer, rows: Iterable[Directive]) -> Iterator[tuple[Directive, int, Month, int]]:
    """Order, school, month and minutes."""
    return ((load.order, load.unit, month, load.minutes) for load, month in _loads(viewer, rows))


def _loads(viewer: Viewer, rows: Iterable[Directive]) -> Iterator[tuple[Load, Month]]:
    """Each item asked of each school in each month, an answer of a joint branch once."""
    orders: Mapping[int, Directive] = {row.pk: row for row in rows}
    mine = {pk: [item for item in order.items.all() if item.ended_on is None] for pk, order in orders.items()}
    items = [item for some in mine.values() for item in some]
    shared, named = joint(items), reach_of(items)
    monthly = {item.pk: months(orders[item.directive_id], item) for item in items}
    pairs: Any = targets_of(viewer, orders).values_list("directive", "unit", "ended_on", "unit__until")
    for directive, unit, *ends in pairs:
        last = min(((end.year, end.month) for end in ends if end), default=(9999, 12))  # the month it was let go in
        for item in mine[directive]:
            if binds(item, unit, named) and shared.lead(item, unit) is None:
                for month, minutes in monthly[item.pk].items():
                    if month <= last:
                        yield Load(orders[directive], item, unit, minutes), month
