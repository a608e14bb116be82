"""校×规: each school against each rule; ✔ holds, ✘ does not, ◐ a date is near, ？ cannot be judged."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from xiaoheng.doors.desk.home.forms import PlaceFilter
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.rulebook import selectors as rulebook
from xiaoheng.ground.rulebook.engine import registry
from xiaoheng.ground.rulebook.engine.rule import Rule
from xiaoheng.ground.rulebook.words import Outcome

MARKS = {
    Outcome.BREAKS: ("✘", "red", _("不符合")),
    Outcome.SOON: ("◐", "amber", _("提醒")),
    Outcome.UNKNOWN: ("？", "grey", _("无法判断")),
}


@dataclass(frozen=True)
class Column:
    """One rule with the number of schools that do not hold it, and the list of them."""

    rule: Rule
    breaks: int
    url: str


def columns(schools: QuerySet[Unit], form: PlaceFilter, everything: bool) -> list[Column]:
    """规则列: the rules under which something is open, or all of them."""
    counted, listed = rulebook.by_rule(schools), reverse("desk:schools")
    return [
        Column(
            rule,
            counted.get(rule.id, {}).get(Outcome.BREAKS, 0),
            f"{listed}?{form.said(finding=rule.id, outcome=Outcome.BREAKS)}",
        )
        for rule in registry.rules().values()
        if everything or rule.id in counted
    ]


def ordered(schools: QuerySet[Unit]) -> QuerySet[Any]:
    """学校次序: those with the most open breaches first."""
    open_ones = Q(findings__ended=0, findings__plea=None, findings__outcome=Outcome.BREAKS)
    return schools.annotate(breaches=Count("findings", filter=open_ones)).order_by("-breaches", "code")


def rows(page: list[Any], shown: list[Column]) -> list[tuple[Any, list[Any]]]:
    """校×规 of one page of schools: a mark for each rule, None where it holds."""
    worst = rulebook.worst_by_rule([school.pk for school in page])
    return [(school, [_mark(worst.get((school.pk, one.rule.id))) for one in shown]) for school in page]


def _mark(outcome: str | None) -> tuple[str, str, Any] | None:
    return MARKS[Outcome(outcome)] if outcome else None
