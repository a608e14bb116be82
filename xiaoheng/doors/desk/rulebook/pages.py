"""Pages of the rulebook."""

from typing import Any

from django.http import Http404, HttpResponse

from xiaoheng.doors.desk.rulebook import forms
from xiaoheng.doors.desk.rulebook.shown import carriers, shown, stand, told
from xiaoheng.doors.ui.pages import Request, page, show
from xiaoheng.doors.ui.paging import paged
from xiaoheng.ground.library import selectors as library
from xiaoheng.ground.rulebook import selectors as rulebook
from xiaoheng.ground.rulebook import services
from xiaoheng.ground.rulebook.engine import registry
from xiaoheng.ground.rulebook.models import Clause
from xiaoheng.ground.rulebook.words import Strength


@page("desk:findings")
def findings(request: Request) -> HttpResponse:
    """检查结论: counted by rule, then one by one with clause, inputs and next step."""
    services.catch_up()
    form = forms.FindingFilter(request.GET, viewer=request.viewer)
    asked = form.cleaned_data if form.is_valid() else None
    rows = told(rulebook.findings(request.viewer, asked), request.viewer)
    listed = paged(request, rows)
    drawn = shown(listed.object_list, request.viewer)
    context: dict[str, Any] = {"tallies": rulebook.tallies(rows), "page": listed, "shown": drawn}
    return show(request, "desk/rulebook/findings.html", filter=form, **context)


@page("desk:rule")
def rule(request: Request, rule: str) -> HttpResponse:
    """规则: its clause, the dated values of its parameters with their sources, and what is open under it."""
    found = registry.rules().get(rule)
    if found is None:
        raise Http404
    services.catch_up()
    listed = paged(request, told(rulebook.findings(request.viewer, {"rule": found.id}), request.viewer))
    context: dict[str, Any] = {
        "rule": found,
        "strength": Strength(found.strength).label,
        "clause": Clause.objects.filter(key=found.clause).select_related("regulation").first(),
        "values": [(row, *stand(row)) for row in rulebook.values_of(request.viewer, found.asked)],
        "page": listed,
        "shown": shown(listed.object_list, request.viewer),
    }
    return show(request, "desk/rulebook/rule.html", **context)


@page("desk:clauses")
def clauses(request: Request) -> HttpResponse:
    """制度条款: texts by level with their clauses, what rests on each, and the documents that carry out a text."""
    levels = rulebook.texts()
    texts = [text for _level, found in levels for text, _clauses in found]
    resting = library.resting_on(request.viewer, [text.key for text in texts])
    issued = library.numbered(request.viewer, [text.number for text in texts])
    drawn = [
        (
            level,
            [(text, clauses, issued.get(text.number), carriers(resting.get(text.key, []))) for text, clauses in found],
        )
        for level, found in levels
    ]
    return show(request, "desk/rulebook/clauses.html", levels=drawn)
