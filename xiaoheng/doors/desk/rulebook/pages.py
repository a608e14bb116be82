"""Pages of the rulebook."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.rulebook import forms
from xiaoheng.doors.desk.rulebook.shown import shown
from xiaoheng.doors.ui.pages import Request, attempt, may_open, page, show
from xiaoheng.doors.ui.paging import paged
from xiaoheng.ground.rulebook import selectors as rulebook
from xiaoheng.ground.rulebook import services
from xiaoheng.ground.rulebook.engine import registry
from xiaoheng.ground.rulebook.models import Clause, Parameter
from xiaoheng.ground.rulebook.words import Strength
from xiaoheng.lib import clock


@page("desk:findings")
def findings(request: Request) -> HttpResponse:
    """检查结论: counted by rule, then one by one with clause, inputs and next step."""
    form = forms.FindingFilter(request.GET, viewer=request.viewer)
    rows = rulebook.findings(request.viewer, form.cleaned_data if form.is_valid() else None)
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
    listed = paged(request, rulebook.findings(request.viewer, {"rule": found.id}))
    context: dict[str, Any] = {
        "rule": found,
        "strength": Strength(found.strength).label,
        "clause": Clause.objects.filter(key=found.clause).select_related("regulation").first(),
        "values": [(row, row.in_force_on(clock.today())) for row in rulebook.values_of(request.viewer, found.asked)],
        "page": listed,
        "shown": shown(listed.object_list, request.viewer),
        "may_override": may_open("desk:rulebook.override", request.viewer),
    }
    return show(request, "desk/rulebook/rule.html", **context)


@page("desk:rulebook.override")
def override(request: Request, parameter: int) -> HttpResponse:
    """另定参数: a value of one's own for the county or one school, from a day."""
    row = get_object_or_404(Parameter, pk=parameter)
    form = forms.OverrideForm(request.POST or None, viewer=request.viewer)
    back = next((one.id for one in registry.rules().values() if row.key in one.asked), "")
    values = rulebook.values_of(request.viewer, [row.key])
    said = {"actor": request.viewer, "parameter": row}
    if form.is_valid() and attempt(form, services.override, **said, **form.cleaned_data):
        messages.success(request, _("已另定“%(title)s”，所涉学校已重新检查。") % {"title": row.title})
        return redirect("desk:rule", rule=back) if back else redirect("desk:findings")
    return show(request, "desk/rulebook/override.html", form, parameter=row, back=back, values=values)
