"""覆盖率: the figure of the day, how it went, and the target line of the plan."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.rulebook import parameter
from xiaoheng.ground.rulebook import selectors as rulebook
from xiaoheng.ground.rulebook.engine import months
from xiaoheng.ground.rulebook.figure import Ratio
from xiaoheng.ground.rulebook.figures.coverage import coverage_rate
from xiaoheng.ground.rulebook.selectors import NoValue, Value
from xiaoheng.lib import clock

KEY = "coverage_target"
BACK = (6, 3)  # months before today at which the line has a point


@dataclass(frozen=True)
class Coverage:
    """覆盖情况: the ratio of today, the target in force and the one to come, and the line."""

    ratio: Ratio
    target: Value | None
    coming: Value | None
    chart: dict[str, Any]

    @property
    def tone(self) -> str:
        """Green at or above the target, red below it, grey where there is no target or nothing to count."""
        if self.target is None or self.ratio.share is None:
            return "grey"
        return "green" if self.ratio.share * 100 >= self.target.value else "red"

    @property
    def word(self) -> str:
        """达标, 未达标, 未到时限."""
        words = {"green": _("达到目标"), "red": _("未达到目标"), "grey": _("尚无目标")}
        return words[self.tone]


def coverage(schools: QuerySet[Unit], place: Unit) -> Coverage:
    """覆盖率 of some schools against the targets that hold in a place."""
    today = clock.today()
    days = [*(months.add(today, -back) for back in BACK), today]
    ratios = [coverage_rate(schools, day) for day in days]
    next_one = rulebook.upcoming(KEY, place, today)
    return Coverage(ratios[-1], target_on(place, today), next_one, _chart(days, ratios, place, next_one))


def target_on(place: Unit, day: date) -> Value | None:
    """目标 in force on a day; None before the first."""
    try:
        return parameter(KEY, place, day)
    except NoValue:
        return None


def _chart(days: list[date], ratios: list[Ratio], place: Unit, coming: Value | None) -> dict[str, Any]:
    targets = [target.value if (target := target_on(place, day)) else None for day in days]
    shares: list[float | None] = [
        None if one.share is None else (one.share.numerator * 1000 // one.share.denominator) / 10 for one in ratios
    ]
    labels = [day.isoformat() for day in days]
    if coming:
        labels, targets, shares = [*labels, coming.since.isoformat()], [*targets, coming.value], [*shares, None]
    return {
        "title": _("覆盖率与目标"),
        "axis": _("日期"),
        "unit": "%",
        "kind": "line",
        "labels": labels,
        "series": [{"name": _("覆盖率"), "values": shares}, {"name": _("目标"), "values": targets, "tone": "amber"}],
    }
