"""Pages of result tables, contests and explanations."""

from typing import Any

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.acting import act_page, require
from xiaoheng.doors.desk.fields import ListFilter
from xiaoheng.doors.desk.supervision import forms
from xiaoheng.doors.desk.supervision.views import bulletin_context, freezable
from xiaoheng.doors.ui.pages import Request, page, show
from xiaoheng.doors.ui.paging import paged
from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.selectors import in_scope
from xiaoheng.loop.execution import selectors as execution
from xiaoheng.loop.supervision import selectors as supervision
from xiaoheng.loop.supervision import services
from xiaoheng.loop.supervision.models import Bulletin, BulletinRow
from xiaoheng.loop.supervision.words import BulletinState


@page("desk:bulletins")
def bulletins(request: Request) -> HttpResponse:
    """通报."""
    form = ListFilter(request.GET, states=BulletinState.choices, named=_("交办单或学校"))
    listed = paged(request, _asked(request.viewer, **form.asked()))
    shown: dict[str, Any] = {"page": listed, "freezable": freezable(request.viewer), "filter": form}
    return show(request, "desk/supervision/bulletins.html", **shown)


def _asked(viewer: Viewer, state: str = "", year: int = 0, q: str = "") -> QuerySet[Bulletin]:
    """Tables in sight of a state, frozen in a year, of an order of that title, or with a school in scope."""
    rows = supervision.bulletins(viewer)
    rows = rows.filter(state=state) if state else rows
    rows = rows.filter(frozen_on__year=year) if year else rows
    with_school = BulletinRow.objects.filter(in_scope(viewer), unit__name__icontains=q).values("bulletin")
    named = Q(directive__title__icontains=q) | Q(pk__in=with_school)
    return rows.filter(named) if q else rows


@page("desk:bulletin")
def bulletin(request: Request, bulletin: int) -> HttpResponse:
    """一张结果表, with its formula."""
    row = get_object_or_404(supervision.bulletins(request.viewer), pk=bulletin)
    return show(request, "desk/supervision/bulletin.html", **bulletin_context(request.viewer, row))


@page("desk:supervision.freeze")
def freeze(request: Request, directive: int) -> HttpResponse:
    """冻结结果表."""
    order = get_object_or_404(execution.directives(request.viewer), pk=directive)
    row = services.freeze(actor=request.viewer, directive=order)
    messages.success(request, _("结果表已冻结，学校可以核对并提出异议。"))
    return redirect("desk:bulletin", bulletin=row.pk)


@page("desk:supervision.contest")
def contest(request: Request, bulletin_row: int) -> HttpResponse:
    """提出异议: the school's own row with the formula above the form."""
    rows = BulletinRow.objects.filter(bulletin__in=supervision.bulletins(request.viewer).order_by().values("pk"))
    row = get_object_or_404(rows.select_related("unit", "bulletin__directive", "bulletin__unit"), pk=bulletin_row)
    require(request, "supervision.contest", row.unit, row)
    form = forms.ContestForm(request.POST or None)
    return act_page(
        request,
        form,
        lambda data: services.contest(actor=request.viewer, row=row, **data),
        reverse("desk:bulletin", kwargs={"bulletin": row.bulletin_id}),
        title=_("核对通报结果"),
        says=_("异议已提出，等待县（区）答复。"),
        template="desk/supervision/contest.html",
        row=row,
    )


@page("desk:supervision.answer_contest")
def answer_contest(request: Request, contest: int) -> HttpResponse:
    """答复异议."""
    row = get_object_or_404(supervision.contests(request.viewer), pk=contest)
    require(request, "supervision.answer_contest", row.row.unit, row)
    form = forms.AnswerForm(request.POST or None)
    return act_page(
        request,
        form,
        lambda _data: services.answer_contest(actor=request.viewer, contest=row, **form.said()),
        reverse("desk:bulletin", kwargs={"bulletin": row.row.bulletin_id}),
        title=_("答复%(school)s的异议") % {"school": row.row.unit_name},
        says=_("已答复。"),
        template="desk/supervision/answer.html",
        contest=row,
    )


@page("desk:supervision.publish")
def publish(request: Request, bulletin: int) -> HttpResponse:
    """发布通报."""
    row = get_object_or_404(supervision.bulletins(request.viewer), pk=bulletin)
    require(request, "supervision.publish", row.unit, row)
    return act_page(
        request,
        forms.PublishForm(request.POST or None),
        lambda data: services.publish(actor=request.viewer, bulletin=row, **data),
        reverse("desk:bulletin", kwargs={"bulletin": row.pk}),
        title=_("发布通报"),
        says=_("通报已发布，名次靠后的学校收到说明情况的待办。"),
        lead=str(row.directive),
    )


@page("desk:supervision.explain")
def explain(request: Request, explanation: int) -> HttpResponse:
    """说明情况."""
    row = get_object_or_404(supervision.explanations(request.viewer), pk=explanation)
    require(request, "supervision.explain", row.row.unit, row)
    return act_page(
        request,
        forms.ExplainForm(request.POST or None),
        lambda data: services.explain(actor=request.viewer, explanation=row, **data),
        reverse("desk:bulletin", kwargs={"bulletin": row.row.bulletin_id}),
        title=_("说明情况"),
        says=_("情况已说明。"),
        lead=str(row.row.bulletin.directive),
    )
