"""进展: what a school has entered of a campaign beside what is asked; as many queries for one school as for all."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Max, Sum
from django.db.models.functions import TruncMonth
from django.utils.translation import gettext as _

from xiaoheng.ground.rulebook.selectors import NoValue
from xiaoheng.loop.execution.campaigns.models import (
    Award,
    Campaign,
    Counter,
    Entrant,
    Paper,
    Stage,
    Step,
    Tally,
    Template,
)
from xiaoheng.loop.execution.campaigns.selectors.days import due
from xiaoheng.loop.execution.campaigns.selectors.measures import measured, share
from xiaoheng.loop.execution.campaigns.words import How, Level


@dataclass(frozen=True)
class Line:
    """一项计数: reached of expected; None where the template expects no number."""

    counter: Counter
    reached: int
    expected: int | None
    due: date | None = None  # where the number has a day of its own

    @property
    def met(self) -> bool:
        """Whether as many as expected, where a number is."""
        return self.expected is None or self.reached >= self.expected


@dataclass
class Standing:
    """一校进展."""

    stages: list[tuple[Stage, date | None]] = field(default_factory=list)
    papers: dict[str, int] = field(default_factory=dict)  # asked → how many are there
    lines: list[Line] = field(default_factory=list)
    levels: dict[str, int] = field(default_factory=dict)  # awards of each level
    dues: dict[str, date] = field(default_factory=dict)  # stage → its own day, where it has one
    unsaid: list[str] = field(default_factory=list)  # what the school has not laid down of its part

    @property
    def rows(self) -> list[tuple[Stage, date | None, date | None]]:
        """各阶段: when it was done, and by when it is to be."""
        return [(stage, day, self.dues.get(stage.key)) for stage, day in self.stages]

    @property
    def awards(self) -> int:
        """How many were won."""
        return sum(self.levels.values())

    @property
    def done(self) -> int:
        """Stages that were reached."""
        return sum(1 for _stage, day in self.stages if day)

    @property
    def missing(self) -> list[str]:
        """还缺: what was to be laid down, stages, papers and numbers in words, in the order of the template."""
        stages = [stage.title for stage, day in self.stages if day is None]
        papers = [_("材料“%(name)s”") % {"name": name} for name, there in self.papers.items() if not there]
        numbers = [
            _("%(title)s%(reached)d/%(expected)d%(unit)s")
            % {
                "title": one.counter.title,
                "reached": one.reached,
                "expected": one.expected,
                "unit": one.counter.measure,
            }
            for one in self.lines
            if not one.met
        ]
        return [*self.unsaid, *stages, *papers, *numbers]


def standings(campaign: Campaign, rows: Sequence[Entrant]) -> dict[int, Standing]:
    """各校进展 of schools in one campaign, by the entrant's key."""
    template, keys = campaign.template, [row.pk for row in rows]
    steps = {(one.entrant_id, one.stage): one.done_on for one in Step.objects.filter(entrant__in=keys)}
    papers = _counted(Paper.objects.filter(entrant__in=keys).values_list("entrant", "name").annotate(n=Count("pk")))
    reached, expected = _reached(keys), _expected(campaign, rows)
    dues = {stage.key: day for stage in template.stages if (day := due(campaign, stage))}
    counters, awards = [(one, due(campaign, one)) for one in template.counters], _awarded(keys)
    return {
        row.pk: Standing(
            stages=[(stage, steps.get((row.pk, stage.key))) for stage in template.stages],
            papers={name: papers.get((row.pk, name), 0) for name in template.papers},
            lines=[
                Line(one, reached[row.pk, one.key].get(one.how, 0), expected[one.key].get(row.unit_id), day)
                for one, day in counters
            ],
            levels=awards[row.pk],
            dues=dues,
            unsaid=_unsaid(template, row),
        )
        for row in rows
    }


@dataclass(frozen=True)
class Total:
    """合计 of one counter over all schools; `schools` = how many have what is expected of them."""

    counter: Counter
    reached: int
    expected: int | None
    schools: int


def summary(found: Iterable[Standing], counters: Sequence[Counter]) -> list[Total]:
    """各项合计: what schools reached and what was expected of them add up, line by line."""
    rows = list(found)
    return [
        Total(
            counter,
            sum(row.lines[place].reached for row in rows),
            sum(row.lines[place].expected or 0 for row in rows) if counter.expect is not None else None,
            sum(row.lines[place].met for row in rows),
        )
        for place, counter in enumerate(counters)
    ]


def honours(found: Iterable[Standing]) -> list[tuple[str, int, int]]:
    """获奖合计: of each level, the highest first, how many, and of how many schools."""
    rows = list(found)
    counted = [
        (str(level.label), sum(row.levels.get(level, 0) for row in rows), sum(level in row.levels for row in rows))
        for level in reversed(Level)
    ]
    return [one for one in counted if one[1]]


def _awarded(keys: Sequence[int]) -> dict[int, dict[str, int]]:
    found: dict[int, dict[str, int]] = defaultdict(dict)
    rows = Award.objects.filter(entrant__in=keys).order_by().values_list("entrant", "level")
    for entrant, level, number in rows.annotate(n=Count("pk")):
        found[entrant][level] = number
    return found


def _unsaid(template: Template, row: Entrant) -> list[str]:
    """What the template asks each school to lay down for itself, and it has not."""
    asked = (
        (template.owners and row.owner_id is None, _("责任主体")),
        (template.says("theme") and not row.theme, template.says("theme")),
        (template.choices and not row.choice, _("类型")),
        (template.says("mentor") and row.mentor_id is None, _("指导人")),
    )
    return [str(name) for is_open, name in asked if is_open]


def _counted(rows: Iterable[tuple[int, str, int]]) -> dict[tuple[int, str], int]:
    return {(entrant, name): number for entrant, name, number in rows}


def _reached(keys: Sequence[int]) -> dict[tuple[int, str], dict[str, int]]:
    rows = Tally.objects.filter(entrant__in=keys).order_by().values_list("entrant", "counter")
    put = rows.annotate(
        total=Sum("number"), most=Max("number"), days=Count("held_on", distinct=True),
        months=Count(TruncMonth("held_on"), distinct=True),
    )  # fmt: skip
    found: dict[tuple[int, str], dict[str, int]] = defaultdict(dict)
    for entrant, counter, total, most, days, months in put:
        found[entrant, counter] = {How.SUM: total, How.MOST: most, How.DAYS: days, How.MONTHS: months}
    return found


def _expected(campaign: Campaign, rows: Sequence[Entrant]) -> dict[str, dict[int, int]]:
    """Of each counter what is expected of each school; empty where nothing is."""
    units = [row.unit_id for row in rows]
    found: dict[str, dict[int, int]] = {}
    for one in campaign.template.counters:
        try:
            found[one.key] = _numbers(one, campaign, units)
        except NoValue:  # the parameter that the template names has no value yet: nothing can be expected
            found[one.key] = {}
    return found


def _numbers(counter: Counter, campaign: Campaign, units: Sequence[int]) -> dict[int, int]:
    if counter.expect is None:
        return {}
    if isinstance(counter.expect, int):
        return dict.fromkeys(units, counter.expect)
    base = measured(counter.expect, units, campaign.unit)
    return {unit: share(base.get(unit, 0), counter.percent, campaign.unit) for unit in units}
