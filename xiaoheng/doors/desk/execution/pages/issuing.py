"""签发、催办、修改、撤回、补充下达: what becomes of an order as a whole; its official document."""

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.execution.board import LATE
from xiaoheng.doors.desk.files import handed
from xiaoheng.doors.reports.directive import paper
from xiaoheng.doors.ui.forms import DIGITS
from xiaoheng.doors.ui.pages import Request, page
from xiaoheng.loop.execution import selectors as execution
from xiaoheng.loop.execution import services
from xiaoheng.loop.execution.models import Directive
from xiaoheng.loop.execution.words import DirectiveState


@page("desk:execution.present")
def present(request: Request, directive: int) -> HttpResponse:
    """送签."""
    row = _found(request, directive)
    told = {"override": request.POST.get("reason", ""), "seen": request.POST.get("seen", "")}
    services.present(actor=request.viewer, directive=row, **told)
    messages.success(request, _("已送签，等待拟稿人以外的领导签发。"))
    return redirect("desk:directive", directive=row.pk)


@page("desk:execution.sign_off")
def sign_off(request: Request, directive: int) -> HttpResponse:
    """签发."""
    row = _found(request, directive)
    services.sign_off(actor=request.viewer, directive=row, seen=request.POST.get("seen", ""))
    messages.success(request, _("已签发，拟稿单位可以下达。"))
    return redirect("desk:directive", directive=row.pk)


@page("desk:execution.hand_back")
def hand_back(request: Request, directive: int) -> HttpResponse:
    """退回修改."""
    row = _found(request, directive)
    services.hand_back(actor=request.viewer, directive=row, reason=request.POST.get("reason", ""))
    messages.success(request, _("已退回修改。"))
    return redirect("desk:directive", directive=row.pk)


@page("desk:execution.amend")
def amend(request: Request, directive: int) -> HttpResponse:
    """起草修改: on to the draft that repeats the order."""
    row = _found(request, directive)
    made = services.amend(actor=request.viewer, directive=row, reason=request.POST.get("reason", ""))
    messages.success(request, _("已起草修改；下达之前，学校仍按原交办单办理。"))
    return redirect("desk:directive", directive=made.pk)


@page("desk:execution.recall")
def recall(request: Request, directive: int) -> HttpResponse:
    """撤回."""
    row = _found(request, directive)
    services.recall(actor=request.viewer, directive=row, reason=request.POST.get("reason", ""))
    messages.success(request, _("已撤回，学校不再办理。"))
    return redirect("desk:directive", directive=row.pk)


@page("desk:execution.join")
def join(request: Request, directive: int) -> HttpResponse:
    """补充下达."""
    row = _found(request, directive)
    services.join(actor=request.viewer, directive=row)
    messages.success(request, _("已向新进入范围的学校补充下达。"))
    return redirect("desk:directive", directive=row.pk)


@page("desk:execution.nudge")
def nudge(request: Request, directive: int) -> HttpResponse:
    """催办: one school, one 片区 or all; of these only the overdue ones where that is chosen."""
    row = _found(request, directive)
    rows = execution.targets(request.viewer, row)
    zone, unit, units = request.POST.get("zone", ""), request.POST.get("unit", ""), None
    if unit:
        units = list(rows.filter(unit__code=unit).values_list("unit", flat=True))
    elif zone:
        units = list(rows.filter(unit__school__zone__code=zone).values_list("unit", flat=True))
    if request.POST.get("who") == LATE:
        late = {target.unit_id for target, overdue in execution.owing(request.viewer, row) if overdue}
        units = [pk for pk in late if units is None or pk in units]
    count = services.nudge(actor=request.viewer, directive=row, units=units)
    messages.success(request, _("已催办%(n)s所学校。") % {"n": count})
    return redirect("desk:directive", directive=row.pk)


@page("desk:directive_paper")
def directive_paper(request: Request, directive: int) -> FileResponse:
    """公文: the order as a Word document, or as PDF."""
    row = _found(request, directive)
    if amended := request.GET.get("of", ""):
        known = int(amended) if amended.isdecimal() and len(amended) <= DIGITS else 0
        row = get_object_or_404(row.amendments.filter(state=DirectiveState.MERGED), pk=known)
    return handed(paper(row), f"{row.title}{row.number}.docx", as_pdf=request.GET.get("as") == "pdf")


def _found(request: Request, directive: int) -> Directive:
    return get_object_or_404(execution.directives(request.viewer), pk=directive)
