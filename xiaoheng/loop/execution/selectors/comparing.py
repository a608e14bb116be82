"""减负对照: what one report an item and occurrence would have cost schools, beside what they really entered."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.loop.execution.models import (
    Answer,
    Assignment,
    Directive,
    DirectiveItem,
    Extension,
    Handover,
    Part,
    Target,
)
from xiaoheng.loop.execution.selectors.cells import binds, reach_of
from xiaoheng.loop.execution.selectors.directives import targets
from xiaoheng.loop.execution.selectors.efforts import WHOLE, WRITTEN, efforts
from xiaoheng.loop.execution.selectors.joint import joint
from xiaoheng.loop.execution.selectors.occurrences import Occurrence, occurrences
from xiaoheng.loop.execution.words import AssignmentState, Effort, PartState, TargetState

Key = tuple[int, int, date]  # item, school, first day of the occurrence
EXEMPT = AssignmentState.EXEMPT


@dataclass(frozen=True)
class Span:
    """对照范围: an order's occurrences that fall due from day to day (both included), of all schools in sight or one."""

    directive: Directive
    since: date
    until: date
    school: Unit | None = None

    def periods(self, item: DirectiveItem) -> list[Occurrence]:
        """The occurrences of an item in it; what has no day is due at the order's end."""
        every = occurrences(self.directive, item)
        return [one for one in every if self.since <= (one.due or self.directive.until) <= self.until]


@dataclass(frozen=True)
class Demand:
    """一份应报: one occurrence of one item, asked of one school."""

    item: DirectiveItem
    unit: int
    start: date
    due: date | None

    @property
    def key(self) -> Key:
        """How its assignment is found."""
        return self.item.pk, self.unit, self.start


@dataclass
class Line:
    """一项对照: reports asked, occurrences answered, answers by effort."""

    item: DirectiveItem
    asked: int = 0
    answered: int = 0
    efforts: Counter[str] = field(default_factory=Counter)

    @property
    def open(self) -> int:
        """Not answered yet."""
        return self.asked - self.answered

    @property
    def before(self) -> int:
        """Minutes, had each occurrence answered been a report."""
        return self.answered * self.item.minutes

    @property
    def now(self) -> int:
        """Minutes of the answers that took a report's work; a choice is counted, not timed."""
        return sum(self.efforts[one] for one in WHOLE) * self.item.minutes

    @property
    def written(self) -> int:
        """Answers for which something was typed or uploaded."""
        return sum(self.efforts[one] for one in WRITTEN)


@dataclass(frozen=True)
class Comparison:
    """对照: item by item, with the acts that are no answers; every total is the sum of its lines."""

    lines: Sequence[Line]
    schools: int
    acts: Mapping[str, int]

    @property
    def total(self) -> Mapping[str, int]:
        """合计 by column."""
        names = ("asked", "answered", "open", "before", "now", "written")
        found = {name: sum(getattr(line, name) for line in self.lines) for name in names}
        return found | {str(one): sum(line.efforts[one] for line in self.lines) for one in Effort}

    @property
    def mean(self) -> Mapping[str, float]:
        """平均每校 of each total, to one decimal."""
        return {name: round(n / (self.schools or 1), 1) for name, n in self.total.items()}


def compare(viewer: Viewer, span: Span) -> Comparison:
    """减负对照 of an order, over the schools in scope; as many queries whatever its size."""
    lines = {item.pk: Line(item) for item in _items(span)}
    asked = demands(viewer, span)
    for demand in asked:
        lines[demand.item.pk].asked += 1
    seen: set[Key] = set()
    for _pk, key, effort in answers(viewer, span, asked):
        lines[key[0]].efforts[effort] += 1
        lines[key[0]].answered += key not in seen
        seen.add(key)
    done = {verb: rows.count() for verb, rows in acts(viewer, span).items()}
    shown = [line for line in lines.values() if line.item.ended_on is None or line.asked]
    return Comparison(shown, _targets(viewer, span).count(), done)


def demands(viewer: Viewer, span: Span) -> list[Demand]:
    """应报: each occurrence asked of each school, a joint branch's once; exempt ones are not asked.

    Of an item that an amendment has ended, what was answered before was asked.
    """
    items = _items(span)
    units = list(_targets(viewer, span).values_list("unit", "joined_on"))
    named, shared, given = reach_of(items), joint(items), _given(items)
    found = []
    for item in items:
        for one in span.periods(item):
            for unit, joined in units:
                key = (item.pk, unit, one.start)
                late = joined is not None and one.due is not None and one.due < joined
                free = late or shared.lead(item, unit) is not None or not binds(item, unit, named)
                if not free and given.get(key) != EXEMPT and (item.ended_on is None or key in given):
                    found.append(Demand(item, unit, one.start, one.due))
    return found


def answers(viewer: Viewer, span: Span, demanded: Sequence[Demand] | None = None) -> list[tuple[int, Key, str]]:
    """作答 to what was asked: key of the submission, what it answers, its effort; in the order they were given."""
    asked = {demand.key for demand in (demands(viewer, span) if demanded is None else demanded)}
    rows = efforts(viewer).filter(assignment__item__directive=span.directive).order_by("pk")
    told = rows.values_list("pk", "assignment__item", "assignment__unit", "assignment__occurrence", "effort")
    return [(pk, (item, unit, start), effort) for pk, item, unit, start, effort in told if (item, unit, start) in asked]


def acts(viewer: Viewer, span: Span) -> dict[str, QuerySet[Any]]:
    """其他办理: what schools did about the order besides answering, by verb."""
    units = _targets(viewer, span).order_by().values("unit")
    of = {"assignment__item__directive": span.directive, "assignment__unit__in": units}
    parts = Part.objects.filter(**of)
    return {
        "execution.sign": _targets(viewer, span).filter(state=TargetState.SIGNED),
        "execution.extend": Extension.objects.filter(**of),
        "execution.hand_over": Handover.objects.filter(**of),
        "execution.share": parts,
        "execution.complete": parts.filter(state=PartState.DONE),
        "execution.answer": Answer.objects.filter(**of),
    }


def _items(span: Span) -> list[DirectiveItem]:
    return list(span.directive.items.all())


def _given(items: Sequence[DirectiveItem]) -> dict[Key, str]:
    """What is no longer implied: exempt assignments, and those that were answered."""
    rows = Assignment.objects.filter(Q(state=EXEMPT) | Q(submissions__isnull=False), item__in=items).distinct()
    return {
        (item, unit, start): state
        for item, unit, start, state in rows.values_list("item", "unit", "occurrence", "state")
    }


def _targets(viewer: Viewer, span: Span) -> QuerySet[Target]:
    rows = targets(viewer, span.directive)
    return rows.filter(unit=span.school) if span.school else rows
