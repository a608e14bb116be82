"""定分: total and level of appraisals from the items as they stand."""

from collections import defaultdict
from datetime import date

from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.rulebook import parameter
from xiaoheng.loop.evaluation.figures.points import level, total
from xiaoheng.loop.evaluation.models import Appraisal, AppraisalItem

Marks = tuple[list[int], int]
STARS = ("one", "two", "three", "four", "five")


def remark(rows: list[Appraisal]) -> None:
    """Compute total, judged weight and level anew from the items, overrides included, and write them."""
    items = defaultdict(list)
    for item in AppraisalItem.objects.filter(appraisal__in=rows):
        items[item.appraisal_id].append((item.standing, item.weight))
    marks: dict[tuple[int | None, date], Marks] = {}
    for row in rows:
        key = (row.unit.superior_id, row.as_of)
        if key not in marks:
            marks[key] = marks_for(row.unit.superior or row.unit, row.as_of)
        row.total, row.counted = total(items[row.pk])
        row.level = level(row.total, row.counted, *marks[key])
    Appraisal.objects.bulk_update(rows, ["total", "counted", "level"], batch_size=500)


def marks_for(unit: Unit, day: date) -> Marks:
    """星级分数线 in whole points, from one star to five, and the least share (%) of the sheet that must be judged.

    They are the superior's to set: schools of one superior are held to the same.
    """
    cuts = [parameter(f"evaluation.{star}_star", unit, day).value for star in STARS]
    return cuts, parameter("evaluation.least_judged", unit, day).value
