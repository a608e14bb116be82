"""Pages of 谈心谈话: everybody enters and sees his own; the secretary sees which pairs are left."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.acting import act_page, require
from xiaoheng.doors.desk.life import forms
from xiaoheng.doors.desk.life.views import org_or_404
from xiaoheng.doors.ui.pages import Request, page
from xiaoheng.lib import clock
from xiaoheng.loop.decisions.life import selectors as reads
from xiaoheng.loop.decisions.life import services

YEARS = 3  # shown beside each other


@page("desk:life.converse")
def converse(request: Request, org: int) -> HttpResponse:
    """谈心谈话 of one organisation and year: own talks, what is left, and the form to enter them."""
    row, today = org_or_404(request.viewer, org), clock.today()
    require(request, "life.converse", row.unit)
    years = [today.year - back for back in range(YEARS)]
    asked = request.GET.get("year", "")
    year = int(asked) if asked in map(str, years) else today.year
    leads, people = reads.leads(request.viewer, row), reads.circle(row, today)
    own = None if leads else request.viewer.person or 0
    usual = {"held_on": today, "one": request.viewer.person, "year": None if year == today.year else year}
    form = forms.TalkForm(request.POST or None, people=people, own=own, initial=usual)
    url = reverse("desk:life.converse", kwargs={"org": row.pk})
    return act_page(
        request, form,
        lambda _told: services.converse(actor=request.viewer, org=row, **form.told()),
        f"{url}?year={year}", title=_("谈心谈话"), says=_("已登记。"), template="desk/life/talks.html",
        org=row, year=year, years=years, leads=leads, url=url,
        belongs=leads or any(one.pk == request.viewer.person for one in people.people),
        progress=reads.progress(row, year, named=leads), left=reads.left_of(request.viewer, row, year),
        rows=list(reads.conversations(request.viewer).filter(org=row, year=year)),
    )  # fmt: skip


@page("desk:life.strike_conversation")
def strike(request: Request, conversation: int) -> HttpResponse:
    """撤销误登."""
    row = get_object_or_404(reads.conversations(request.viewer), pk=conversation)
    services.strike_conversation(actor=request.viewer, conversation=row)
    messages.success(request, _("已撤销。"))
    return redirect("desk:life.converse", org=row.org_id)
