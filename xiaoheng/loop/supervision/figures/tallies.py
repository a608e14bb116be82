"""计数: an order's verified results counted by school."""

from collections import defaultdict

from xiaoheng.ground.organisation.models import School
from xiaoheng.ground.organisation.words import Stage
from xiaoheng.loop.execution.models import Directive
from xiaoheng.loop.execution.words import Result
from xiaoheng.loop.supervision import selectors
from xiaoheng.loop.supervision.figures.ranking import Tally
from xiaoheng.loop.supervision.words import StageGroup

GROUPS = {
    Stage.KINDERGARTEN: StageGroup.KINDERGARTEN,
    Stage.PRIMARY: StageGroup.PRIMARY,
    Stage.JUNIOR: StageGroup.JUNIOR,
    Stage.NINE_YEAR: StageGroup.JUNIOR,
    Stage.SENIOR: StageGroup.SENIOR,
    Stage.COMPLETE: StageGroup.SENIOR,
    Stage.VOCATIONAL: StageGroup.VOCATIONAL,
}


def tallies(directive: Directive) -> list[Tally]:
    """各校计数, by unit; a school without any binding item has no row."""
    by_unit = defaultdict(list)
    for row in selectors.checked(directive):
        by_unit[row.unit].append(row)
    stages = dict(School.objects.filter(unit__in=by_unit).values_list("unit", "stage"))
    return [
        Tally(
            unit=unit,
            group=GROUPS[Stage(stages[unit])],
            asked=len(rows),
            exempt=sum(row.outcome == Result.EXEMPT for row in rows),
            verified=sum(row.verified for row in rows),
            contradicted=sum(row.contradicted and row.outcome != Result.EXEMPT for row in rows),
            late=sum(row.verified and row.late for row in rows),
        )
        for unit, rows in sorted(by_unit.items())
    ]
