"""Pages of the clean-up: the list, one with its progress by unit and its entries, and its verbs."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.acting import act_page, require
from xiaoheng.doors.desk.files import attached
from xiaoheng.doors.desk.library import forms
from xiaoheng.doors.desk.library.shown import ENTRY_TONES
from xiaoheng.doors.reports.grid import MEDIA, Grid, workbook
from xiaoheng.doors.ui.pages import Request, may_open, page, show
from xiaoheng.doors.ui.paging import paged
from xiaoheng.ground.library import selectors, services
from xiaoheng.ground.library.models import Cleanup, CleanupEntry
from xiaoheng.ground.library.states import ENTRY
from xiaoheng.ground.library.words import CleanupState, EntryState
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.policy import may
from xiaoheng.ground.organisation.words import Role
from xiaoheng.ground.records import selectors as records
from xiaoheng.lib import clock

ACT = "desk/act.html"


@page("desk:cleanups")
def cleanups(request: Request) -> HttpResponse:
    """制度清理: campaigns in sight with their progress."""
    listed = paged(request, selectors.cleanups(request.viewer))
    counted = selectors.progress(request.viewer, listed.object_list)
    rows = [(row, counted[row.pk]) for row in listed.object_list]
    may_start = may_open("desk:library.open_cleanup", request.viewer)
    return show(request, "desk/library/cleanups.html", page=listed, rows=rows, may_start=may_start)


@page("desk:cleanup")
def cleanup(request: Request, cleanup: int) -> HttpResponse:
    """一次清理: counts by unit and state, then document by document; what is on screen is what is exported."""
    row = _found(request, cleanup)
    tallies = selectors.tallies(request.viewer, row, clock.today())
    form, rows = _picked(request, row)
    listed = paged(request, rows)
    going = row.state == CleanupState.OPEN
    rules = going and may_open("desk:library.rule_on", request.viewer)
    context: dict[str, Any] = {
        "row": row,
        "going": going,
        "states": [state.label for state in EntryState],
        "tallies": tallies,
        "whole": selectors.summed(tallies),
        "filter": form,
        "page": listed,
        "rows": [(one, ENTRY_TONES[EntryState(one.state)], rules and _may_rule(one)) for one in listed.object_list],
        "closes": going and may(request.viewer, "library.close_cleanup", row.unit, row),
        "entries": records.history(row._meta.label_lower, str(row.pk)),
        "query": request.GET.urlencode(),
    }
    return show(request, "desk/library/cleanup.html", **context)


@page("desk:cleanup_export")
def export(request: Request, cleanup: int) -> FileResponse:
    """导出清理台账: progress by unit, and the entries that the filter picks."""
    row = _found(request, cleanup)
    _form, rows = _picked(request, row)
    tallies = selectors.tallies(request.viewer, row, clock.today())
    states = [str(state.label) for state in EntryState]
    counts = Grid(
        _("进度"),
        [_("单位"), _("文件"), *states, _("逾期")],
        [
            [one.unit.name if one.unit else "", one.total, *one.line(), _("是") if one.overdue else ""]
            for one in tallies
        ],
    )
    heads = [_("文件"), _("发文字号"), _("单位"), _("文种"), _("状态"), _("清理意见"), _("理由"), _("补充说明")]
    heads += [_("决议编号"), _("决定日期")]
    data = workbook([counts, Grid(_("清理台账"), heads, (_line(one) for one in rows))])
    name = _("制度清理台账%(day)s.xlsx") % {"day": clock.today().isoformat()}
    return attached(data, name, MEDIA)


@page("desk:library.open_cleanup")
def open_cleanup(request: Request) -> HttpResponse:
    """启动制度清理 for one's own county or school."""
    own = Unit.objects.filter(pk__in=request.viewer.units(Role.COUNTY_CLERK, Role.OFFICE)).order_by("code")
    unit = get_object_or_404(own[:1])
    return act_page(
        request, forms.OpenForm(request.POST or None),
        lambda data: services.open_cleanup(actor=request.viewer, unit=unit, **data),
        reverse("desk:cleanups"), title=_("启动制度清理"),
        says=_("已启动，现行有效的制度文件已列入。"), template=ACT,
        lead=_("%(name)s：列入现行有效的全部制度文件") % {"name": unit.name},
    )  # fmt: skip


@page("desk:library.rule_on")
def rule_on(request: Request, cleanup_entry: int) -> HttpResponse:
    """提出清理意见."""
    row = get_object_or_404(selectors.entries(request.viewer), pk=cleanup_entry)
    require(request, "library.rule_on", row.unit, row.document)
    names = ("verdict", "reason", "note", "number")
    initial = {name: getattr(row, name) for name in names}
    back = reverse("desk:cleanup", kwargs={"cleanup": row.cleanup_id})
    return act_page(
        request, forms.RuleForm(request.POST or None, initial=initial),
        lambda data: services.rule_on(actor=request.viewer, entry=row, **data), back,
        title=_("提出清理意见"), says=_("已登记清理意见。"), template=ACT, lead=f"{row.unit.name} {row.document}",
    )  # fmt: skip


@page("desk:library.close_cleanup")
def close_cleanup(request: Request, cleanup: int) -> HttpResponse:
    """结束清理."""
    services.close_cleanup(actor=request.viewer, cleanup=_found(request, cleanup))
    messages.success(request, _("清理已结束；修订中的，收录新版本后自动办结。"))
    return redirect("desk:cleanup", cleanup=cleanup)


def _found(request: Request, key: int) -> Cleanup:
    return get_object_or_404(selectors.cleanups(request.viewer), pk=key)


def _picked(request: Request, row: Cleanup) -> "tuple[forms.EntryFilter, QuerySet[CleanupEntry]]":
    rows = selectors.entries(request.viewer, row)
    units = Unit.objects.filter(pk__in=rows.order_by().values("unit"))
    form = forms.EntryFilter(request.GET, units.order_by("code"))
    return form, form.narrow(rows)


def _may_rule(row: CleanupEntry) -> bool:
    return row.state in ENTRY["library.rule_on"][0]


def _line(row: CleanupEntry) -> list[str]:
    document = row.document
    said = [document.title, document.number, row.unit.name, str(document.get_kind_display())]
    said += [str(row.get_state_display()), str(row.get_verdict_display()) if row.verdict else ""]
    said += [str(row.get_reason_display()) if row.reason else "", row.note, row.number]
    return [*said, row.ruled_on.isoformat() if row.ruled_on else ""]
