"""Pages of parameters: the list, one with its history, what a change would do, and adopting it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.rulebook.forms import AdoptForm, OverrideForm, ParameterFilter, TrialForm
from xiaoheng.doors.desk.rulebook.shown import stand
from xiaoheng.doors.ui.pages import Request, attempt, may_open, page, show
from xiaoheng.ground.library import selectors as library
from xiaoheng.ground.organisation import selectors as organisation
from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.records import selectors as records
from xiaoheng.ground.rulebook import selectors as rulebook
from xiaoheng.ground.rulebook import services
from xiaoheng.ground.rulebook.models import Parameter, ParameterValue
from xiaoheng.ground.rulebook.words import Override
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused

MOST = 200  # findings of one kind that a trial lists; it counts all


@page("desk:parameters")
def parameters(request: Request) -> HttpResponse:
    """制度参数: what holds at the viewer's own seat today, what is announced, and the rules that ask for it."""
    seat = next((grant.unit for grant in request.viewer.grants), None)
    form = ParameterFilter(request.GET)
    lines = [(line, rulebook.rules_of(line.parameter)) for line in rulebook.parameters(seat, clock.today())]
    kept = [(line, rules) for line, rules in lines if form.keeps(line, rules)]
    return show(request, "desk/rulebook/parameters.html", filter=form, lines=kept)


@page("desk:parameter")
def parameter(request: Request, parameter: int) -> HttpResponse:
    """参数: its dated values with clause, unit, and who set them when; and the form of a trial."""
    row = get_object_or_404(Parameter, pk=parameter)
    form = TrialForm(viewer=request.viewer) if may_open("desk:trial", request.viewer) else None
    return show(request, "desk/rulebook/parameter.html", form, **_history(request.viewer, row))


@page("desk:trial")
def trial(request: Request, parameter: int) -> HttpResponse:
    """试算: which schools' findings a value would change; nothing is written. Adopting it is the button below."""
    row = get_object_or_404(Parameter, pk=parameter)
    form = TrialForm(request.GET if "value" in request.GET else None, viewer=request.viewer)
    context: dict[str, Any] = _history(request.viewer, row)
    if form.is_valid():
        context |= _tried(request.viewer, row, form.cleaned_data)
    return show(request, "desk/rulebook/parameter.html", form, **context)


@page("desk:rulebook.override")
def override(request: Request, parameter: int) -> HttpResponse:
    """另定参数: a value of one's own for the county or one school, from a day."""
    row = get_object_or_404(Parameter, pk=parameter)
    form = OverrideForm(request.POST or None, viewer=request.viewer)
    said = {"actor": request.viewer, "parameter": row}
    if form.is_valid() and attempt(form, services.override, **said, **form.cleaned_data):
        messages.success(request, _("已另定“%(title)s”，所涉学校已重新检查。") % {"title": row.title})
        return redirect("desk:parameter", parameter=row.pk)
    return show(request, "desk/rulebook/override.html", form, **_history(request.viewer, row))


def _history(viewer: Viewer, row: Parameter) -> dict[str, Any]:
    values = list(rulebook.values_of(viewer, [row.key]))
    entries = list(records.histories(ParameterValue._meta.label_lower, [str(value.pk) for value in values]))
    names = records.payloads(entries)
    setters = {entry.subject: (names.get(entry.pk, {}).get("actor", ""), entry) for entry in entries}
    sources = library.numbered(viewer, [value.basis for value in values])
    left_behind = {value.pk for value in rulebook.outgrown(row)}
    return {
        "parameter": row,
        "values": [
            (one, *stand(one), setters.get(str(one.pk)), one.pk in left_behind, sources.get(one.basis))
            for one in values
        ],
        "logs": _logs(viewer, values),
        "rules": rulebook.rules_of(row),
        "checked": _checked(row),
        "may_override": may_open("desk:rulebook.override", viewer) and row.override != Override.NONE,
    }


def _checked(row: Parameter) -> str:
    """When somebody last confirmed the value against its text, and how long ago that is."""
    day, age = date_format(row.checked_on), (clock.today() - row.checked_on).days
    return _("%(day)s（%(n)d天前）") % {"day": day, "n": age} if age > 0 else day


def _logs(viewer: Viewer, values: list[ParameterValue]) -> set[int]:
    """Units whose trail the viewer may read."""
    places = {one.unit_id for one in values if one.unit_id} if may_open("desk:trail", viewer) else set()
    return set(organisation.units(viewer).filter(pk__in=places).values_list("pk", flat=True)) if places else set()


def _tried(viewer: Viewer, row: Parameter, data: dict[str, Any]) -> dict[str, Any]:
    """What would change, and whether it may be adopted."""
    tried = rulebook.trial(row, **data)
    refusal = ""
    try:
        rulebook.check(row, **data)
    except Refused as refused:
        refusal = str(refused)
    initial = {**data, "unit": data["unit"].pk}
    adoptable = not refusal and may_open("desk:rulebook.override", viewer)
    groups = [
        ("red", _("将新出现"), tried.appear[:MOST], len(tried.appear)),
        ("green", _("将消除"), tried.vanish[:MOST], len(tried.vanish)),
        ("amber", _("仍不符合，数值有变"), tried.change[:MOST], len(tried.change)),
    ]
    adopt = AdoptForm(initial=initial, viewer=viewer) if adoptable else None
    periodic = any(rule.every for rule in tried.rules)
    return {"trial": tried, "groups": groups, "refusal": refusal, "adopt": adopt, "periodic": periodic}
