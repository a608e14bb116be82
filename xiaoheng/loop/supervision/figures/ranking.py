"""排名: permille of verified items, ranked within schools of one kind. Pure integer arithmetic on counted items."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext_lazy as _

FORMULA = "supervision.verified_rate"
VERSION = "2023-1"
TEXT = _(
    "核实完成率＝核实完成项÷（交办项－豁免项），以千分比取整（舍去尾数）。"
    "核实完成项：复核通过且督查未认定“部分属实”“不属实”的交办项。豁免项在分子、分母中都不计；"
    "未核实项计入分母、不计入分子，也不视为不合格。同类学校之间比较，完成率相同的名次并列。"
    "不统计登录、活动次数、积分和照片。"
)


@dataclass(frozen=True)
class Tally:
    """计数: one school's items of one directive."""

    unit: int
    group: str
    asked: int
    exempt: int
    verified: int
    contradicted: int
    late: int

    @property
    def share(self) -> Fraction | None:
        """核实完成率 as a fraction; None when no item is counted."""
        counted = self.asked - self.exempt
        return Fraction(self.verified, counted) if counted > 0 else None

    @property
    def rate(self) -> int | None:
        """核实完成率 in permille, rounded down."""
        return None if self.share is None else int(self.share * 1000)


@dataclass(frozen=True)
class Standing:
    """名次: a tally with its place among schools of its group; no rate, no rank."""

    tally: Tally
    rank: int | None
    group_size: int
    low: bool


def rank(tallies: Iterable[Tally], low_permille: int) -> list[Standing]:
    """同类排名: equal shares share a rank (1, 2, 2, 4), in the order the tallies came.

    Shares are compared as fractions, not by their rounded permille. Low-ranked are the last `low_permille` of a group
    (at least one), ties with the last of them included; whoever shares the first place is never low (E-3).
    """
    rows = list(tallies)
    shares: dict[str, list[Fraction]] = defaultdict(list)
    for row in rows:
        if row.share is not None:
            shares[row.group].append(row.share)
    for group in shares.values():
        group.sort()
    return [_place(row, shares[row.group], low_permille) for row in rows]


def _place(row: Tally, peers: list[Fraction], low_permille: int) -> Standing:
    size = len(peers)
    if row.share is None:
        return Standing(row, None, size, False)
    worse = bisect_left(peers, row.share)
    better = size - bisect_right(peers, row.share)
    places = max(1, size * low_permille // 1000)
    return Standing(row, better + 1, size, better > 0 and worse < places)
