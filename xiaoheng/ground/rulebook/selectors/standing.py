"""结论计数: units that are not in order, counted by reason, by rule, by county. Each number is a number of units."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.rulebook.engine import registry
from xiaoheng.ground.rulebook.engine.rule import Reason, Rule
from xiaoheng.ground.rulebook.models import Finding
from xiaoheng.ground.rulebook.words import Outcome

WORST = (Outcome.BREAKS, Outcome.UNKNOWN, Outcome.SOON)


@dataclass(frozen=True)
class Standing:
    """One way a rule fails, and in how many units."""

    rule: Rule
    detail: str
    units: int

    @property
    def reason(self) -> Reason:
        """The reason with its name and next step."""
        return self.rule.reasons[self.detail]


def open_in(units: QuerySet[Unit]) -> QuerySet[Finding]:
    """未了结论: open findings of some units, of rules that are registered; those an exception excuses are left out."""
    return _registered().filter(unit__in=units.order_by().values("pk")).order_by()


def standings(units: QuerySet[Unit]) -> list[Standing]:
    """按情形计数: units by rule and reason, the most frequent first."""
    rows = open_in(units).values("rule", "detail").annotate(n=Count("unit", distinct=True))
    known = [
        Standing(registry.rules()[row["rule"]], row["detail"], row["n"])
        for row in rows.order_by("-n", "rule", "detail")
        if row["detail"] in registry.rules()[row["rule"]].reasons
    ]
    return sorted(known, key=lambda one: WORST.index(Outcome(one.reason.outcome)))


def by_rule(units: QuerySet[Unit]) -> dict[str, dict[str, int]]:
    """按规则计数: rule → outcome → units."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for row in open_in(units).values("rule", "outcome").annotate(n=Count("unit", distinct=True)):
        found[row["rule"]][row["outcome"]] = row["n"]
    return found


def by_county(units: QuerySet[Unit]) -> dict[str, dict[str, int]]:
    """按县计数: code of the county → outcome → units. A look for each unit and outcome, not a count of all findings."""
    here = _registered().filter(unit=OuterRef("pk"))
    counted = {str(one): Count("pk", filter=Exists(here.filter(outcome=one))) for one in WORST}
    rows: QuerySet[Any] = units.order_by().values("log").annotate(**counted)
    return {row["log"]: {one: row[one] for one in counted if row[one]} for row in rows}


def worst_by_rule(units: list[int]) -> dict[tuple[int, str], str]:
    """校×规: the worst outcome of each rule in each of some units (one page of them); what holds is not there."""
    found: dict[tuple[int, str], str] = {}
    rows = _registered().filter(unit__in=units).order_by()
    for unit, rule, outcome in rows.values_list("unit", "rule", "outcome").distinct():
        held = found.get((unit, rule), outcome)
        found[unit, rule] = min(held, outcome, key=lambda one: WORST.index(Outcome(one)))
    return found


def _registered() -> QuerySet[Finding]:
    """Open, not excused, of registered rules: by an expression, else an index is asked for each rule in turn."""
    rows = Finding.objects.alias(known=Coalesce("rule", Value("")))
    return rows.filter(ended=0, plea=None, known__in=list(registry.rules()))


def failing(units: QuerySet[Unit], finding: str = "", outcome: str = "") -> QuerySet[Unit]:
    """名单: the units behind a number: `finding` is a rule, or rule:reason; the list and the number agree."""
    rule, _colon, detail = finding.partition(":")
    asked = {"findings__rule": rule, "findings__detail": detail, "findings__outcome": outcome}
    wanted = Q(findings__ended=0, findings__plea=None, findings__rule__in=list(registry.rules()))
    wanted &= Q(**{name: value for name, value in asked.items() if value})
    return units.filter(pk__in=Unit.objects.filter(wanted).values("pk"))
