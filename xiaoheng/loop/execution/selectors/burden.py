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
from xiaoheng.loop.execution.selectors.cells import binds, bound_of, reach_of
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


def average(viewer: Viewer) -> dict[Month, int]:
    """校均负担: minutes that issued orders ask in a month of a school in scope that is asked anything; five queries."""
    schools: set[int] = set()
    total: dict[Month, int] = defaultdict(int)
    for part in _parts(viewer, issued(viewer).prefetch_related("items")):
        schools |= part.units
        total[part.month] += part.minutes * len(part.units)
    return {month: round(minutes / len(schools)) for month, minutes in total.items() if minutes}


def asked_by(viewer: Viewer) -> dict[Unit, dict[int, dict[Month, int]]]:
    """各下达单位的要求: what each issuer asks of each school in scope, by unit and month."""
    found: dict[Unit, dict[int, dict[Month, int]]] = defaultdict(lambda: defaultdict(lambda: defaultdict(int)))
    for part in _parts(viewer, issued(viewer).prefetch_related("items")):
        for unit in part.units:
            found[part.order.unit][unit][part.month] += part.minutes
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
    """是否超出上限: the draft together with what its issuer already asks, from this month on; None where it is not.

    An amendment that asks no more of a school in a month than its order did is not above it for that.
    """
    most = cap(directive.unit)
    if not most:
        return None
    today = clock.today()
    mine = issued(viewer).filter(unit=directive.unit).prefetch_related("items")
    already = _by_school(viewer, mine.exclude(pk=directive.amends_id or 0))
    order = _by_school(viewer, mine.filter(pk=directive.amends_id)) if directive.amends_id else {}
    items = list(directive.items.all())
    named, monthly = reach_of(items), {item.pk: months(directive, item) for item in items}
    peak: dict[Month, int] = defaultdict(int)
    for unit in addressed(directive).values_list("pk", flat=True):
        total: dict[Month, int] = defaultdict(int, already.get(unit, {}))
        new = [month for item in items if binds(item, unit, named) for month in monthly[item.pk].items()]
        for month, minutes in new:
            total[month] += minutes
        was = {month: already.get(unit, {}).get(month, 0) + n for month, n in order.get(unit, {}).items()}
        for month in {month for month, _minutes in new if month >= (today.year, today.month)}:
            if total[month] > was.get(month, 0):
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
    return [
        Load(part.order, part.item, unit, part.minutes)
        for part in _parts(viewer, rows)
        if part.month == month
        for unit in part.units
    ]


def _number(key: str, unit: Unit, day: date | None = None) -> int:
    try:
        return rulebook.parameter(key, unit, day or clock.today()).value
    except rulebook.NoValue:
        return 0


def _by_school(viewer: Viewer, rows: Iterable[Directive]) -> dict[int, dict[Month, int]]:
    found: dict[int, dict[Month, int]] = defaultdict(lambda: defaultdict(int))
    for part in _parts(viewer, rows):
        for unit in part.units:
            found[unit][part.month] += part.minutes
    return found


@dataclass(frozen=True)
class _Part:
    """What an item asks in a month, and of which schools; many thousand loads are some hundred parts."""

    order: Directive
    item: DirectiveItem
    month: Month
    minutes: int
    units: set[int]


def _parts(viewer: Viewer, rows: Iterable[Directive]) -> Iterator[_Part]:
    """Each item in each month with the schools that it asks, an answer of a joint branch once."""
    orders: Mapping[int, Directive] = {row.pk: row for row in rows}
    items = [item for order in orders.values() for item in order.items.all() if item.ended_on is None]
    shared, named, asked = joint(items), reach_of(items), _asked_until(viewer, orders)
    for item in items:
        order, elsewhere = orders[item.directive_id], shared.left(item)
        mine = [(last, bound_of(item, units, named) - elsewhere) for last, units in asked[order.pk].items()]
        for month, minutes in months(order, item).items():
            yield _Part(order, item, month, minutes, set().union(*(units for last, units in mine if month <= last)))


def _asked_until(viewer: Viewer, orders: Mapping[int, Directive]) -> dict[int, dict[Month, set[int]]]:
    """Schools of each order by the month they were let go in, those that never were by one that never comes."""
    found: dict[int, dict[Month, set[int]]] = defaultdict(lambda: defaultdict(set))
    pairs: Any = targets_of(viewer, orders).values_list("directive", "unit", "ended_on", "unit__until")
    for directive, unit, *ends in pairs:
        last = min(((end.year, end.month) for end in ends if end), default=(9999, 12))
        found[directive][last].add(unit)
    return found
