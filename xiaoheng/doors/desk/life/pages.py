"""Pages of organisation life: all organisations in sight, one of them, and the package of a month."""

import re
from datetime import date
from urllib.parse import quote

from django.http import Http404, HttpResponse, StreamingHttpResponse

from xiaoheng.doors.desk.life.views import asked_orgs, asked_quarter, life_context, org_or_404, quarter_filter
from xiaoheng.doors.reports.life_package import package, plain
from xiaoheng.doors.ui.pages import Request, page, show
from xiaoheng.doors.ui.paging import paged
from xiaoheng.ground.organisation.models import PartyOrg
from xiaoheng.ground.organisation.selectors.scope import INSIDE
from xiaoheng.lib import clock
from xiaoheng.loop.decisions.life import selectors as reads

MONTH = re.compile("(20[0-9]{2})-(0[1-9]|1[0-2])")


@page("desk:life")
def life(request: Request) -> HttpResponse:
    """组织生活一览: each organisation's quarter as counts; who has only one sees it at once."""
    rows, quarter = asked_orgs(request), asked_quarter(request)
    if request.viewer.roles() & set(INSIDE) and not request.GET and len(own := list(rows[:2])) == 1:
        return _shown(request, own[0])
    listed = paged(request, rows)
    board = reads.board(list(listed.object_list), quarter)
    return show(
        request, "desk/life/life.html", page=listed, board=board, filter=quarter_filter(request), quarter=quarter
    )


@page("desk:organisation_life")
def organisation_life(request: Request, org: int) -> HttpResponse:
    """一个组织的组织生活: plan, what was held and missed, talks as counts, preparation, package."""
    return _shown(request, org_or_404(request.viewer, org))


@page("desk:life_package")
def life_package(request: Request, org: int) -> StreamingHttpResponse:
    """上传包 of a month: records and their table as one archive, sent as it is made."""
    row, asked = org_or_404(request.viewer, org), request.GET.get("month", "")
    found = MONTH.fullmatch(asked)
    first = date(int(found[1]), int(found[2]), 1) if found else clock.today().replace(day=1)
    if (asked and not found) or first > clock.today():
        raise Http404  # another month than the one asked for would be uploaded unseen
    pieces = package(reads.month_of(row, first), reads.columns())
    name = quote(f"{plain(row.name)}{first:%Y-%m}组织生活.zip")
    response = StreamingHttpResponse(pieces, content_type="application/zip")
    response.headers["Content-Disposition"] = f"attachment; filename*=utf-8''{name}"
    return response


def _shown(request: Request, org: PartyOrg) -> HttpResponse:
    return show(request, "desk/life/org.html", **life_context(request.viewer, org, asked_quarter(request)))
