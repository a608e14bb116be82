"""Pages of elections: the list, one election, and its papers as Word documents."""

from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404

from xiaoheng.doors.desk.decisions.views import home_school
from xiaoheng.doors.desk.elections.views import election_context, names_of, tone
from xiaoheng.doors.desk.fields import SchoolName
from xiaoheng.doors.desk.files import attached
from xiaoheng.doors.reports import election as papers
from xiaoheng.doors.ui.pages import Request, page, show
from xiaoheng.doors.ui.paging import paged
from xiaoheng.ground.organisation.policy import may
from xiaoheng.loop.decisions.elections import selectors as reads
from xiaoheng.loop.decisions.elections.models import Ballot


@page("desk:elections")
def elections(request: Request) -> HttpResponse:
    """选举: all in scope, the newest first."""
    form, school = SchoolName(request.GET), home_school(request.viewer)
    listed = paged(request, form.narrow(reads.elections(request.viewer)))
    return show(
        request, "desk/elections/elections.html", filter=form, page=listed, school=school,
        rows=[(row, tone(row.state)) for row in listed.object_list],
        prepares=school is not None and may(request.viewer, "elections.prepare", school),
    )  # fmt: skip


@page("desk:election")
def election(request: Request, election: int) -> HttpResponse:
    """一次选举: where it stands, the roll, each round, and what comes next."""
    row = get_object_or_404(reads.elections(request.viewer), pk=election)
    return show(request, "desk/elections/election.html", **election_context(request.viewer, row))


@page("desk:election_request")
def request_paper(request: Request, election: int) -> FileResponse:
    """请示 as a Word document."""
    row = get_object_or_404(reads.elections(request.viewer), pk=election)
    return _word(papers.request_paper(row, reads.candidates(row)), f"{row.org.name}选举请示")


@page("desk:election_report")
def report_paper(request: Request, election: int) -> FileResponse:
    """报告 as a Word document."""
    row = get_object_or_404(reads.elections(request.viewer), pk=election)
    return _word(papers.report_paper(row, reads.elected(row)), f"{row.org.name}选举结果报告")


@page("desk:ballot_paper")
def ballot_paper(request: Request, ballot: int) -> FileResponse:
    """选票 as a Word document: names by strokes, nothing that tells one paper from another."""
    row = _round(request, ballot)
    return _word(papers.ballot_paper(row, [one for one in names_of(row) if not one.written_in]), f"{row}选票")


@page("desk:count_paper")
def count_paper(request: Request, ballot: int) -> FileResponse:
    """计票结果 as a Word document; empty lines to fill in before the round is counted."""
    row = _round(request, ballot)
    return _word(papers.count_paper(row, names_of(row)), f"{row}计票结果")


def _round(request: Request, pk: int) -> Ballot:
    rows = Ballot.objects.select_related("election__org", "election__scrutineer", "election__teller")
    return get_object_or_404(rows.filter(election__in=reads.elections(request.viewer).order_by()), pk=pk)


def _word(data: bytes, name: str) -> FileResponse:
    return attached(data, f"{name}.docx", papers.MEDIA)
