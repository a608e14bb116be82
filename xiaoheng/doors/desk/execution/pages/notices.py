"""通知: list, upload, and the confirming page with the source beside the drafts."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.execution.forms import DraftForm, UploadForm
from xiaoheng.doors.ui.pages import Request, attempt, page, show
from xiaoheng.doors.ui.paging import paged
from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.words import Role
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.execution import intake
from xiaoheng.loop.execution import selectors as execution
from xiaoheng.loop.execution.models import DraftTask, Notice
from xiaoheng.loop.execution.words import DraftState, NoticeState, Reach

MINUTES = ["会议记录", "会议纪要"]  # what is offered where a notice asks for pictures


@dataclass(frozen=True)
class Piece:
    """A stretch of the source: plain, or the words of one draft."""

    text: str
    draft: DraftTask | None = None


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
    drafts = _drafts(request, row)
    if one := _asked(request, drafts):
        return _card(request, row, one, drafts)
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
        is_open=_is_open(request, row),
    )


@page("desk:execution.correct")
def correct(request: Request, draft: int) -> HttpResponse:
    """改正草案, in its place or on a page of its own."""
    row = get_object_or_404(execution.drafts(request.viewer), pk=draft)
    if _is_behind(request, row):
        return _anew()
    form = DraftForm(request.POST or None, row=row)
    if form.is_valid() and attempt(form, intake.correct, actor=request.viewer, draft=row, **form.words()):
        return _decided(request, row)
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
    return _decided(request, row)


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
    return _decided(request, row)


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
    return _decided(request, row)


@page("desk:execution.confirm")
def confirm(request: Request, notice: int) -> HttpResponse:
    """确认通知: the order in draft."""
    row = get_object_or_404(execution.notices(request.viewer), pk=notice)
    directive = intake.confirm(actor=request.viewer, notice=row)
    return redirect("desk:directive", directive=directive.pk)


def office_of(viewer: Viewer) -> Unit:
    """The unit in which the viewer is clerk."""
    return get_object_or_404(Unit, pk__in=viewer.units(Role.COUNTY_CLERK)[:1])


def asks_for_part(request: Request) -> bool:
    """Whether a script asks for a piece of the page; without scripts the whole page is shown."""
    return "HX-Request" in request.headers


def tally(drafts: list[DraftTask]) -> dict[str, int]:
    """How many drafts are in each state, and how many named schools are open."""
    counts = {state: sum(draft.state == state for draft in drafts) for state in DraftState.values}
    return {**counts, "unsettled": len(execution.unsettled(drafts)), "all": len(drafts)}


def pieces(notice: Notice, drafts: list[DraftTask]) -> list[Piece]:
    """The source cut at the drafts' spans; where spans overlap the later one keeps what is left."""
    found, at = [], 0
    for draft in sorted(drafts, key=lambda row: (row.start, row.end)):
        start, end = max(draft.start, at), draft.end
        if start > at:
            found.append(Piece(notice.raw[at:start]))
        if end > start:
            found.append(Piece(notice.raw[start:end], draft))
        at = max(at, end)
    return [*found, Piece(notice.raw[at:])]


def _drafts(request: Request, notice: Notice) -> list[DraftTask]:
    """The drafts of a notice; one that was merged knows into which, so that nobody takes it up a second time."""
    found = list(execution.drafts(request.viewer).filter(notice=notice))
    kept = [one for one in found if one.state != DraftState.DROPPED]
    for draft in found:
        if draft.state == DraftState.DROPPED:
            draft.into = next((one.seq for one in kept if _holds(one, draft)), None)  # type: ignore[attr-defined]
    return found


def _holds(one: DraftTask, other: DraftTask) -> bool:
    """Whether its stretch of the source is longer, and holds the other's."""
    longer = one.end - one.start > other.end - other.start
    return longer and one.start <= other.start and other.end <= one.end


def _is_open(request: Request, row: Notice) -> bool:
    return row.state == NoticeState.RECEIVED and bool(request.viewer.units(Role.COUNTY_CLERK))


def _asked(request: Request, drafts: list[DraftTask]) -> DraftTask | None:
    """The one card that a script asks for, after an edit that was not kept."""
    asked = request.GET.get("draft") if asks_for_part(request) else None
    return next((draft for draft in drafts if str(draft.pk) == asked), None)


def _is_behind(request: Request, draft: DraftTask) -> bool:
    """Whether somebody else has split tasks since: the page has other numbers, and the card has no place on it."""
    return request.headers.get("HX-Target", f"t{draft.seq}") != f"t{draft.seq}"


def _anew() -> HttpResponse:
    return HttpResponse(headers={"HX-Refresh": "true"})


def _decided(request: Request, row: DraftTask) -> HttpResponse:
    """The card alone with the new counts, or the whole page where scripts do not run."""
    if not asks_for_part(request):
        response = redirect("desk:notice", notice=row.notice_id)
        response["Location"] += f"#t{row.seq}"
        return response
    drafts = _drafts(request, row.notice)
    fresh = next(draft for draft in drafts if draft.pk == row.pk)
    return _card(request, row.notice, fresh, drafts)


def _card(request: Request, notice: Notice, draft: DraftTask, drafts: list[DraftTask]) -> HttpResponse:
    """One card, or the page anew."""
    if _is_behind(request, draft):
        return _anew()
    context: dict[str, Any] = {
        "draft": draft, "notice": notice, "tally": tally(drafts), "is_open": _is_open(request, notice),
    }  # fmt: skip
    if draft.reach != Reach.ALL:
        context["schools"] = execution.schools_below(notice.unit).order_by("code")
    return render(request, "desk/execution/draft_card.html", {**context, "minutes": MINUTES, "swapped": True})
