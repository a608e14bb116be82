"""Pages of the steps of an election: one form each."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.acting import act_page, require
from xiaoheng.doors.desk.decisions.views import home_school
from xiaoheng.doors.desk.elections import forms
from xiaoheng.doors.ui.pages import Request, attempt, page, show
from xiaoheng.ground.organisation.models import Person
from xiaoheng.ground.organisation.words import Post
from xiaoheng.lib import clock
from xiaoheng.loop.decisions.elections import selectors as reads
from xiaoheng.loop.decisions.elections import services
from xiaoheng.loop.decisions.elections.models import Election


@page("desk:elections.prepare")
def prepare(request: Request) -> HttpResponse:
    """启动选举."""
    school = home_school(request.viewer)
    if school is None:
        raise Http404
    form = forms.PrepareForm(request.POST or None, orgs=reads.may_elect(school, clock.today()))
    if form.is_valid():
        row = attempt(form, lambda: services.prepare(actor=request.viewer, **form.cleaned_data))
        if row:
            messages.success(request, _("选举已启动，请按页面所列步骤办理。"))
            return redirect("desk:election", election=row.pk)
    lead, back = school.name, reverse("desk:elections")
    return show(request, "desk/act.html", form, title=_("启动选举"), lead=lead, back=back)


@page("desk:elections.ask")
def ask(request: Request, election: int) -> HttpResponse:
    """请示."""
    row, form = _found(request, election, "elections.ask"), forms.TextForm(request.POST or None)
    return _act(request, row, form, services.ask, title=_("请示上级"), says=_("已送达上级，请等待批复。"))


@page("desk:elections.nominate")
def nominate(request: Request, election: int) -> HttpResponse:
    """报审候选人."""
    row = _found(request, election, "elections.nominate")
    form = forms.NominateForm(
        request.POST or None, electors=reads.electors(row.org, clock.today()), initial={"people": reads.candidates(row)}
    )
    says = _("候选人预备人选已报上级审查。")
    return _act(request, row, form, services.nominate, title=_("报审候选人"), says=says)


@page("desk:elections.open")
def open_(request: Request, election: int) -> HttpResponse:
    """召开大会."""
    row = _found(request, election, "elections.open")
    form = forms.OpenForm(request.POST or None, electors=reads.electors(row.org, clock.today()))
    says = _("选举人名册已确定，请登记到会人员。")
    return _act(request, row, form, services.open_, title=_("召开选举大会"), says=says)


@page("desk:elections.attend")
def attend(request: Request, election: int) -> HttpResponse:
    """登记到会."""
    row = _found(request, election, "elections.attend")
    voters = _people(row.voters.values("person"))
    free = voters.exclude(pk__in=row.candidates.values("person"))
    here = {"present": _people(row.voters.filter(present=True).values("person")) or voters}
    initial = {**here, "scrutineer": row.scrutineer_id, "teller": row.teller_id}
    form = forms.AttendForm(request.POST or None, voters=voters, free=free, initial=initial)
    return _act(request, row, form, services.attend, title=_("登记到会、监票人和计票人"), says=_("已登记。"))


@page("desk:elections.seat")
def seat(request: Request, election: int) -> HttpResponse:
    """新一届委员会选举书记、副书记."""
    row = _found(request, election, "elections.seat")
    members = [one.person_id for one in reads.elected(row, Post.COMMITTEE_MEMBER)]
    post = Post.SECRETARY if reads.outstanding(row, Post.SECRETARY) else Post.DEPUTY
    form = forms.SeatForm(
        request.POST or None, members=_people(members), initial={"post": post, "present": len(members)}
    )
    says = _("请发放选票，投票后录入计票结果。")
    return _act(request, row, form, services.seat, title=_("选举书记、副书记"), says=says)


@page("desk:elections.leave_short")
def leave_short(request: Request, election: int) -> HttpResponse:
    """不再补足."""
    row, form = _found(request, election, "elections.leave_short"), forms.ShortForm(request.POST or None)
    return _act(request, row, form, services.leave_short, title=_("不再补足名额"), says=_("已登记大会的意见。"))


@page("desk:elections.report")
def report(request: Request, election: int) -> HttpResponse:
    """报告结果."""
    row, form = _found(request, election, "elections.report"), forms.TextForm(request.POST or None)
    return _act(request, row, form, services.report, title=_("报告选举结果"), says=_("已报告上级，请等待批准。"))


@page("desk:elections.confirm")
def confirm(request: Request, election: int) -> HttpResponse:
    """批准选举结果."""
    row, form = _found(request, election, "elections.confirm"), forms.ConfirmForm(request.POST or None)
    told = {"title": _("批准选举结果"), "says": _("已答复；同意的，任职和任期已一并登记。")}
    return act_page(
        request,
        form,
        lambda data: services.confirm(
            actor=request.viewer, election=row, **{**data, "approve": data["approve"] == "yes"}
        ),
        _back(row),
        lead=str(row),
        **told,
    )


@page("desk:elections.cancel")
def cancel(request: Request, election: int) -> HttpResponse:
    """取消选举."""
    row, form = _found(request, election, "elections.cancel"), forms.CancelForm(request.POST or None)
    return _act(request, row, form, services.cancel, title=_("取消选举"), says=_("已取消。"))


def _act(request: Request, row: Election, form: Any, verb: Any, *, title: str, says: str) -> HttpResponse:
    def call(data: dict[str, Any]) -> Any:
        return verb(actor=request.viewer, election=row, **data)

    template = "desk/elections/act.html"
    return act_page(request, form, call, _back(row), title=title, says=says, template=template, lead=str(row))


def _found(request: Request, pk: int, verb: str) -> Election:
    row = get_object_or_404(reads.elections(request.viewer), pk=pk)
    require(request, verb, row.unit, row)
    return row


def _people(keys: Any) -> Any:
    return Person.objects.filter(pk__in=keys).order_by("code")


def _back(row: Election) -> str:
    return reverse("desk:election", kwargs={"election": row.pk})
