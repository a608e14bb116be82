"""交办单拟稿: header, scope with its live count, items, issuing."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.acting import office_of
from xiaoheng.doors.desk.execution.forms import DirectiveForm, ItemForm
from xiaoheng.doors.ui.pages import Request, attempt, page, show
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.words import UnitKind
from xiaoheng.loop.execution import selectors as execution
from xiaoheng.loop.execution import services
from xiaoheng.loop.execution.models import Directive, DirectiveItem


@page("desk:execution.draft")
def draft(request: Request) -> HttpResponse:
    """起草交办单 without a notice."""
    unit = office_of(request.viewer)
    form = DirectiveForm(request.POST or None, **choices(unit))
    if form.is_valid():
        row = attempt(form, services.draft, actor=request.viewer, unit=unit, **form.header())
        if row:
            messages.success(request, _("已起草，请逐项增加事项。"))
            return redirect("desk:directive", directive=row.pk)
    return show(request, "desk/execution/draft.html", form, count=execution.schools_below(unit).count())


@page("desk:execution.revise")
def revise(request: Request, directive: int) -> HttpResponse:
    """修改拟稿: header and scope."""
    row = get_object_or_404(execution.directives(request.viewer), pk=directive)
    now = execution.header_edition(row)
    form = DirectiveForm(request.POST or None, directive=row, seen=now, **choices(row.unit))
    if form.is_valid():
        put = {"directive": row, "seen": form.cleaned_data["seen"], **form.header()}
        if attempt(form, services.revise, actor=request.viewer, **put):
            messages.success(request, _("已保存。"))
            return redirect("desk:directive", directive=row.pk)
        form.renew(now)
    return show(request, "desk/execution/draft.html", form, directive=row, count=execution.addressed(row).count())


@page("desk:directive_scope")
def scope(request: Request) -> HttpResponse:
    """下达范围的学校数, while the filter is being chosen."""
    unit = office_of(request.viewer)
    form = DirectiveForm(request.GET, **choices(unit))
    form.is_valid()  # the header may still be blank; only the scope is read
    count = execution.addressed(Directive(unit=unit, scope=form.scope())).count()
    return render(request, "desk/execution/scope_count.html", {"count": count})


@page("desk:execution.discard")
def discard(request: Request, directive: int) -> HttpResponse:
    """作废拟稿."""
    row = get_object_or_404(execution.directives(request.viewer), pk=directive)
    services.discard(actor=request.viewer, directive=row)
    messages.success(request, _("已作废“%(title)s”。") % {"title": row.title})
    return redirect("desk:directives")


@page("desk:execution.put_item")
def put_item(request: Request, directive: int) -> HttpResponse:
    """增加事项."""
    row = get_object_or_404(execution.directives(request.viewer), pk=directive)
    return _item_page(request, row, None)


@page("desk:item_edit")
def edit_item(request: Request, item: int) -> HttpResponse:
    """修改事项."""
    row = get_object_or_404(execution.items(request.viewer), pk=item)
    return _item_page(request, row.directive, row)


@page("desk:execution.strike_item")
def strike_item(request: Request, item: int) -> HttpResponse:
    """删去事项."""
    row = get_object_or_404(execution.items(request.viewer), pk=item)
    services.strike_item(actor=request.viewer, item=row)
    messages.success(request, _("已删去“%(title)s”。") % {"title": row.title})
    return redirect("desk:directive", directive=row.directive_id)


@page("desk:execution.issue")
def issue(request: Request, directive: int) -> HttpResponse:
    """下达."""
    row = get_object_or_404(execution.directives(request.viewer), pk=directive)
    told = {"override": request.POST.get("reason", ""), "seen": request.POST.get("seen", "")}
    services.issue(actor=request.viewer, directive=row, **told)
    if row.amends_id:
        messages.success(request, _("修改%(number)s已下达，并入原交办单。") % {"number": row.number})
        return redirect("desk:directive", directive=row.amends_id)
    count = execution.targets(request.viewer, row).count()
    messages.success(request, _("交办单%(number)s已下达给%(n)s所学校。") % {"number": row.number, "n": count})
    return redirect("desk:directive", directive=row.pk)


@page("desk:execution.close")
def close(request: Request, directive: int) -> HttpResponse:
    """办结."""
    row = get_object_or_404(execution.directives(request.viewer), pk=directive)
    services.close(actor=request.viewer, directive=row)
    messages.success(request, _("交办单已办结。"))
    return redirect("desk:directive", directive=row.pk)


def choices(unit: Unit) -> dict[str, Any]:
    """Zones and schools that a form may name."""
    zones = Unit.objects.filter(kind=UnitKind.ZONE, superior=unit).order_by("code")
    return {"zones": zones, "schools": execution.schools_below(unit).order_by("code")}


def _item_page(request: Request, directive: Directive, item: DirectiveItem | None) -> HttpResponse:
    now = execution.item_edition(item) if item else ""
    form = ItemForm(request.POST or None, row=item, seen=now, schools=choices(directive.unit)["schools"])
    if form.is_valid():
        wording, seen = form.wording(), form.cleaned_data["seen"]
        put = {"directive": directive, "item": item, "wording": wording, "seen": seen}
        if attempt(form, services.put_item, actor=request.viewer, **put):
            messages.success(request, _("已保存。"))
            return redirect("desk:directive", directive=directive.pk)
        form.renew(now)
    return show(request, "desk/execution/item_form.html", form, directive=directive, item=item)
