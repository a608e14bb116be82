"""预测: what will no longer hold within a year if nothing is done: terms, years in one post, vacancies.

The rules themselves are judged on the last day looked at, by the facts known today and the law of that time; each
verdict carries the day its count began and the length allowed, hence the day it runs out.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import Any

from xiaoheng.ground.rulebook.engine import months, registry
from xiaoheng.ground.rulebook.engine.rule import Rule
from xiaoheng.ground.rulebook.engine.run import Verdict
from xiaoheng.ground.rulebook.models import ParameterValue
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


def forecast_end(day: date | None = None) -> date:
    """预测止日: the first day after the last month shown."""
    return months.add((day or clock.today()).replace(day=1), AHEAD)


def forecast(units: Iterable[int] | None = None) -> list[Due]:
    """十二个月预测: what runs out from today on, by day; what has run out already is a finding and not listed.

    Announced values cut the time ahead into stretches, each with its own law: what the old law lets end before the new
    one begins ends by the old one, and what the new one no longer allows ends on the day before it begins.
    """
    today, known = clock.today(), None if units is None else list(units)
    end = forecast_end(today)
    rules = [rule for key, rule in registry.rules().items() if key in LENGTHS]
    found: dict[tuple[Any, ...], Due] = {}
    for first, last in pairwise([today, *_changes(rules, today, end), end]):
        for due in _within(rules, known, first, last if last == end else last - months.ONE):
            if today <= due.on < last:
                one = due.verdict
                found.setdefault((one.rule, one.unit, one.subject_kind, one.subject, one.detail), due)
    return sorted(found.values(), key=lambda due: (due.on, due.verdict.unit))


def _changes(rules: Iterable[Rule], today: date, end: date) -> list[date]:
    """Days ahead on which a value that these rules ask for begins or ends."""
    rows = ParameterValue.objects.filter(parameter__key__in={key for rule in rules for key in rule.asked})
    days = {day for row in rows.values_list("since", "until") for day in row if day and today < day < end}
    return sorted(days)


def _within(rules: Iterable[Rule], units: list[int] | None, first: date, day: date) -> Iterator[Due]:
    """What the law of one stretch, which begins on `first`, says is over by a day in it."""
    for one in judge(day, units=units, rules=rules):
        if one.since and registry.rules()[one.rule].reasons[one.detail].outcome == Outcome.BREAKS:
            runs_out = months.add(one.since, LENGTHS[one.rule] * one.need)
            yield Due(one, max(runs_out, first - months.ONE) if first > clock.today() else runs_out)
