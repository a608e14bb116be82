"""记分: whole numbers of tenths only. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Count:
    """计数: `good` out of `of`; nothing to count means the item is not judged."""

    good: int
    of: int


def points(count: Count, weight: int) -> int | None:
    """得分 in tenths, rounded down: weight × good ÷ of; None where there is no record to judge by."""
    return weight * count.good // count.of if count.of else None


def total(items: Iterable[tuple[int | None, int]]) -> tuple[int | None, int]:
    """总分: of (points, weight) pairs: points of the judged items carried to 100, and the weight that was judged.

    An item without record counts neither way; when nothing was judged there is no total.
    """
    judged = [(got, weight) for got, weight in items if got is not None]
    base = sum(weight for _got, weight in judged)
    return (sum(got for got, _weight in judged) * 1000 // base if base else None), base


def level(points_total: int | None, judged: int, cuts: Iterable[int], least: int) -> str:
    """星级: how many cuts (whole points, one per star) the total reaches; "" when less than `least` % was judged."""
    if points_total is None or judged < least * 10:
        return ""
    return str(sum(points_total >= cut * 10 for cut in cuts))
