"""措辞: a verdict or finding in words: clause, subject, reason with inputs, next step. Names are fetched set-wise."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation import selectors as organisation
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.rulebook.engine import registry
from xiaoheng.ground.rulebook.engine.rule import Reason, Rule
from xiaoheng.ground.rulebook.models import Clause, Plea
from xiaoheng.ground.rulebook.subjects import SUBJECTS
from xiaoheng.ground.rulebook.words import Outcome, Strength
from xiaoheng.lib import clock


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
    plea: Plea | None  # the exception in force


def worded(rows: Iterable[Any], on: date) -> list[Worded]:
    """Rows in words, in their own order; a rule that is no longer registered is left out."""
    known = [row for row in rows if row.rule in registry.rules()]
    names, clauses = _names(known), clause_labels({registry.rules()[row.rule].clause for row in known})
    if on < clock.today():
        _as_called(names, on)
    excused = {key for row in known if (key := getattr(row, "plea_id", None))}
    pleas = Plea.objects.in_bulk(excused) if excused else {}
    return [_worded(row, on, names, clauses, pleas) for row in known]


def clause_labels(keys: set[str]) -> Mapping[str, str]:
    """Title and label of clauses."""
    return {clause.key: str(clause) for clause in _clauses(keys)}


def period_name(period: int, every: str) -> str:
    """2023年第1季度, 2023年3月, 2023年."""
    year, month = divmod(period, 100)
    if every == "quarter":
        return _("%(year)d年第%(quarter)d季度") % {"year": year, "quarter": (month + 2) // 3}
    if every == "month":
        return _("%(year)d年%(month)d月") % {"year": year, "month": month}
    return _("%(year)d年") % {"year": year}


def _worded(
    row: Any, on: date, names: Mapping[tuple[str, int], Any], clauses: Mapping[str, str], pleas: Mapping[int, Plea]
) -> Worded:
    rule = registry.rules()[row.rule]
    reason: Reason = rule.reasons[row.detail]
    unit: Unit = names["unit", _unit_of(row)]
    subject = _name(row.subject_kind, names.get((row.subject_kind, row.subject)))
    inputs = {
        "was": row.was,
        "need": row.need,
        "since": _day(row.since) if row.since else "",
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
        plea=pleas.get(getattr(row, "plea_id", None) or 0),
    )


def _day(day: date) -> str:
    return _("%(year)d年%(month)d月%(day)d日") % {"year": day.year, "month": day.month, "day": day.day}


def _unit_of(row: Any) -> int:
    return int(getattr(row, "unit_id", None) or row.unit)


def _names(rows: list[Any]) -> dict[tuple[str, int], Any]:
    """Units and subjects that the rows name: one query for each kind of subject, whatever the number of rows."""
    wanted: dict[str, set[int]] = {kind: set() for kind in SUBJECTS}
    wanted["unit"] = {_unit_of(row) for row in rows}
    for row in rows:
        wanted[row.subject_kind].add(row.subject)
    found: dict[tuple[str, int], Any] = {}
    for kind, subject in SUBJECTS.items():
        keys = sorted(wanted[kind])
        for start in range(0, len(keys), 5000):
            for one in subject.rows.filter(pk__in=keys[start : start + 5000]):
                found[kind, one.pk] = one
    return found


def _as_called(names: dict[tuple[str, int], Any], on: date) -> None:
    """Units and organisations under the names they bore on a past day."""
    pks: dict[str, list[int]] = {kind: [pk for of, pk in names if of == kind] for kind in ("unit", "org")}
    for kind, called in zip(pks, organisation.names_on(on, pks["unit"], pks["org"]), strict=True):
        for pk, name in called.items():
            names[kind, pk].name = name


def _name(kind: str, subject: Any) -> str:
    return SUBJECTS[kind].called(subject) if subject is not None else ""


def _clauses(keys: set[str]) -> Iterable[Clause]:
    return Clause.objects.filter(key__in=keys).select_related("regulation")
