"""导出: communities and their three lists as an Excel workbook, with the numbers of the page."""

from collections.abc import Iterator

from django.http import FileResponse
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.communities.shown import standing
from xiaoheng.doors.desk.files import attached
from xiaoheng.doors.reports.grid import MEDIA, Grid, workbook
from xiaoheng.doors.ui.pages import Request, page
from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.lib import clock
from xiaoheng.loop.execution.communities import selectors as reads
from xiaoheng.loop.execution.communities.words import EntryState, Listed, ProjectState

Line = list[str | int | None]


@page("desk:communities_export")
def export(request: Request) -> FileResponse:
    """The four sheets: communities, resources, needs, projects."""
    viewer = request.viewer
    heads = [
        _("内容"),
        _("类别"),
        _("成员"),
        _("共同体"),
        _("数量"),
        _("已对接"),
        _("计量单位"),
        _("开始"),
        _("结束"),
        _("状态"),
    ]
    outcomes = [
        *(_("项目"), _("类别"), _("承办学校"), _("合作单位"), _("共同体"), _("开始"), _("完成时限"), _("状态")),
        *(_("完成数量"), _("计量单位"), _("参加人次"), _("成效")),
    ]
    grids = [
        Grid(_("共同体"), [_("共同体"), _("牵头学校"), _("状态"), _("协议终止"), *_numbers()], _communities(viewer)),
        Grid(_("资源清单"), heads, _entries(viewer, Listed.RESOURCE)),
        Grid(_("需求清单"), heads, _entries(viewer, Listed.NEED)),
        Grid(_("项目清单"), outcomes, _projects(viewer)),
    ]
    name = _("党建共同体%(day)s.xlsx") % {"day": clock.today().isoformat()}
    return attached(workbook(grids), name, MEDIA)


def _numbers() -> list[str]:
    return [_("成员"), _("资源"), _("需求"), _("已对接需求"), _("项目"), _("已办结"), _("参加人次")]


def _communities(viewer: Viewer) -> Iterator[Line]:
    rows = list(reads.communities(viewer))
    found = reads.figures(rows)
    for row in rows:
        one = found[row.pk]
        head = [row.title, row.lead.name, str(row.get_state_display()), row.until.isoformat()]
        yield [*head, *_told(one)]
    yield [_("合计"), "", "", "", *_told(reads.total(found.values()))]


def _told(one: reads.Figures) -> list[int]:
    return [one.members, one.resources, one.needs, one.matched, one.projects, one.done, one.people]


def _entries(viewer: Viewer, listed: str) -> Iterator[Line]:
    for one in reads.entries(viewer).filter(listed=listed, state=EntryState.OPEN):
        yield [
            one.title, one.kind.title, one.holder, one.community.title, one.quantity, one.taken, one.kind.measure,
            one.since.isoformat(), one.until.isoformat(), standing(one)[1],
        ]  # fmt: skip


def _projects(viewer: Viewer) -> Iterator[Line]:
    for one in reads.projects(viewer).exclude(state=ProjectState.DROPPED):
        done = one.state == ProjectState.DONE
        sides = "、".join(str(side) for side in (one.other, one.partner) if side)
        yield [
            one.title, one.kind.title, one.unit.name, sides, one.community.title, one.since.isoformat(),
            one.until.isoformat(), str(one.get_state_display()), one.number if done else None, one.kind.measure,
            one.people if done else None, one.outcome if done else "",
        ]  # fmt: skip
