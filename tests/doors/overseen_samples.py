"""What the county's supervision leaves of one school of the samples: visits, frozen tables, an appraisal, problems."""

from datetime import date

from tests.loop.supervision.world import AFTER
from xiaoheng.lib import clock
from xiaoheng.loop.correction import services as correction
from xiaoheng.loop.evaluation import services as evaluation
from xiaoheng.loop.execution import services as execution
from xiaoheng.loop.execution.services import Wording
from xiaoheng.loop.supervision import services as supervision
from xiaoheng.loop.supervision.models import Explanation
from xiaoheng.loop.supervision.services import Found

TODAY, DUE, END = date(2023, 3, 14), date(2023, 3, 31), date(2023, 4, 30)


def keep_overseen(sampler):
    """Visits, tables and problems, in the order of the loop."""
    visited = inspect(sampler)
    rank(sampler)
    mend(sampler, visited)


def inspect(sampler):
    """A recorded visit, and one in draft."""
    first = supervision.visit(actor=sampler.inspector, unit=sampler.unit, directive=sampler.directive)
    found = {sampler.items[0].pk: Found("false", sampler.says("inspection"))}
    words = {"visited_on": TODAY, "found": found, "note": sampler.says("inspection")}
    visited = supervision.inspect(actor=sampler.inspector, inspection=first, **words)
    draft = supervision.visit(actor=sampler.inspector, unit=sampler.unit, directive=sampler.directive)
    sampler.keep("inspection", visited.pk)
    sampler.keep("draft_inspection", draft.pk)
    return visited


def rank(sampler):
    """A frozen table with a contest, a published one with an explanation owed, and an appraisal."""
    frozen = supervision.freeze(actor=sampler.clerk, directive=sampler.directive)
    row = frozen.rows.get()
    contest = supervision.contest(actor=sampler.office, row=row, reason=sampler.says("contest"))
    other = execution.issue(
        actor=sampler.clerk,
        directive=sampler.draft("order", [Wording(*[sampler.says("item")] * 2, due_on=DUE, minutes=60)]),
    )
    table = supervision.freeze(actor=sampler.clerk, directive=other)
    with clock.on(AFTER):
        supervision.publish(actor=sampler.clerk, bulletin=table, meeting_on=date(2023, 4, 20))
    owed, _made = Explanation.objects.get_or_create(row=table.rows.get(), defaults={"due_on": END})
    (appraisal,) = evaluation.compute(actor=sampler.clerk, unit=sampler.unit, year=2023)
    appraisal.items.update(explanation=sampler.says("appraisal"))
    sampler.keep("bulletin", frozen.pk)
    sampler.keep("bulletin_row", row.pk)
    sampler.keep("contest", contest.pk)
    sampler.keep("explanation", owed.pk)
    sampler.keep("appraisal", appraisal.pk)
    sampler.keep("appraisal_item", appraisal.items.earliest("pk").pk)


def mend(sampler, visited):
    """A problem that a visit found, one that the school found itself; both handed in, and one just opened."""
    result = visited.results.get(item=sampler.items[0])
    handed_in(sampler, "problem", sampler.clerk, result)
    handed_in(sampler, "own_problem", sampler.office, None)
    row = correction.open(actor=sampler.clerk, unit=sampler.unit, title=sampler.says("problem"))
    sampler.keep("young_problem", row.pk)


def handed_in(sampler, name, finder, source):
    """A problem with its plan and what was done, up to the handing in."""
    says = sampler.says("problem")
    row = correction.open(actor=finder, unit=sampler.unit, title=says, source=source)
    plan = {"cause": says, "measure": says, "owner": sampler.person("vice"), "due_on": DUE}
    row = correction.plan(actor=sampler.secretary, problem=row, **plan)
    row = correction.submit(actor=sampler.office, problem=row, outcome=says, file=sampler.paper("problem"))
    sampler.keep(name, row.pk)
