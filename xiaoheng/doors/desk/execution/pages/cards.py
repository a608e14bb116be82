"""任务草案的卡片: one draft as the confirming page shows it, the source cut at the drafts, and what goes with both."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render

from xiaoheng.doors.ui.pages import Request
from xiaoheng.ground.organisation.words import Role
from xiaoheng.loop.execution import selectors as execution
from xiaoheng.loop.execution.models import DraftTask, Notice
from xiaoheng.loop.execution.words import DraftState, NoticeState, Reach

MINUTES = ["会议记录", "会议纪要"]  # what is offered where a notice asks for pictures


@dataclass(frozen=True)
class Piece:
    """A stretch of the source: plain, or the words of one draft."""

    text: str
    draft: DraftTask | None = None


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


def drafts_of(request: Request, notice: Notice) -> list[DraftTask]:
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


def is_open(request: Request, row: Notice) -> bool:
    """Whether the viewer may still decide its drafts."""
    return row.state == NoticeState.RECEIVED and bool(request.viewer.units(Role.COUNTY_CLERK))


def one_asked(request: Request, drafts: list[DraftTask]) -> DraftTask | None:
    """The one card that a script asks for, after an edit that was not kept."""
    asked = request.GET.get("draft") if asks_for_part(request) else None
    return next((draft for draft in drafts if str(draft.pk) == asked), None)


def is_behind(request: Request, draft: DraftTask) -> bool:
    """Whether somebody else has split tasks since: the page has other numbers, and the card has no place on it."""
    return request.headers.get("HX-Target", f"t{draft.seq}") != f"t{draft.seq}"


def anew() -> HttpResponse:
    """The page is asked for once more."""
    return HttpResponse(headers={"HX-Refresh": "true"})


def decided(request: Request, row: DraftTask) -> HttpResponse:
    """The card alone with the new counts, or the whole page where scripts do not run."""
    if not asks_for_part(request):
        response = redirect("desk:notice", notice=row.notice_id)
        response["Location"] += f"#t{row.seq}"
        return response
    drafts = drafts_of(request, row.notice)
    fresh = next(draft for draft in drafts if draft.pk == row.pk)
    return card(request, row.notice, fresh, drafts)


def card(request: Request, notice: Notice, draft: DraftTask, drafts: list[DraftTask]) -> HttpResponse:
    """One card, or the page anew."""
    if is_behind(request, draft):
        return anew()
    context: dict[str, Any] = {
        "draft": draft, "notice": notice, "tally": tally(drafts), "is_open": is_open(request, notice),
    }  # fmt: skip
    if draft.reach != Reach.ALL:
        context["schools"] = execution.schools_below(notice.unit).order_by("code")
    return render(request, "desk/execution/draft_card.html", {**context, "minutes": MINUTES, "swapped": True})
