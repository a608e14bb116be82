"""Pages of requests to the superior and their answers."""

from collections.abc import Sequence

from django.contrib import messages
from django.db.models import Case, Q, When
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.decisions import asking, forms
from xiaoheng.doors.desk.decisions.views import home_school, tone
from xiaoheng.doors.desk.files import download
from xiaoheng.doors.ui.pages import Request, attempt, page, show
from xiaoheng.doors.ui.paging import paged
from xiaoheng.ground.organisation import selectors as organisation
from xiaoheng.ground.organisation import services
from xiaoheng.ground.organisation.models import SuperiorRequest
from xiaoheng.ground.organisation.policy import may
from xiaoheng.ground.organisation.selectors import county_of
from xiaoheng.ground.organisation.words import RequestState
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.decisions import selectors as decisions
from xiaoheng.loop.decisions.filing import selectors as filing
from xiaoheng.loop.decisions.filing.models import FiledText
from xiaoheng.loop.decisions.filing.words import WITH_COUNTY, State
from xiaoheng.loop.decisions.selectors import reply_due


@page("desk:requests")
def requests(request: Request) -> HttpResponse:
    """请示列表: what waits for an answer first, the most urgent on top; then what is answered, the latest first."""
    form = forms.RequestFilter(request.GET)
    rows = organisation.requests_for(request.viewer)
    if form.is_valid():
        asked = dict(form.cleaned_data)
        q = asked.pop("q").strip()
        rows = rows.filter(**{name: value for name, value in asked.items() if value})
        rows = rows.filter(Q(title__icontains=q) | Q(number__icontains=q) | Q(unit__name__icontains=q)) if q else rows
    waiting = Case(When(state=RequestState.SENT, then=0), default=1)
    rows = rows.order_by(waiting, Case(When(state=RequestState.SENT, then="due_on")), "-sent_on", "-id")
    context = {"page": paged(request, rows), "filter": form}
    return render(request, "desk/decisions/requests.html", context)


@page("desk:organisation.request")
def ask(request: Request) -> HttpResponse:
    """请示（报告）: to the county, under the clock of its matter."""
    school = home_school(request.viewer)
    county = county_of(school) if school else None
    if school is None or county is None:
        raise Http404
    form = forms.AskForm(request.POST or None, request.FILES or None, initial=asking.proposed(request, school))
    if form.is_valid():
        told = form.arguments()
        told["subject"] = asking.finding_of(request.viewer, school, told.pop("finding"))
        row = attempt(
            form,
            lambda: services.request(
                actor=request.viewer, unit=school, superior=county, due_on=reply_due(school, told["matter"]), **told
            ),
        )
        if row:
            messages.success(request, _("已送达%(name)s，编号%(n)s。") % {"name": county.name, "n": row.number})
            return redirect("desk:request", superior_request=row.pk)
    lead = _("%(a)s 报 %(b)s") % {"a": school.name, "b": county.name}
    return show(request, "desk/decisions/ask.html", form, lead=lead)


@page("desk:request")
def request_(request: Request, superior_request: int) -> HttpResponse:
    """请示页: the request with its topic; the superior answers here."""
    return _page(request, _found(request, superior_request), None)


@page("desk:organisation.reply")
def reply(request: Request, superior_request: int) -> HttpResponse:
    """批复."""
    row, form = _found(request, superior_request), forms.ReplyForm(request.POST)
    if _filing(request, row, WITH_COUNTY):
        raise Refused(_("这件请示随备案件一并审查。"), _("请在备案文本页逐条审查，批复随结论一并作出。"), "G-03")
    if form.is_valid():
        data = form.cleaned_data
        if attempt(
            form, services.reply, actor=request.viewer, request=row,
            approve=data["approve"] == "yes", text=data["text"], number=data["number"],
        ):  # fmt: skip
            messages.success(request, _("已批复。"))
            return redirect("desk:request", superior_request=row.pk)
    return _page(request, row, form)


@page("desk:organisation.withdraw")
def withdraw(request: Request, superior_request: int) -> HttpResponse:
    """撤回."""
    row = _found(request, superior_request)
    services.withdraw(actor=request.viewer, request=row)
    messages.success(request, _("已撤回。"))
    return redirect("desk:request", superior_request=row.pk)


@page("desk:request_paper")
def request_paper(request: Request, superior_request: int) -> FileResponse:
    """The paper that came with the request."""
    row = _found(request, superior_request)
    if not row.paper:
        raise Http404
    return download(row.paper)


def _found(request: Request, pk: int) -> SuperiorRequest:
    return get_object_or_404(organisation.requests_for(request.viewer), pk=pk)


def _filing(request: Request, row: SuperiorRequest, states: Sequence[str] = tuple(State)) -> FiledText | None:
    """The text sent for filing that the request goes with: its review answers both."""
    return filing.texts(request.viewer).filter(request=row, state__in=states).first()


def _page(request: Request, row: SuperiorRequest, form: forms.ReplyForm | None) -> HttpResponse:
    is_open = row.state == RequestState.SENT
    may_reply = is_open and may(request.viewer, "organisation.reply", row.superior, row)
    may_reply = may_reply and not _filing(request, row, WITH_COUNTY)
    about = row.subject if row.subject_kind == "decisions.topic" else "0"
    finding = asking.finding_of(request.viewer, row.unit, asking.key_of(row))
    return show(
        request, "desk/decisions/request.html", form or (forms.ReplyForm() if may_reply else None), row=row,
        tone=tone(row.state), finding=asking.told(finding), filing=_filing(request, row),
        topic=decisions.topics(request.viewer).filter(pk=int(about)).first(),
        may_reply=may_reply, may_withdraw=is_open and may(request.viewer, "organisation.withdraw", row.unit, row),
    )  # fmt: skip
