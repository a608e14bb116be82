"""条款查询: texts by level with their clauses, and what rests on each."""

from dataclasses import dataclass, field

from django.db.models import QuerySet

from xiaoheng.ground.rulebook.engine import registry
from xiaoheng.ground.rulebook.engine.rule import Rule
from xiaoheng.ground.rulebook.models import Clause, Parameter, ParameterValue, Regulation
from xiaoheng.ground.rulebook.words import Level


@dataclass
class Resting:
    """条款 with the rules and the parameters that rest on it."""

    clause: Clause
    rules: list[Rule] = field(default_factory=list)
    parameters: list[Parameter] = field(default_factory=list)


def texts() -> list[tuple[str, list[tuple[Regulation, list[Resting]]]]]:
    """制度条款: (level, texts), the highest level first; three queries."""
    rows = {clause.pk: Resting(clause) for clause in Clause.objects.order_by("key")}
    keys = {one.clause.key: one for one in rows.values()}
    for rule in registry.rules().values():
        if rule.clause in keys:
            keys[rule.clause].rules.append(rule)
    for value in _sources():
        resting = rows[value.clause_id or 0].parameters
        if value.parameter not in resting:
            resting.append(value.parameter)
    clauses: dict[int, list[Resting]] = {}
    for one in rows.values():
        clauses.setdefault(one.clause.regulation_id, []).append(one)
    by_level: dict[str, list[tuple[Regulation, list[Resting]]]] = {level: [] for level in Level.values}
    for text in Regulation.objects.order_by("key"):
        by_level[text.level].append((text, clauses.get(text.pk, [])))
    return [(str(Level(level).label), found) for level, found in by_level.items() if found]


def _sources() -> QuerySet[ParameterValue]:
    return ParameterValue.objects.filter(clause__isnull=False).select_related("parameter").order_by("parameter__key")
