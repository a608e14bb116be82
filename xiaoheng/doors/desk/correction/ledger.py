"""Pages of the ledger."""

from typing import Any

from django.db.models import QuerySet
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.correction import forms
from xiaoheng.doors.desk.correction.views import TONES, problem_context
from xiaoheng.doors.desk.files import attached, download
from xiaoheng.doors.reports.ledger import MEDIA, ledger
from xiaoheng.doors.ui.pages import Request, page, show
from xiaoheng.doors.ui.paging import paged
from xiaoheng.ground.organisation import selectors as organisation
from xiaoheng.lib import clock
from xiaoheng.loop.correction import selectors as correction
from xiaoheng.loop.correction.models import Problem
from xiaoheng.loop.correction.words import ProblemState


@page("desk:problems")
def problems(request: Request) -> HttpResponse:
    """整改台账: what is on screen is what is exported."""
    form, rows = _picked(request)
    listed = paged(request, rows)
    context: dict[str, Any] = {
        "filter": form,
        "counts": correction.counts(rows),
        "page": listed,
        "rows": [(row, TONES[ProblemState(row.state)]) for row in listed.object_list],
        "failures": correction.failures(request.viewer, limit=5),
        "query": request.GET.urlencode(),
    }
    return show(request, "desk/correction/problems.html", **context)


@page("desk:problems_export")
def export(request: Request) -> FileResponse:
    """导出台账: the rows that the filter picks, as an Excel workbook."""
    _form, rows = _picked(request)
    name = _("整改台账%(day)s.xlsx") % {"day": clock.today().isoformat()}
    return attached(ledger(rows), name, MEDIA)


@page("desk:problem")
def problem(request: Request, problem: int) -> HttpResponse:
    """问题: from its source to its closure."""
    row = get_object_or_404(correction.problems(request.viewer), pk=problem)
    return show(request, "desk/correction/problem.html", **problem_context(request.viewer, row))


@page("desk:problem_evidence")
def evidence(request: Request, problem: int) -> FileResponse:
    """印证资料 of a problem, as a download."""
    row = get_object_or_404(correction.problems(request.viewer).exclude(evidence=""), pk=problem)
    return download(row.evidence)


def _picked(request: Request) -> tuple[forms.LedgerFilter, "QuerySet[Problem]"]:
    form = forms.LedgerFilter(request.GET, units=organisation.schools(request.viewer).order_by("code"))
    return form, correction.filtered(correction.problems(request.viewer), **form.picked())
