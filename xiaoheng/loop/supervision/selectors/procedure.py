"""议事程序: which schools' meetings were not in order over a period, by rule; each number leads to the meetings."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import BigIntegerField, Count, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet

from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.rulebook.engine import registry
from xiaoheng.ground.rulebook.engine.rule import Rule
from xiaoheng.ground.rulebook.models import Finding
from xiaoheng.ground.rulebook.words import Outcome
from xiaoheng.loop.decisions.models import AgendaItem, Meeting, Resolution
from xiaoheng.loop.decisions.words import DECIDING, MeetingState
from xiaoheng.loop.execution.models import Task

# Rules over meetings and what comes of them, in the order of the work: before, at, after the meeting, and the rhythm.
FAULTS = ("B-01", "B-05", "B-03", "Q-1", "Q-2", "Q-3", "Q-8", "B-14", "B-16", "B1-1", "B1-2")
FOUND = (Outcome.BREAKS, Outcome.UNKNOWN)
MONTH = 1_000_000  # above every yyyymm: one number for subject and period


@dataclass(frozen=True)
class Period:
    """期间: first and last day, both included."""

    since: date
    until: date

    @property
    def months(self) -> tuple[int, int]:
        """First and last month as yyyymm."""
        return self.since.year * 100 + self.since.month, self.until.year * 100 + self.until.month


@dataclass(frozen=True)
class Cell:
    """校×规: how often the rule was not kept; `left` are open today, the others have been put right or are over."""

    every: int
    left: int


def fault_rules() -> list[Rule]:
    """程序规则 that are registered, in the order of the columns."""
    return [registry.rules()[rule] for rule in FAULTS if rule in registry.rules()]


def faults(units: QuerySet[Unit] | Iterable[int], period: Period) -> QuerySet[Finding]:
    """程序瑕疵: findings of the period, open or closed, without those that an exception excuses.

    A finding belongs to the month it judges; one without a month to the day on which it came up. One that closed and
    came again for the same subject and month is one.
    """
    first, last = period.months
    judged = Q(period__gte=first, period__lte=last)
    dated = Q(period=0, opened_on__gte=period.since, opened_on__lte=period.until)
    rows = Finding.objects.filter(judged | dated, rule__in=FAULTS, outcome__in=FOUND, plea=None)
    if isinstance(units, QuerySet):
        return rows.filter(unit__in=units.order_by().values_list("pk", flat=True))
    return rows.filter(unit__in=list(units))


def cells(units: Iterable[int], period: Period) -> dict[tuple[int, str], Cell]:
    """矩阵: (unit, rule) → how often; one query whatever the number of schools."""
    rows = _keyed(faults(units, period)).values("unit", "rule").annotate(every=EVERY, left=LEFT)
    return {(row["unit"], row["rule"]): Cell(row["every"], row["left"]) for row in rows}


def totals(units: QuerySet[Unit], period: Period) -> dict[str, tuple[int, int]]:
    """合计: rule → how often, in how many schools."""
    rows = _keyed(faults(units, period)).values("rule").annotate(every=EVERY, schools=Count("unit", distinct=True))
    return {row["rule"]: (row["every"], row["schools"]) for row in rows}


def by_faults(units: QuerySet[Unit], period: Period) -> list[int]:
    """学校次序: keys of the schools, those with the most faults first."""
    rows = _keyed(faults(units, period)).values("unit").annotate(every=EVERY)
    found = {row["unit"]: row["every"] for row in rows}
    keys = units.order_by("code").values_list("pk", flat=True)
    return sorted(keys, key=lambda pk: -found.get(pk, 0))


def held(unit: Unit, period: Period) -> QuerySet[Meeting]:
    """会议: those of both bodies that ended in the period, the latest first, with whether they were checked."""
    rows = Meeting.objects.filter(unit=unit, kind__in=DECIDING, state=MeetingState.CLOSED)
    rows = rows.filter(held_on__gte=period.since, held_on__lte=period.until)
    checked = Exists(Meeting.objects.filter(pk=OuterRef("pk"), spot_check__isnull=False))
    return rows.annotate(is_checked=checked).order_by("-held_on", "-id")


def meetings_of(found: Iterable[Finding]) -> dict[tuple[str, int], Meeting]:
    """所涉会议: of findings by what they speak of, one query a kind; what stands for no meeting has none."""
    wanted: dict[str, set[int]] = {}
    for row in found:
        wanted.setdefault(row.subject_kind, set()).add(row.subject)
    known: dict[tuple[str, int], Meeting] = {}
    for kind, keys in wanted.items():
        if kind in PATHS:
            model, path = PATHS[kind]
            pairs = dict(
                model._default_manager.filter(pk__in=keys, **{f"{path}__isnull": False}).values_list("pk", path)
            )
            rows = Meeting.objects.in_bulk(set(pairs.values()))
            known |= {(kind, key): rows[meeting] for key, meeting in pairs.items()}
    return known


PATHS = {
    "meeting": (Meeting, "pk"),
    "item": (AgendaItem, "meeting"),
    "resolution": (Resolution, "item__meeting"),
    "task": (Task, "resolution__item__meeting"),
}
EVERY, LEFT = Count("key", distinct=True), Count("key", distinct=True, filter=Q(ended=0))


def _keyed(rows: QuerySet[Finding]) -> QuerySet[Finding]:
    key = ExpressionWrapper(F("subject") * MONTH + F("period"), output_field=BigIntegerField())
    return rows.order_by().annotate(key=key)
