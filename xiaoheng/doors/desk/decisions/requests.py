"""Pages of requests to the superior and their answers."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.decisions import forms
from xiaoheng.doors.desk.decisions.files import download
from xiaoheng.doors.desk.decisions.views import tone
from xiaoheng.doors.ui.pages import Request, attempt, page, show
from xiaoheng.doors.ui.paging import paged
from xiaoheng.ground.organisation import selectors as organisation
from xiaoheng.ground.organisation import services
from xiaoheng.ground.organisation.models import SuperiorRequest
from xiaoheng.ground.organisation.policy import may
from xiaoheng.ground.organisation.words import RequestState
from xiaoheng.loop.decisions import selectors as decisions


@page("desk:requests")
def requests(request: Request) -> HttpResponse:
    """请示列表: the most urgent first."""
    form = forms.RequestFilter(request.GET)
    rows = organisation.requests_for(request.viewer)
    if form.is_valid() and form.cleaned_data["state"]:
        rows = rows.filter(state=form.cleaned_data["state"])
    return render(request, "desk/decisions/requests.html", {"page": paged(request, rows), "filter": form})


@page("desk:request")
def request_(request: Request, superior_request: int) -> HttpResponse:
    """请示页: the request with its topic; the superior answers here."""
    return _page(request, _found(request, superior_request), None)


@page("desk:organisation.reply")
def reply(request: Request, superior_request: int) -> HttpResponse:
    """批复."""
    row, form = _found(request, superior_request), forms.ReplyForm(request.POST)
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


def _page(request: Request, row: SuperiorRequest, form: forms.ReplyForm | None) -> HttpResponse:
    is_open = row.state == RequestState.SENT
    may_reply = is_open and may(request.viewer, "organisation.reply", row.superior, row)
    about = row.subject if row.subject_kind == "decisions.topic" else "0"
    return show(
        request, "desk/decisions/request.html", form or (forms.ReplyForm() if may_reply else None), row=row,
        tone=tone(row.state), topic=decisions.topics(request.viewer).filter(pk=int(about)).first(),
        may_reply=may_reply, may_withdraw=is_open and may(request.viewer, "organisation.withdraw", row.unit, row),
    )  # fmt: skip
