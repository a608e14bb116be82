"""上级总览: one line for each county below a city or province; every number leads to that county's own page or list."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.home.cockpit.coverage import KEY, target_on
from xiaoheng.doors.desk.home.cockpit.exceptions import Notable, by_area
from xiaoheng.doors.desk.home.forms import PlaceFilter
from xiaoheng.ground.organisation import selectors as organisation
from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.rulebook import selectors as rulebook
from xiaoheng.ground.rulebook.figures.coverage import coverage_by_county
from xiaoheng.ground.rulebook.words import Outcome
from xiaoheng.lib import clock
from xiaoheng.loop.correction import selectors as correction
from xiaoheng.loop.correction.words import ProblemState

DRAWN = 40  # more bars than this say nothing


@dataclass
class Line:
    """One county: schools, schools by outcome, covered over base, open problems and those overdue."""

    code: str
    name: str
    url: str = ""
    schools: int = 0
    outcomes: Mapping[str, int] = field(default_factory=dict)
    covered: int = 0
    base: int = 0
    problems: int = 0
    overdue: int = 0

    @property
    def cells(self) -> list[tuple[int, str]]:
        """不符合, 无法判断, 提醒, each with its list."""
        listed = f"{reverse('desk:schools')}?county={self.code}&outcome=" if self.url else ""
        return [(self.outcomes.get(one, 0), listed and f"{listed}{one}") for one in rulebook.WORST]

    @property
    def percent(self) -> str:
        """覆盖率 of the county, cut off."""
        if not self.base:
            return "—"
        permille = self.covered * 1000 // self.base
        return f"{permille // 10}.{permille % 10}%"

    def share(self) -> Fraction:
        """For sorting: no base comes last."""
        return Fraction(self.covered, self.base) if self.base else Fraction(2)


def region(viewer: Viewer, form: PlaceFilter) -> dict[str, Any]:
    """上级总览: everything the page shows, a fixed number of queries whatever the number of schools."""
    schools = form.narrow(organisation.schools_by_log(viewer))
    lines = _lines(viewer, form, schools)
    listed = reverse("desk:schools")
    ways = [
        Notable(
            _(one.reason.name),
            one.units,
            f"{listed}?{form.said(finding=f'{one.rule.id}:{one.detail}')}",
            "red",
            one.rule.id,
        )
        for one in rulebook.standings(schools)
        if one.reason.outcome == Outcome.BREAKS
    ]
    top = form.counties[0].superior if form.counties else None
    return {
        "lines": lines,
        "said": form.said(),
        "total": _total(lines),
        "ways": by_area(ways),
        "target": target_on(top, clock.today()) if top else None,
        "coming": rulebook.upcoming(KEY, top, clock.today()) if top else None,
        "chart": _chart(lines) if len(lines) <= DRAWN else None,
    }


def _lines(viewer: Viewer, form: PlaceFilter, schools: QuerySet[Unit]) -> list[Line]:
    """Counties by code, then schools that stand under a city or province itself."""
    address = reverse("desk:overview")
    lines = {one.code: Line(one.code, one.name, f"{address}?{form.said(county=one.code)}") for one in form.counties}
    counted = {row["log"]: row["n"] for row in schools.order_by().values("log").annotate(n=Count("pk"))}
    for code, name in Unit.objects.filter(code__in=set(counted) - set(lines)).values_list("code", "name"):
        lines[code] = Line(code, _("%(name)s直属学校") % {"name": name})
    outcomes, covered = rulebook.by_county(schools), coverage_by_county(schools, clock.today())
    problems = _problems(viewer, schools)
    for code, line in lines.items():
        line.schools, line.outcomes = counted.get(code, 0), outcomes.get(code, {})
        line.covered, line.base = covered.get(code, (0, 0))
        line.problems, line.overdue = problems.get(code, (0, 0))
    return list(lines.values())


def _problems(viewer: Viewer, schools: QuerySet[Unit]) -> dict[str, tuple[int, int]]:
    """Open problems and overdue ones by county."""
    rows = correction.problems(viewer).exclude(state=ProblemState.CLOSED).order_by()
    rows = rows.filter(unit__in=schools.order_by().values("pk"))
    late = Count("pk", filter=Q(correction.overdue()))
    counted = rows.values("unit__log").annotate(n=Count("pk"), late=late)
    return {row["unit__log"]: (row["n"], row["late"]) for row in counted}


def _total(lines: list[Line]) -> Line:
    """合计: every column added up."""
    outcomes = {str(one): sum(line.outcomes.get(one, 0) for line in lines) for one in rulebook.WORST}
    sums = {name: sum(getattr(line, name) for line in lines) for name in TOTALLED}
    return Line("", _("合计"), outcomes=outcomes, **sums)


def _chart(lines: list[Line]) -> dict[str, Any]:
    shown = sorted(lines, key=Line.share)
    values = [line.covered * 1000 // line.base / 10 if line.base else None for line in shown]
    return {
        "title": _("各县（区）覆盖率"),
        "axis": _("县（区）"),
        "unit": "%",
        "kind": "bar",
        "labels": [line.name for line in shown],
        "series": [{"name": _("覆盖率"), "values": values}],
    }


TOTALLED = ("schools", "covered", "base", "problems", "overdue")
