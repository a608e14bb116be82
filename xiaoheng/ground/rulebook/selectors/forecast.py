"""预测: what will no longer hold within a year if nothing is done: terms, years in one post, vacancies.

The rules themselves are judged on the last day looked at, by the facts and the law known today; each verdict carries
the day its count began and the length allowed, hence the day it runs out.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from xiaoheng.ground.rulebook.engine import months, registry
from xiaoheng.ground.rulebook.engine.run import Verdict
from xiaoheng.ground.rulebook.selectors.verdicts import judge
from xiaoheng.ground.rulebook.words import Outcome
from xiaoheng.lib import clock

AHEAD = 12  # months shown, the present one included
LENGTHS = {"A-14": 12, "A-15": 12, "A-16": 1}  # rule → months in one unit of its length: terms and posts count in years


@dataclass(frozen=True)
class Due:
    """到期: one verdict to come, with the last day on which it still holds."""

    verdict: Verdict
    on: date

    @cached_property
    def month(self) -> tuple[int, int]:
        """Year and month in which it runs out."""
        return self.on.year, self.on.month


def forecast_months(day: date | None = None) -> list[tuple[int, int]]:
    """预测月份: the present month and the eleven after it."""
    first = (day or clock.today()).replace(day=1)
    days = (months.add(first, ahead) for ahead in range(AHEAD))
    return [(one.year, one.month) for one in days]


def forecast(units: Iterable[int] | None = None) -> list[Due]:
    """十二个月预测: what runs out from today on, by day; what has run out already is a finding and not listed."""
    today = clock.today()
    end = months.add(today.replace(day=1), AHEAD)
    rules = [rule for key, rule in registry.rules().items() if key in LENGTHS]
    found = [
        Due(one, months.add(one.since, LENGTHS[one.rule] * one.need))
        for one in judge(end, units=units, rules=rules)
        if one.since and registry.rules()[one.rule].reasons[one.detail].outcome == Outcome.BREAKS
    ]
    return sorted((due for due in found if today <= due.on < end), key=lambda due: (due.on, due.verdict.unit))
