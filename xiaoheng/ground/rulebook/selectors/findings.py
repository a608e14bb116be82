"""结论查询: open findings in sight, filtered and counted in the database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Case, CharField, Count, Q, QuerySet, Value, When

from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.selectors import in_scope, visible_unit_ids
from xiaoheng.ground.rulebook.engine import registry
from xiaoheng.ground.rulebook.engine.rule import Rule
from xiaoheng.ground.rulebook.models import Clause, Finding, ParameterValue
from xiaoheng.ground.rulebook.words import Outcome

FILTERS = {
    "rule": "rule",
    "strength": "strength",
    "outcome": "outcome",
    "excused": "excused",
    "zone": "unit__school__zone",
    "stage": "unit__school__stage",
}

ORDER = (Outcome.BREAKS, Outcome.UNKNOWN, Outcome.SOON)


def findings(viewer: Viewer, asked: Mapping[str, object] | None = None) -> QuerySet[Finding]:
    """检查结论: open ones in scope, by outcome, rule and school; `asked` filters by FILTERS, empty values do not.

    Those that an exception excuses are among them; `counted` leaves them out.
    """
    rows = Finding.objects.filter(in_scope(viewer), ended=0, rule__in=list(registry.rules()))
    rows = rows.alias(excused=Case(When(plea=None, then=Value("no")), default=Value("yes"), output_field=CharField()))
    wanted = {FILTERS[name]: value for name, value in (asked or {}).items() if value}
    return rows.filter(**wanted).select_related("unit").order_by("outcome", "rule", "unit__code", "period", "id")


def counted(rows: QuerySet[Finding]) -> QuerySet[Finding]:
    """计数的结论: without those that an exception excuses today. What is counted anywhere is counted by this."""
    return rows.filter(plea=None)


@dataclass(frozen=True)
class Tally:
    """One rule with its open findings counted by outcome, those excused apart."""

    rule: Rule
    clause: Clause | None
    breaks: int
    unknown: int
    soon: int
    excused: int


def tallies(rows: QuerySet[Finding]) -> list[Tally]:
    """按规则计数: rules that have findings among the rows, in the order of rules."""
    grouped = rows.order_by().values("rule", "outcome").annotate(n=Count("pk"), apart=Count("plea"))
    found = {(row["rule"], row["outcome"]): (row["n"], row["apart"]) for row in grouped}
    rules = [rule for rule in registry.rules().values() if any((rule.id, outcome) in found for outcome in Outcome)]
    clauses = Clause.objects.filter(key__in={rule.clause for rule in rules}).select_related("regulation")
    known = {clause.key: clause for clause in clauses}
    return [
        _tally(rule, known.get(rule.clause), [found.get((rule.id, one), (0, 0)) for one in ORDER]) for rule in rules
    ]


def _tally(rule: Rule, clause: Clause | None, counts: Sequence[tuple[int, int]]) -> Tally:
    breaks, unknown, soon = (every - apart for every, apart in counts)
    return Tally(rule, clause, breaks, unknown, soon, sum(apart for _every, apart in counts))


def values_of(viewer: Viewer, keys: Sequence[str]) -> QuerySet[ParameterValue]:
    """参数取值: dated values of some parameters that hold for units in scope, or were set inside it."""
    seen = visible_unit_ids(viewer)
    near = Q(unit__isnull=True) | Q(unit__in=seen) | Q(unit__down__unit__in=seen)
    rows = ParameterValue.objects.filter(near, parameter__key__in=keys).distinct()
    related = rows.select_related("parameter", "unit", "clause__regulation")
    return related.order_by("parameter__key", "unit__code", "since")
