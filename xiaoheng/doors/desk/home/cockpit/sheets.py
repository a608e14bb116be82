"""导出: the tables of the overview, for the same filter, all schools instead of one page."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from xiaoheng.doors.desk.home.cockpit import ahead, coverage, exceptions, matrix, region
from xiaoheng.doors.desk.home.forms import PlaceFilter
from xiaoheng.doors.reports.grid import Grid
from xiaoheng.ground.organisation import selectors as organisation
from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.rulebook import selectors as rulebook

HOLDS = "✔"


def of_county(viewer: Viewer, form: PlaceFilter, county: Unit, everything: bool) -> Iterator[Grid]:
    """One county: exceptions, matrix, coverage, forecast."""
    schools = form.narrow(organisation.schools(viewer))
    ids = list(schools.order_by().values_list("pk", flat=True))
    found = exceptions.exceptions(viewer, schools, form)
    yield Grid(
        _("需要处理"), [_("情形"), _("规则"), _("数量")], [(str(one.label), one.rule, one.count) for one in found]
    )
    shown = matrix.columns(schools, form, everything)
    heads = [_("学校"), _("不符合（项）"), *(one.rule.id for one in shown)]
    yield Grid(_("学校与规则"), heads, _matrix(schools, shown))
    covered = coverage.coverage(schools, county)
    lines: list[tuple[str, str | int]] = [
        (_("覆盖率"), covered.ratio.percent),
        (_("已建立（所）"), len(covered.ratio.counted)),
    ]
    lines += [(_("适用（所）"), len(covered.ratio.base)), (_("另列（所）"), len(covered.ratio.apart))]
    lines += [(_("目标（%）"), covered.target.value)] if covered.target else []
    yield Grid(_("覆盖率"), [_("指标"), _("数值")], lines)
    coming = ahead.ahead(rulebook.forecast(ids), form)
    yield Grid(
        _("今后十二个月"),
        [_("事项"), *coming["columns"], _("合计")],
        [
            (str(name), *(count for count, _url in cells), total)
            for _rule, name, cells, (total, _list) in coming["lines"]
        ],
    )


def of_region(viewer: Viewer, form: PlaceFilter) -> Iterator[Grid]:
    """Counties below a city or province, and the ways rules fail."""
    found = region.region(viewer, form)
    heads = [_("县（区）"), _("学校（所）"), _("不符合（所）"), _("无法判断（所）"), _("提醒（所）"), _("覆盖率")]
    heads += [_("已建立（所）"), _("适用（所）"), _("未销号问题（个）"), _("整改逾期（个）")]
    yield Grid(_("各县（区）"), heads, [_line(line) for line in [*found["lines"], found["total"]]])
    rows = [(one.label, one.rule, one.count) for one in found["ways"]]
    yield Grid(_("需要处理"), [_("情形"), _("规则"), _("数量")], rows)


def _matrix(schools: Any, shown: list[matrix.Column]) -> Iterator[list[Any]]:
    ordered = list(matrix.ordered(schools))
    for school, marks in matrix.rows(ordered, shown):
        yield [school.name, school.breaches, *(mark[0] if mark else HOLDS for mark in marks)]


def _line(line: region.Line) -> list[Any]:
    outcomes = [count for count, _url in line.cells]
    return [line.name, line.schools, *outcomes, line.percent, line.covered, line.base, line.problems, line.overdue]
