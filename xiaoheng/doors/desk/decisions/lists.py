"""Pages of what stands beside topics: the lists of matters as they hold, and the talks of secretary and principal."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.acting import act_page, require
from xiaoheng.doors.desk.decisions import after_forms as forms
from xiaoheng.doors.desk.decisions.views import home_school
from xiaoheng.doors.ui.pages import Request, attempt, may_open, page, show
from xiaoheng.doors.ui.paging import paged
from xiaoheng.ground.organisation import selectors as organisation
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.policy import may
from xiaoheng.ground.rulebook import selectors as rulebook
from xiaoheng.lib import clock
from xiaoheng.loop.decisions import selectors as decisions
from xiaoheng.loop.decisions import services
from xiaoheng.loop.decisions.words import MeetingKind


@page("desk:matters")
def matters(request: Request) -> HttpResponse:
    """议事清单: the 25 and 20 matters as they hold today in the viewer's unit, or in the one asked for."""
    unit = _asked_unit(request)
    rows = list(decisions.listed(unit, clock.today()).values())
    bodies = [(kind.label, [row for row in rows if row.body == kind]) for kind in MeetingKind if kind in BOTH]
    shown: dict[str, Any] = {"unit": unit, "bodies": bodies, "large": _large(unit), "codes": _codes(request, unit)}
    return show(
        request, "desk/decisions/matters.html", may_vary=may_open("desk:decisions.vary", request.viewer), **shown
    )


@page("desk:decisions.vary")
def vary(request: Request) -> HttpResponse:
    """另定一个事项: the form begins with what holds today."""
    code, unit = request.GET.get("matter", ""), _asked_unit(request)
    row = decisions.listed(unit, clock.today()).get(code)
    if row is None:
        messages.info(request, _("请先从清单中选择要另定的事项。"))
        return redirect("desk:matters")
    begin = {"unit": unit.pk if unit else None, "gates": row.gates.split()}
    begin |= {name: getattr(row, name) for name in ("body", "mode", "quorum", "category")}
    form = forms.VaryForm(request.POST or None, viewer=request.viewer, initial=begin)
    if form.is_valid() and attempt(form, services.vary, actor=request.viewer, matter=row.matter, **form.cleaned_data):
        messages.success(request, _("已另定，自施行之日起提出的议题按此办理。"))
        return redirect(f"{reverse('desk:matters')}?unit={form.cleaned_data['unit'].code}")
    return show(request, "desk/decisions/vary.html", form, row=row, unit=unit)


@page("desk:talks")
def talks(request: Request) -> HttpResponse:
    """书记校长沟通: days and parties, without a word of what was said."""
    school = home_school(request.viewer)
    may_talk = school is not None and may(request.viewer, "decisions.talk", school)
    return show(request, "desk/decisions/talks.html", forms.TalkForm() if may_talk else None, **_talks(request, school))


@page("desk:decisions.talk")
def talk(request: Request) -> HttpResponse:
    """登记沟通."""
    school = home_school(request.viewer)
    if school is None:
        raise Http404
    form = forms.TalkForm(request.POST)
    if form.is_valid():
        said = {"on": form.cleaned_data["on"], "done": form.cleaned_data["done"] == "yes"}
        if attempt(form, services.talk, actor=request.viewer, unit=school, **said):
            messages.success(request, _("已登记。"))
            return redirect("desk:talks")
    return show(request, "desk/decisions/talks.html", form, **_talks(request, school))


@page("desk:decisions.strike_talk")
def strike_talk(request: Request, talk: int) -> HttpResponse:
    """撤销误登的沟通."""
    row = get_object_or_404(decisions.talks(request.viewer), pk=talk)
    require(request, "decisions.strike_talk", row.unit, row)
    return act_page(
        request,
        forms.ReasonForm(request.POST or None),
        lambda told: services.strike_talk(actor=request.viewer, talk=row, **told),
        reverse("desk:talks"),
        title=_("撤销误登的沟通"),
        says=_("已撤销。"),
        lead=f"{row.unit.name} · {row.day}",
    )


BOTH = (MeetingKind.PARTY, MeetingKind.PRINCIPAL)


def _talks(request: Request, school: Unit | None) -> dict[str, Any]:
    """The list, and for a school its rhythm."""
    shown: dict[str, Any] = {"page": paged(request, decisions.talks(request.viewer)), "school": school}
    if school is not None:
        shown |= {"dual": decisions.is_dual_role(school), "last": decisions.last_talk(school)}
        shown |= {"rhythm": _value("talk_days_max", school)}
    return shown


def _asked_unit(request: Request) -> Unit | None:
    """The unit named in the address, where it is in sight; else the viewer's own seat."""
    code = request.GET.get("unit", "")
    if code:
        return get_object_or_404(organisation.units(request.viewer), code=code)
    return Unit.objects.filter(pk__in=[grant.unit for grant in request.viewer.grants[:1]]).first()


def _codes(request: Request, unit: Unit | None) -> list[tuple[str, str]]:
    """Units a viewer from above may choose from; nobody else needs to choose."""
    rows = organisation.units(request.viewer).exclude(kind="zone").order_by("kind", "code")
    named = list(rows.values_list("code", "name")[:600])
    return named if len(named) > 1 else []


def _large(unit: Unit | None) -> rulebook.Value | None:
    return _value("large_fund_yuan", unit)


def _value(key: str, unit: Unit | None) -> rulebook.Value | None:
    """A parameter of the unit today, or None where nobody has set it."""
    try:
        return rulebook.parameter(key, unit, clock.today()) if unit is not None else None
    except rulebook.NoValue:
        return None
