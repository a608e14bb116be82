"""Pages of evaluation."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.acting import act_page, require
from xiaoheng.doors.desk.evaluation import forms
from xiaoheng.doors.ui.pages import Request, page, show
from xiaoheng.doors.ui.paging import paged
from xiaoheng.ground.organisation import selectors as organisation
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.policy import may
from xiaoheng.ground.organisation.selectors.scope import INSIDE
from xiaoheng.ground.organisation.words import Role
from xiaoheng.ground.records import selectors as records
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.correction import selectors as correction
from xiaoheng.loop.evaluation import selectors as evaluation
from xiaoheng.loop.evaluation import services
from xiaoheng.loop.evaluation.figures.sheet import Sheet, sheet_on


@page("desk:appraisals")
def appraisals(request: Request) -> HttpResponse:
    """年度评价 of a year: one row a school."""
    form = forms.AppraisalFilter(request.GET or {"year": clock.today().year})
    year = (form.is_valid() and form.cleaned_data["year"]) or clock.today().year
    rows = evaluation.appraisals(request.viewer).filter(year=year)
    level = form.cleaned_data["level"] if form.is_valid() else ""
    if q := form.is_valid() and form.cleaned_data["q"].strip():
        rows = rows.filter(unit__name__icontains=q)
    if level:
        rows = rows.filter(level="" if level == "unjudged" else level)
    counties = Unit.objects.filter(pk__in=request.viewer.units(Role.COUNTY_CLERK))
    context: dict[str, Any] = {"page": paged(request, rows), "year": year, "counties": counties, "sheet": _sheet()}
    context["is_school"] = not request.viewer.roles().isdisjoint(INSIDE)
    return show(request, "desk/evaluation/appraisals.html", filter=form, **context)


@page("desk:appraisal")
def appraisal(request: Request, appraisal: int) -> HttpResponse:
    """一校一年: each item with what was counted, what is missing, and what may become a problem."""
    row = get_object_or_404(evaluation.appraisals(request.viewer), pk=appraisal)
    items = list(evaluation.items(request.viewer).filter(appraisal=row))
    problems = correction.problems_of(request.viewer, "evaluation.appraisalitem", [item.pk for item in items])
    can_open = may(request.viewer, "correction.open", row.unit)
    shown = [
        (item, problems.get(str(item.pk)), can_open and item.standing is not None and item.standing < item.weight)
        for item in items
    ]
    context: dict[str, Any] = {
        "appraisal": row,
        "shown": shown,
        "may_override": row.state == "draft" and may(request.viewer, "evaluation.override", row.unit, row),
        "may_close": row.state == "draft" and may(request.viewer, "evaluation.close", row.unit, row),
        "trail": records.history("evaluation.appraisal", str(row.pk)),
    }
    return show(request, "desk/evaluation/appraisal.html", **context)


@page("desk:evaluation.compute")
def compute(request: Request, unit: str) -> HttpResponse:
    """计算 a year for a school or all schools below a unit."""
    row = get_object_or_404(organisation.units(request.viewer), code=unit)
    form = forms.YearForm(request.POST)
    if not form.is_valid():
        raise Refused(_("没有选择年度。"), _("请选择年度后再计算。"))
    year = form.cleaned_data["year"]
    rows = services.compute(actor=request.viewer, unit=row, year=year)
    messages.success(request, _("已计算%(n)d所学校的%(year)d年度评价。") % {"n": len(rows), "year": year})
    return redirect(f"{reverse('desk:appraisals')}?year={year}")


@page("desk:evaluation.override")
def override(request: Request, appraisal_item: int) -> HttpResponse:
    """调整得分: the computed points stay beside it."""
    item = get_object_or_404(evaluation.items(request.viewer), pk=appraisal_item)
    require(request, "evaluation.override", item.appraisal.unit, item.appraisal)
    form = forms.OverrideForm(request.POST or None, item=item)
    return act_page(
        request,
        form,
        lambda _data: services.override(actor=request.viewer, item=item, **form.said()),
        reverse("desk:appraisal", kwargs={"appraisal": item.appraisal_id}),
        title=_("调整“%(item)s”的得分") % {"item": item.title},
        says=_("得分已调整，原计算得分保留。"),
        template="desk/evaluation/override.html",
        item=item,
    )


@page("desk:evaluation.close")
def close(request: Request, appraisal: int) -> HttpResponse:
    """审定."""
    row = get_object_or_404(evaluation.appraisals(request.viewer), pk=appraisal)
    services.close(actor=request.viewer, appraisal=row)
    messages.success(request, _("评价已审定。"))
    return redirect("desk:appraisal", appraisal=row.pk)


def _sheet() -> Sheet | None:
    try:
        return sheet_on(clock.today())
    except Refused:
        return None
