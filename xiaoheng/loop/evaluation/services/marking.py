"""定分: total and level of appraisals from the items as they stand."""

from collections import defaultdict

from xiaoheng.ground.rulebook import parameter
from xiaoheng.loop.evaluation.figures.points import level, total
from xiaoheng.loop.evaluation.models import Appraisal, AppraisalItem

STARS = ("one", "two", "three", "four", "five")


def remark(rows: list[Appraisal]) -> None:
    """Compute total, judged weight and level anew from the items, overrides included, and write them."""
    items = defaultdict(list)
    for item in AppraisalItem.objects.filter(appraisal__in=rows):
        items[item.appraisal_id].append((item.standing, item.weight))
    for row in rows:
        row.total, row.counted = total(items[row.pk])
        row.level = level(row.total, row.counted, cuts(row), least(row))
    Appraisal.objects.bulk_update(rows, ["total", "counted", "level"], batch_size=500)


def cuts(row: Appraisal) -> list[int]:
    """星级分数线 in whole points, from one star to five, as they were on the appraisal's day."""
    return [int(parameter(f"evaluation.{star}_star", row.unit, row.as_of).value) for star in STARS]


def least(row: Appraisal) -> int:
    """定级所需的最低计分比重, in percent of the sheet."""
    return int(parameter("evaluation.least_judged", row.unit, row.as_of).value)
