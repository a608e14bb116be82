"""单位事务: what a unit was and is, its ties and posts, and the clerk's changes to it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.organisation import unit_forms as forms
from xiaoheng.doors.ui.pages import Request, attempt, page, show
from xiaoheng.ground.bodies.selectors import running
from xiaoheng.ground.organisation import selectors, services
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.policy import may
from xiaoheng.ground.organisation.words import PlannedTurn, UnitKind
from xiaoheng.ground.rulebook import services as rulebook
from xiaoheng.lib import clock
from xiaoheng.loop.execution import selectors as execution

ACT = "desk/organisation/act.html"


@page("desk:unit")
def unit_(request: Request, unit: str) -> HttpResponse:
    """单位页: timeline, Party organisations, ties, approved posts."""
    rulebook.catch_up()
    row = _found(request, unit)
    context: dict[str, Any] = {
        "unit": row,
        "plans": selectors.plans_of(row),
        "history": selectors.history_of(row),
        "orgs": _counted(list(selectors.orgs_of(row))),
        "links": selectors.links_of(row),
        "quotas": selectors.quotas_of(row),
        "may_change": may(request.viewer, "organisation.rename", row),
        "is_school": row.kind == UnitKind.SCHOOL,
    }
    return show(request, "desk/organisation/unit.html", **context)


@page("desk:organisation.open_school")
def open_school(request: Request) -> HttpResponse:
    """新设学校."""
    county = get_object_or_404(selectors.units(request.viewer), kind=UnitKind.COUNTY)
    form = forms.OpenForm(request.POST or None, unit=county, initial={"superior": county, "legal_person": True})
    if form.is_valid():
        data = {**form.cleaned_data, "since": form.cleaned_data["on"]}
        del data["on"]
        made = attempt(form, services.open_school, actor=request.viewer, **data)
        if made:
            messages.success(request, _("已登记新设学校，请继续登记党组织和任职。"))
            return redirect("desk:unit", unit=made.code)
    return show(request, ACT, form, title=_("登记新设学校"), lead=county.name, back=reverse("desk:schools"))


@page("desk:organisation.rename")
def rename(request: Request, unit: str) -> HttpResponse:
    """更名."""
    return _change(request, unit, forms.RenameForm, services.rename, _("更名"), ("name",))


@page("desk:organisation.reassign")
def reassign(request: Request, unit: str) -> HttpResponse:
    """调整隶属和片区."""
    return _change(request, unit, forms.ReassignForm, services.reassign, _("调整隶属和片区"), ("superior", "zone"))


@page("desk:organisation.reclassify")
def reclassify(request: Request, unit: str) -> HttpResponse:
    """变更学段或办学性质."""
    names = ("stage", "ownership", "legal_person")
    return _change(request, unit, forms.ReclassifyForm, services.reclassify, _("变更学段或办学性质"), names)


@page("desk:organisation.split")
def split(request: Request, unit: str) -> HttpResponse:
    """分设新校."""
    return _change(request, unit, forms.SplitForm, services.split, _("分设新校"))


@page("desk:organisation.close_unit")
def close_unit(request: Request, unit: str) -> HttpResponse:
    """撤销单位."""
    return _change(request, unit, forms.CloseForm, services.close_unit, _("撤销单位"), back=reverse("desk:schools"))


@page("desk:organisation.call_off")
def call_off(request: Request, planned_change: int) -> HttpResponse:
    """撤回预告的变更."""
    plan = get_object_or_404(selectors.plans(request.viewer), pk=planned_change)
    services.call_off(actor=request.viewer, plan=plan)
    messages.success(request, _("已撤回：%(what)s。") % {"what": plan.says})
    return redirect("desk:unit", unit=plan.unit.code)


@page("desk:organisation.merge")
def merge(request: Request, unit: str) -> HttpResponse:
    """并入其他学校: what goes over and what ends is shown before, the items that orders no longer ask for among it."""
    row = _found(request, unit)
    works = [work for work in execution.works_of(request.viewer, row) if work.is_open]
    form = forms.MergeForm(request.POST or None, unit=row)
    if form.is_valid():
        data = form.cleaned_data
        if data["on"] > clock.today():
            return _announced(request, form, row, PlannedTurn.MERGE, data) or _merge_form(request, form, row, works)
        into = attempt(form, services.merge, actor=request.viewer, unit=row, **data)
        if into:
            messages.success(request, _("“%(a)s”已并入“%(b)s”。") % {"a": row.name, "b": into.name})
            return redirect("desk:unit", unit=into.code)
    return _merge_form(request, form, row, works)


def _merge_form(request: Request, form: forms.MergeForm, row: Unit, works: list[Any]) -> HttpResponse:
    going = selectors.going_with(row, clock.today())
    context = {"unit": row, "works": works, "going": going, "bodies": running(row), "back": _back(row)}
    return show(request, "desk/organisation/merge.html", form, **context)


def _announced(
    request: Request, form: forms.ChangeForm, row: Unit, turn: str, data: dict[str, Any]
) -> HttpResponse | None:
    """预告 what begins on a day ahead, and back to the unit; None where it is refused."""
    facts = {name: value for name, value in data.items() if name not in ("on", "basis")}
    told = {"unit": row, "turn": turn, "on": data["on"], "basis": data["basis"], "facts": facts}
    plan = attempt(form, services.announce, actor=request.viewer, **told)
    if plan is None:
        return None
    day = data["on"].isoformat()
    messages.success(request, _("已预告：%(what)s，%(day)s自动生效，此前可以撤回。") % {"what": plan.says, "day": day})
    return redirect(_back(row))


def _change(
    request: Request,
    code: str,
    kind: type[forms.ChangeForm],
    verb: Callable[..., Unit],
    title: str | Promise,
    shown: tuple[str, ...] = (),
    back: str = "",
) -> HttpResponse:
    """One form, one verb, back to the unit; `shown` are what stands now."""
    row = _found(request, code)
    form = kind(request.POST or None, unit=row, initial=_now(row, shown))
    ahead = form.is_valid() and form.cleaned_data["on"] > clock.today()
    if ahead and (answer := _announced(request, form, row, verb.__name__, form.cleaned_data)):
        return answer
    if not ahead and form.is_valid() and attempt(form, verb, actor=request.viewer, unit=row, **form.cleaned_data):
        messages.success(request, _("已登记：%(what)s。") % {"what": title})
        return redirect(back or _back(row))
    return show(request, ACT, form, title=title, lead=row.name, back=_back(row))


def _counted(orgs: list[Any]) -> list[Any]:
    """With the members of the branches inside added to those of the organisation above them."""
    for org in orgs:
        org.total = org.members + sum(one.members for one in orgs if one.superior_id == org.pk)
    return orgs


def _now(row: Unit, names: tuple[str, ...]) -> dict[str, Any]:
    """What stands now, of the unit or of its school facts."""
    of = (row, getattr(row, "school", None))
    return {name: next((getattr(one, name) for one in of if hasattr(one, name)), None) for name in names}


def _back(row: Unit) -> str:
    return reverse("desk:unit", kwargs={"unit": row.code})


def _found(request: Request, code: str) -> Unit:
    rows = selectors.units(request.viewer).select_related("school__zone", "superior")
    return get_object_or_404(rows, code=code)
