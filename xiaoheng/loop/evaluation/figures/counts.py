"""评价数据: each figure counts, for all schools at once, how many were good out of how many. Verified results only."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from xiaoheng.ground.rulebook.engine.registry import rules
from xiaoheng.ground.rulebook.models import Evaluation, Finding
from xiaoheng.ground.rulebook.words import Outcome, Strength
from xiaoheng.loop.evaluation.figures.points import Count
from xiaoheng.loop.execution.models import Directive, Task
from xiaoheng.loop.execution.words import DirectiveState, Result, TaskState
from xiaoheng.loop.supervision import selectors as supervision
from xiaoheng.loop.supervision.words import Verdict

JUDGED = (Result.PASSED, Result.RETURNED, Result.OVERDUE)  # not yet due, waiting for review and exempt say nothing
HALVES = {Verdict.TRUE: 2, Verdict.PARTIAL: 1, Verdict.FALSE: 0}


@dataclass
class Field:
    """取数范围: which schools, which year, as of which day; the orders' results are read once for all figures."""

    units: Collection[int]
    year: int
    day: date
    _checked: dict[int, list[supervision.Checked]] | None = field(default=None, repr=False)

    def checked(self) -> Mapping[int, list[supervision.Checked]]:
        """核定结果 of the year's orders, by school."""
        if self._checked is None:
            self._checked = defaultdict(list)
            sent = (DirectiveState.ISSUED, DirectiveState.CLOSED)
            orders = Directive.objects.filter(state__in=sent, since__year=self.year, targets__unit__in=self.units)
            for order in orders.distinct().order_by("id"):
                for row in supervision.checked(order):
                    self._checked[row.unit].append(row)
        return self._checked


def verified(data: Field) -> dict[int, Count]:
    """核实完成: of the judged items, those approved and not contradicted."""
    return _count(data, lambda row: row.outcome in JUDGED, lambda row: int(row.verified))


def on_time(data: Field) -> dict[int, Count]:
    """按期办结: of the verified items, those handed in by the school's own deadline."""
    return _count(data, lambda row: row.verified, lambda row: int(not row.late))


def confirmed(data: Field) -> dict[int, Count]:
    """督查属实, in halves: 属实 is two, 部分属实 one."""
    doubled = _count(data, lambda row: bool(row.verdict), lambda row: HALVES[Verdict(row.verdict)])
    return {unit: Count(count.good, count.of * 2) for unit, count in doubled.items()}


def carried_out(data: Field) -> dict[int, Count]:
    """决议落实: of the year's tasks that are due, those done."""
    found: dict[int, Count] = {}
    rows = Task.objects.filter(unit__in=data.units, due_on__year=data.year, due_on__lte=data.day)
    for unit, state in rows.values_list("unit", "state"):
        had = found.get(unit, Count(0, 0))
        found[unit] = Count(had.good + (state == TaskState.DONE), had.of + 1)
    return found


def in_order(data: Field) -> dict[int, Count]:
    """合规: of the rules in force that say 应当, those with no open finding; nothing before the first evaluation."""
    if not Evaluation.objects.exists():
        return {}
    binding = {rule.id for rule in rules().values() if rule.strength == Strength.MUST and rule.since <= data.day}
    rows = Finding.objects.filter(unit__in=data.units, ended=0, plea=None, outcome=Outcome.BREAKS, rule__in=binding)
    broken = defaultdict(set)
    for unit, rule in rows.values_list("unit", "rule"):
        broken[unit].add(rule)
    return {unit: Count(len(binding) - len(broken[unit]), len(binding)) for unit in data.units}


FIGURES: dict[str, Callable[[Field], dict[int, Count]]] = {
    "evaluation.verified": verified,
    "evaluation.on_time": on_time,
    "evaluation.confirmed": confirmed,
    "evaluation.carried_out": carried_out,
    "evaluation.in_order": in_order,
}


def _count(
    data: Field, counts: Callable[[supervision.Checked], bool], good: Callable[[supervision.Checked], int]
) -> dict[int, Count]:
    found = {}
    for unit, rows in data.checked().items():
        judged = [row for row in rows if counts(row)]
        found[unit] = Count(sum(good(row) for row in judged), len(judged))
    return found
