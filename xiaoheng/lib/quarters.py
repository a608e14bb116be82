"""季度 Quarters of a year, as plans and rhythms count them."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

_KEY = re.compile(r"([0-9]{4})-([1-4])")
MONTHS = 3


@dataclass(frozen=True, order=True)
class Quarter:
    """季度: half-open, `first <= day < after`."""

    year: int
    number: int

    @property
    def key(self) -> str:
        """As addresses write it: 2023-2."""
        return f"{self.year}-{self.number}"

    @property
    def first(self) -> date:
        """首日."""
        return date(self.year, MONTHS * self.number - 2, 1)

    @property
    def after(self) -> date:
        """次季首日."""
        return self.next.first

    @property
    def months(self) -> list[date]:
        """First days of its three months."""
        return [self.first.replace(month=self.first.month + step) for step in range(MONTHS)]

    @property
    def next(self) -> "Quarter":
        """下一季度."""
        return Quarter(self.year + 1, 1) if self.number == 4 else Quarter(self.year, self.number + 1)

    @property
    def former(self) -> "Quarter":
        """上一季度."""
        return of(self.first - timedelta(days=1))

    def __contains__(self, day: date) -> bool:
        return self.first <= day < self.after


def of(day: date) -> Quarter:
    """所在季度 The quarter of a day."""
    return Quarter(day.year, (day.month + 2) // MONTHS)


def read(key: str) -> Quarter | None:
    """读季度 2023-2 as a quarter; None for anything else, and outside 2000 to 2099."""
    found = _KEY.fullmatch(key)
    return Quarter(int(found[1]), int(found[2])) if found and found[1].startswith("20") else None
