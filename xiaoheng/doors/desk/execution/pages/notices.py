"""通知: list, upload, and the confirming page with the source beside the drafts."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.acting import office_of
from xiaoheng.doors.desk.execution.forms import DraftForm, UploadForm
from xiaoheng.doors.desk.execution.pages.cards import (
    MINUTES,
    anew,
    asks_for_part,
    card,
    decided,
    drafts_of,
    is_behind,
    is_open,
    one_asked,
    pieces,
    tally,
)
from xiaoheng.doors.ui.pages import Request, attempt, page, show
from xiaoheng.doors.ui.paging import paged
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.execution import intake
from xiaoheng.loop.execution import selectors as execution
from xiaoheng.loop.execution.words import DraftState


@page("desk:notices")
def notices(request: Request) -> HttpResponse:
    """通知列表."""
    return show(request, "desk/execution/notices.html", page=paged(request, execution.notices(request.viewer)))


@page("desk:execution.receive")
def receive(request: Request) -> HttpResponse:
    """上传通知."""
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file, unit = form.cleaned_data["file"], office_of(request.viewer)
        row = attempt(form, intake.receive, actor=request.viewer, unit=unit, data=file.read(), name=file.name)
        if row:
            return redirect("desk:notice", notice=row.pk)
    return show(request, "desk/execution/receive.html", form)


@page("desk:notice")
def notice(request: Request, notice: int) -> HttpResponse:
    """确认页: source left, drafts right."""
    row = get_object_or_404(execution.notices(request.viewer).defer(None), pk=notice)
    drafts = drafts_of(request, row)
    if one := one_asked(request, drafts):
        return card(request, row, one, drafts)
    named = any(draft.named.all() for draft in drafts)
    return show(
        request,
        "desk/execution/notice.html",
        notice=row,
        drafts=drafts,
        pieces=pieces(row, drafts),
        tally=tally(drafts),
        schools=execution.schools_below(row.unit).order_by("code") if named else [],
        minutes=MINUTES,
        is_open=is_open(request, row),
    )


@page("desk:execution.correct")
def correct(request: Request, draft: int) -> HttpResponse:
    """改正草案, in its place or on a page of its own."""
    row = get_object_or_404(execution.drafts(request.viewer), pk=draft)
    if is_behind(request, row):
        return anew()
    form = DraftForm(request.POST or None, row=row)
    if form.is_valid() and attempt(form, intake.correct, actor=request.viewer, draft=row, **form.words()):
        return decided(request, row)
    part = "desk/execution/draft_form.html" if asks_for_part(request) else "desk/execution/correct.html"
    return show(request, part, form, draft=row, notice=row.notice)


@page("desk:execution.accept")
def accept(request: Request, draft: int) -> HttpResponse:
    """采纳; with `evidence` in the form, after asking for the minutes instead of the pictures."""
    row = get_object_or_404(execution.drafts(request.viewer), pk=draft)
    if request.POST.get("minutes"):
        evidence = [one for one in row.evidence if one not in row.burden]
        intake.correct(
            actor=request.viewer,
            draft=row,
            evidence=list(dict.fromkeys([*evidence, *MINUTES[:1]])),
            **{name: getattr(row, name) for name in ("title", "text", "who", "due_on", "recurrence")},
        )
    else:
        intake.accept(actor=request.viewer, draft=row)
    return decided(request, row)


@page("desk:notice_accept")
def accept_rest(request: Request, notice: int) -> HttpResponse:
    """其余全部采纳: every draft still undecided."""
    row = get_object_or_404(execution.notices(request.viewer), pk=notice)
    for draft in execution.drafts(request.viewer).filter(notice=row, state=DraftState.PROPOSED):
        intake.accept(actor=request.viewer, draft=draft)
    return redirect("desk:notice", notice=row.pk)


@page("desk:execution.drop")
def drop(request: Request, draft: int) -> HttpResponse:
    """不采纳."""
    row = get_object_or_404(execution.drafts(request.viewer), pk=draft)
    intake.drop(actor=request.viewer, draft=row)
    return decided(request, row)


@page("desk:execution.match")
def match(request: Request, draft: int) -> HttpResponse:
    """对应学校: one choice per named school; what is left blank stays open."""
    row = get_object_or_404(execution.drafts(request.viewer), pk=draft)
    schools = {str(unit.pk): unit for unit in execution.schools_below(row.notice.unit)}
    for named in row.named.all():
        chosen = request.POST.get(f"named-{named.pk}", "")
        if chosen == "none":
            intake.match(actor=request.viewer, named=named, school=None)
        elif chosen:
            if chosen not in schools:
                raise Refused(_("所选学校不在列表中。"), _("请刷新页面后重选。"))
            intake.match(actor=request.viewer, named=named, school=schools[chosen])
    return decided(request, row)


@page("desk:execution.confirm")
def confirm(request: Request, notice: int) -> HttpResponse:
    """确认通知: the order in draft."""
    row = get_object_or_404(execution.notices(request.viewer), pk=notice)
    directive = intake.confirm(actor=request.viewer, notice=row)
    return redirect("desk:directive", directive=directive.pk)
