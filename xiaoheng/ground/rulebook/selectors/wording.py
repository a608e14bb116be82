"""措辞: a verdict or finding in words: clause, subject, reason with inputs, next step. Names are fetched set-wise."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.models import PartyOrg, Person, Unit
from xiaoheng.ground.rulebook.engine import registry
from xiaoheng.ground.rulebook.engine.rule import Reason, Rule
from xiaoheng.ground.rulebook.models import Clause
from xiaoheng.ground.rulebook.words import Outcome, Strength


class Judged(Protocol):
    """What a verdict and a finding have in common."""

    @property
    def rule(self) -> str: ...
    @property
    def subject_kind(self) -> str: ...
    @property
    def subject(self) -> int: ...
    @property
    def period(self) -> int: ...
    @property
    def was(self) -> int: ...
    @property
    def need(self) -> int: ...
    @property
    def since(self) -> date | None: ...
    @property
    def detail(self) -> str: ...


@dataclass(frozen=True)
class Worded:
    """一条结论 in words."""

    row: Any
    rule: Rule
    unit: Unit
    subject: str
    name: str
    reason: str
    remedy: str
    clause: str
    strength: Any
    outcome: Any
    as_of: date


def worded(rows: Iterable[Any], on: date) -> list[Worded]:
    """Rows in words, in their own order; a rule that is no longer registered is left out."""
    known = [row for row in rows if row.rule in registry.rules()]
    names, clauses = _names(known), clause_labels()
    return [_worded(row, on, names, clauses) for row in known]


def clause_labels() -> Mapping[str, str]:
    """Title and label of every clause that a rule names."""
    keys = {rule.clause for rule in registry.rules().values()}
    return {clause.key: f"《{clause.regulation.title}》{clause.label}" for clause in _clauses(keys)}


def period_name(period: int, every: str) -> str:
    """2023年第1季度, 2023年3月, 2023年."""
    year, month = divmod(period, 100)
    if every == "quarter":
        return _("%(year)d年第%(quarter)d季度") % {"year": year, "quarter": (month + 2) // 3}
    if every == "month":
        return _("%(year)d年%(month)d月") % {"year": year, "month": month}
    return _("%(year)d年") % {"year": year}


def _worded(row: Any, on: date, names: Mapping[tuple[str, int], Any], clauses: Mapping[str, str]) -> Worded:
    rule = registry.rules()[row.rule]
    reason: Reason = rule.reasons[row.detail]
    unit: Unit = names["unit", _unit_of(row)]
    subject = str(names.get((row.subject_kind, row.subject), ""))
    inputs = {
        "was": row.was,
        "need": row.need,
        "since": row.since.isoformat() if row.since else "",
        "period": period_name(row.period, rule.every) if row.period else "",
        "subject": subject,
        "unit": unit.name,
    }
    return Worded(
        row=row,
        rule=rule,
        unit=unit,
        subject=subject,
        name=_(reason.name),
        reason=_(reason.text).format(**inputs),
        remedy=_(reason.remedy).format(**inputs),
        clause=clauses.get(rule.clause, rule.clause),
        strength=Strength(reason.strength).label,
        outcome=Outcome(reason.outcome),
        as_of=getattr(row, "as_of", on),
    )


def _unit_of(row: Any) -> int:
    return int(getattr(row, "unit_id", None) or row.unit)


def _names(rows: list[Any]) -> dict[tuple[str, int], Any]:
    """Units, organisations and people that the rows name: three queries at most."""
    wanted: dict[str, set[int]] = {"unit": {_unit_of(row) for row in rows}, "org": set(), "person": set()}
    for row in rows:
        wanted[row.subject_kind].add(row.subject)
    found: dict[tuple[str, int], Any] = {}
    for kind, model in (("unit", Unit), ("org", PartyOrg), ("person", Person)):
        for start in range(0, len(keys := sorted(wanted[kind])), 5000):
            for one in model.objects.filter(pk__in=keys[start : start + 5000]):
                found[kind, one.pk] = one
    return found


def _clauses(keys: set[str]) -> Iterable[Clause]:
    return Clause.objects.filter(key__in=keys).select_related("regulation")
