"""减负: what orders ask of schools, in minutes."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.loop.execution.models import Directive, DirectiveItem
from xiaoheng.loop.execution.selectors.cells import binds, reach_of
from xiaoheng.loop.execution.selectors.directives import issued, targets_of
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
    orders = {row.pk: row for row in issued(viewer).prefetch_related("items")}
    items = [item for order in orders.values() for item in order.items.all()]
    named: dict[int, set[int]] = reach_of(items)
    monthly: dict[int, dict[Month, int]] = {item.pk: months(orders[item.directive_id], item) for item in items}
    found: dict[int, dict[Month, int]] = defaultdict(lambda: defaultdict(int))
    pairs: Any = targets_of(viewer, orders).values_list("directive", "unit")
    for directive, unit in pairs:
        for item in orders[directive].items.all():
            if binds(item, unit, named):
                for month, minutes in monthly[item.pk].items():
                    found[unit][month] += minutes
    return found
