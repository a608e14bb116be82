"""减负的页面: what orders ask of schools by month and issuer; one order's entries beside one report an item."""

from calendar import monthrange
from collections import Counter
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from xiaoheng.doors.desk.execution.entries import rows_of, span_of
from xiaoheng.doors.desk.execution.forms import LoadForm
from xiaoheng.doors.ui.pages import Request, page, show
from xiaoheng.doors.ui.paging import paged
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.loop.execution import selectors as execution
from xiaoheng.loop.execution.models import Directive
from xiaoheng.loop.execution.selectors.burden import Load
from xiaoheng.loop.execution.words import SENTENCES, Effort


@page("desk:burden")
def burden(request: Request) -> HttpResponse:
    """基层负担: hours a school and month by issuer against the cap, and the orders with what was saved in each."""
    viewer = request.viewer
    spent, listed = execution.spent(viewer), paged(request, execution.issued(viewer))
    asked = execution.asked_by(viewer)
    form = LoadForm(request.GET, issuers=list(asked))
    context: dict[str, Any] = {
        "issuers": issuers(asked),
        "saved": execution.saved(viewer),
        "page": listed,
        "rows": [(row, _counts(spent.get(row.pk, Counter()))) for row in listed.object_list],
        "efforts": Effort.choices,
    }
    if form.is_valid():
        month: date = form.cleaned_data["month"]
        issuer: Unit = form.cleaned_data["issuer"]
        found = execution.loads(viewer, issuer, (month.year, month.month))
        context |= {"issuer": issuer, "month": month, "loads": _by_item(found), "schools": _by_school(request, found)}
    return show(request, "desk/execution/burden.html", **context)


@page("desk:comparison")
def comparison(request: Request, directive: int) -> HttpResponse:
    """减负对照 of one order: item by item what one report each would have cost, and what was really entered."""
    row = _order(request, directive)
    form, span = span_of(request, row)
    found = execution.compare(request.viewer, span)
    acts = [(verb, SENTENCES[verb], n) for verb, n in found.acts.items() if n]
    return show(
        request, "desk/execution/comparison.html", directive=row, form=form, span=span, found=found,
        total=found.total, acts=acts, query=_query(request),
    )  # fmt: skip


@page("desk:comparison_entries")
def entries(request: Request, directive: int) -> HttpResponse:
    """一个数的明细: the answers, open items or acts that a number of the comparison counts."""
    row = _order(request, directive)
    _form, span = span_of(request, row)
    title, item, found = rows_of(request, span)
    listed = paged(request, found)
    return show(
        request, "desk/execution/comparison_entries.html", directive=row, span=span, title=title, item=item,
        page=listed, rows=found.drawn(list(listed.object_list)), query=_query(request),
    )  # fmt: skip


def issuers(asked: dict[Unit, dict[int, dict[tuple[int, int], int]]]) -> list[dict[str, object]]:
    """每校每月用时 by issuer, each month against the cap that held at its end."""
    rows: list[dict[str, object]] = []
    for unit, schools in asked.items():
        for row in monthly(schools):
            month: date = row["month"]
            most = execution.cap(unit, month.replace(day=monthrange(month.year, month.month)[1]))
            rows.append({**row, "issuer": unit, "cap": most, "is_over": 0 < most < row["most"]})
    return rows


def monthly(asked: dict[int, dict[tuple[int, int], int]]) -> list[dict[str, Any]]:
    """每月用时: hours that orders ask of a school on average and at most, the latest month first."""
    months = sorted({month for one in asked.values() for month in one}, reverse=True)
    rows = []
    for month in months:
        minutes = [one.get(month, 0) for one in asked.values()]
        mean, most = sum(minutes) / len(minutes) / 60, max(minutes) / 60
        rows.append({"month": date(*month, 1), "mean": round(mean, 1), "most": round(most, 1), "schools": len(minutes)})
    return rows


def _counts(found: Counter[str]) -> list[int]:
    return [found[effort] for effort in Effort.values]


def _by_item(found: list[Load]) -> list[tuple[Load, int]]:
    """Each item once, with the number of schools that it asks."""
    first: dict[int, Load] = {}
    for load in found:
        first.setdefault(load.item.pk, load)
    schools = Counter(load.item.pk for load in found)
    return [(load, schools[pk]) for pk, load in first.items()]


def _by_school(request: Request, found: list[Load]) -> Any:
    """One page of schools, those asked most first."""
    minutes: Counter[int] = Counter()
    for load in found:
        minutes[load.unit] += load.minutes
    listed = paged(request, sorted(minutes.items(), key=lambda pair: (-pair[1], pair[0])), "schools")
    units = Unit.objects.in_bulk([pk for pk, _minutes in listed.object_list])
    listed.object_list = [(units[pk], spent) for pk, spent in listed.object_list]
    return listed


def _order(request: Request, pk: int) -> Directive:
    return get_object_or_404(execution.issued(request.viewer), pk=pk)


def _query(request: Request) -> str:
    """What of the address narrows the comparison, for the links of its numbers."""
    query = request.GET.copy()
    for name in ("kind", "item", "page", "per"):
        query.pop(name, None)
    return query.urlencode()
