"""Pages of texts: the list, one text with its review, and its Word document."""

from django.db.models import Case, When
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404

from xiaoheng.doors.desk.decisions.views import home_school
from xiaoheng.doors.desk.files import attached
from xiaoheng.doors.desk.filing import forms
from xiaoheng.doors.desk.filing.views import holdings, text_context, tone
from xiaoheng.doors.reports.filed_text import MEDIA, filed_text_paper
from xiaoheng.doors.ui.pages import Request, page, show
from xiaoheng.doors.ui.paging import paged
from xiaoheng.loop.decisions.filing import selectors as reads
from xiaoheng.loop.decisions.filing.words import WITH_COUNTY


@page("desk:filings")
def filings(request: Request) -> HttpResponse:
    """备案文本: what holds in one's own school, and every version in scope: those under review first."""
    form = forms.TextFilter(request.GET)
    rows = reads.texts(request.viewer)
    if form.is_valid():
        kind, state, q = (form.cleaned_data[name] for name in ("kind", "state", "q"))
        rows = rows.filter(**{name: value for name, value in (("kind", kind), ("state", state)) if value})
        rows = rows.filter(unit__name__icontains=q.strip()) if q.strip() else rows
    waiting = Case(When(state__in=WITH_COUNTY, then=0), default=1)
    listed = paged(request, rows.order_by(waiting, Case(When(state__in=WITH_COUNTY, then="due_on")), "-id"))
    school = home_school(request.viewer)
    return show(
        request, "desk/filing/filings.html", filter=form, page=listed, school=school,
        holdings=holdings(school) if school else [], rows=[(row, tone(row.state)) for row in listed.object_list],
    )  # fmt: skip


@page("desk:filing")
def filing(request: Request, filed_text: int) -> HttpResponse:
    """一个文本: clause by clause, against the required points and the last version."""
    row = get_object_or_404(reads.texts(request.viewer), pk=filed_text)
    return show(request, "desk/filing/filing.html", **text_context(request.viewer, row))


@page("desk:filing_paper")
def paper(request: Request, filed_text: int) -> FileResponse:
    """文本 as a Word document."""
    row = get_object_or_404(reads.texts(request.viewer), pk=filed_text)
    data = filed_text_paper(row)
    return attached(data, f"{row.title}.docx", MEDIA)
