"""导出: organisation life of a quarter as an Excel workbook, for the filter on screen."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.http import FileResponse
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.files import attached
from xiaoheng.doors.desk.life.views import asked_orgs, asked_quarter
from xiaoheng.doors.reports.grid import MEDIA, Grid, workbook
from xiaoheng.doors.ui.pages import Request, page
from xiaoheng.ground.organisation.models import PartyOrg
from xiaoheng.lib.quarters import Quarter
from xiaoheng.loop.decisions.life import selectors as reads

BATCH = 200  # organisations whose meetings are held in memory at once


@page("desk:life_export")
def export(request: Request) -> FileResponse:
    """一览的全部行: all organisations of the filter, not the page of them alone."""
    quarter = asked_quarter(request)
    heads = [
        *(_("党组织"), _("单位"), _("计划报送日期"), _("计划（次）"), _("已召开（次）"), _("到期未登记（次）")),
        *(_("未召开已说明（次）"), _("计划外（次）"), _("会前报告（次）"), _("迟报（次）"), _("本年谈心谈话（次）")),
    ]
    data = workbook([Grid(_("组织生活"), heads, _lines(asked_orgs(request), quarter))])
    name = _("组织生活%(quarter)s.xlsx") % {"quarter": quarter.key}
    return attached(data, name, MEDIA)


def _lines(orgs: QuerySet[PartyOrg], quarter: Quarter) -> Iterator[list[str | int | None]]:
    for first in range(0, orgs.count(), BATCH):
        for row in reads.board(list(orgs[first : first + BATCH]), quarter):
            filed = row.whole.plan.filed_on.isoformat() if row.whole.plan else None
            done = (len(row.whole.lines), row.held, row.open, row.missed, row.beside)
            yield [row.org.name, row.org.unit.name, filed, *done, row.reported, row.reported_late, row.talks]
