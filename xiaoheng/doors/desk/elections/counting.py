"""Pages of a round: handing out papers, and entering the counts twice."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.acting import act_page, require
from xiaoheng.doors.desk.elections.forms import CountForm
from xiaoheng.doors.desk.elections.views import names_of
from xiaoheng.doors.ui.pages import Request, page
from xiaoheng.ground.organisation.models import Person
from xiaoheng.loop.decisions.elections import selectors as reads
from xiaoheng.loop.decisions.elections import services
from xiaoheng.loop.decisions.elections.models import Ballot


@page("desk:elections.begin")
def begin(request: Request, election: int) -> HttpResponse:
    """开始一轮投票."""
    row = get_object_or_404(reads.elections(request.viewer), pk=election)
    made = services.begin(actor=request.viewer, election=row)
    messages.success(request, _("第%(n)d轮开始，请发放选票，投票后录入计票结果。") % {"n": made.number})
    return redirect("desk:election", election=row.pk)


@page("desk:elections.tally")
def tally(request: Request, ballot: int) -> HttpResponse:
    """录入计票结果."""
    return _count(request, ballot, "elections.tally", services.tally, _("录入计票结果"), _("已录入，请另一人复录。"))


@page("desk:elections.recount")
def recount(request: Request, ballot: int) -> HttpResponse:
    """复录计票结果: an empty form, so that the papers are read anew."""
    says = _("两次录入一致，本轮计票完成。")
    return _count(request, ballot, "elections.recount", services.recount, _("复录计票结果"), says)


def _count(request: Request, pk: int, verb: str, call: Callable[..., Any], title: str, says: str) -> HttpResponse:
    rows = Ballot.objects.select_related("election__org", "election__unit")
    row = get_object_or_404(rows.filter(election__in=reads.elections(request.viewer).order_by()), pk=pk)
    require(request, verb, row.election.unit, row.election)
    printed = [one for one in names_of(row) if not one.written_in]
    others = Person.objects.filter(pk__in=row.election.voters.values("person")).order_by("code")
    others = others.exclude(pk__in=[one.person_id for one in printed])
    form = CountForm(request.POST or None, ballot=row, rows=printed, others=others)
    return act_page(
        request,
        form,
        lambda _data: call(actor=request.viewer, ballot=row, count=form.count()),
        reverse("desk:election", kwargs={"election": row.election_id}),
        title=title,
        says=says,
        template="desk/elections/count.html",
        lead=str(row),
        ballot=row,
    )
