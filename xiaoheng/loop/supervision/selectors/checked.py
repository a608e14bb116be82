"""核定结果: what the county's reviews and the inspectors' visits say together about each item × school of an order."""

from dataclasses import dataclass

from xiaoheng.ground.organisation.actors import system
from xiaoheng.loop.execution import selectors as execution
from xiaoheng.loop.execution.models import Assignment, Directive
from xiaoheng.loop.execution.words import Result
from xiaoheng.loop.supervision.models import InspectionResult
from xiaoheng.loop.supervision.selectors.results import latest_verdicts
from xiaoheng.loop.supervision.words import Verdict

EVERYONE = system("supervision")  # a table is computed over all addressed schools, whoever asks for it


@dataclass(frozen=True)
class Checked:
    """一项核定: the outcome of one item at one school, the verdict of a visit ("" = not checked), and lateness."""

    item: int
    unit: int
    outcome: Result
    verdict: str
    late: bool  # handed in after the school's own deadline

    @property
    def contradicted(self) -> bool:
        """督查未认定属实."""
        return self.verdict in (Verdict.FALSE, Verdict.PARTIAL)

    @property
    def verified(self) -> bool:
        """核实完成: approved by review and not contradicted by a visit."""
        return self.outcome == Result.PASSED and not self.contradicted


def checked(directive: Directive) -> list[Checked]:
    """各项核定结果 of all schools addressed by an order; a fixed number of queries."""
    rows = execution.results(EVERYONE, directive)
    verdicts = latest_verdicts(InspectionResult.objects.filter(item__directive=directive))
    passed = Assignment.objects.filter(item__directive=directive, submitted_on__isnull=False, due_on__isnull=False)
    days = passed.values_list("pk", "submitted_on", "due_on")
    late = {pk for pk, submitted, due in days if submitted and due and submitted > due}
    return [
        Checked(row.item, row.unit, row.outcome, verdicts.get((row.item, row.unit), ""), row.assignment in late)
        for row in rows
    ]
