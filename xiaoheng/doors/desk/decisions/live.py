"""会议模式: three panes, one step a POST, saved at once; works on two screens, after a reload and without scripts."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.acting import require
from xiaoheng.doors.desk.decisions import live_forms
from xiaoheng.doors.ui.pages import Request, attempt, page, show
from xiaoheng.ground.organisation.models import Person
from xiaoheng.ground.organisation.policy import may
from xiaoheng.loop.decisions import selectors as decisions
from xiaoheng.loop.decisions import services
from xiaoheng.loop.decisions.models import AgendaItem, Meeting, Screen
from xiaoheng.loop.decisions.selectors import Standing
from xiaoheng.loop.decisions.words import DECIDING, ItemState, MeetingState


@page("desk:meeting_mode")
def mode(request: Request, meeting: int) -> HttpResponse:
    """会议模式: the item under debate, else the one asked for, else the first without an outcome."""
    row = get_object_or_404(decisions.meetings(request.viewer).filter(kind__in=DECIDING), pk=meeting)
    if row.state != MeetingState.OPEN:
        return redirect("desk:meeting", meeting=row.pk)
    return board(request, row, asked=request.GET.get("item", ""))


@page("desk:decisions.attend")
def attend(request: Request, meeting: int) -> HttpResponse:
    """登记出席."""
    row = get_object_or_404(decisions.meetings(request.viewer).filter(kind__in=DECIDING), pk=meeting)
    require(request, "decisions.attend", row.unit, row)
    form = live_forms.AttendForm(request.POST, seats=list(row.attendances.select_related("person")))
    if form.is_valid() and attempt(form, services.attend, actor=request.viewer, meeting=row, marks=form.marks()):
        return redirect("desk:meeting_mode", meeting=row.pk)
    return board(request, row, attend=form)


@page("desk:decisions.adjourn")
def adjourn(request: Request, meeting: int) -> HttpResponse:
    """宣布散会."""
    row = get_object_or_404(decisions.meetings(request.viewer).filter(kind__in=DECIDING), pk=meeting)
    services.adjourn(actor=request.viewer, meeting=row)
    messages.success(request, _("会议已结束，请形成纪要。"))
    return redirect("desk:meeting", meeting=row.pk)


@page("desk:decisions.take_up")
def take_up(request: Request, agenda_item: int) -> HttpResponse:
    """开始审议."""
    item = _item(request, agenda_item, "decisions.take_up")
    form = forms.Form(request.POST)
    return _step(request, item, "take_up", form, services.take_up)


@page("desk:decisions.recuse")
def recuse(request: Request, agenda_item: int) -> HttpResponse:
    """登记回避."""
    item = _item(request, agenda_item, "decisions.recuse")
    form = live_forms.RecuseForm(request.POST, standing=decisions.standing_of(item))
    return _step(request, item, "recuse", form, services.recuse)


@page("desk:decisions.speak")
def speak(request: Request, agenda_item: int) -> HttpResponse:
    """登记发言."""
    item = _item(request, agenda_item, "decisions.speak")
    form = live_forms.SpeakForm(request.POST, standing=decisions.standing_of(item))
    return _step(request, item, "speak", form, services.speak)


@page("desk:decisions.split")
def split(request: Request, agenda_item: int) -> HttpResponse:
    """登记重大分歧."""
    item = _item(request, agenda_item, "decisions.split")
    return _step(request, item, "split", live_forms.SplitForm(request.POST), services.split)


@page("desk:decisions.vote")
def vote(request: Request, agenda_item: int) -> HttpResponse:
    """登记表决."""
    item = _item(request, agenda_item, "decisions.vote")
    form = live_forms.VoteForm(request.POST, standing=decisions.standing_of(item))
    if form.is_valid() and attempt(form, services.vote, actor=request.viewer, item=item, **form.counts()):
        return _back(item)
    return board(request, item.meeting, asked=str(item.pk), vote=form)


@page("desk:decisions.resolve")
def resolve(request: Request, agenda_item: int) -> HttpResponse:
    """形成结论."""
    item = _item(request, agenda_item, "decisions.resolve")
    form = live_forms.ResolveForm(request.POST, standing=decisions.standing_of(item))
    return _step(request, item, "resolve", form, services.resolve)


def board(request: Request, meeting: Meeting, asked: str = "", **bound: Any) -> HttpResponse:
    """The three panes; a form that was refused comes back as typed, with its error."""
    items = list(decisions.agenda(request.viewer).filter(meeting=meeting).prefetch_related("topic__matters"))
    seats = list(meeting.attendances.select_related("person"))
    item = _shown(items, asked)
    here = items.index(item) if item is not None else 0
    name, wrong = next(((name, form) for name, form in bound.items() if form.errors), ("", None))
    context: dict[str, Any] = {
        "meeting": meeting,
        "items": items,
        "item": item,
        "before": items[here - 1] if here else None,
        "after": items[here + 1] if here + 1 < len(items) else None,
        "keeps": may(request.viewer, "decisions.attend", meeting.unit, meeting),
        "attend": bound.get("attend") or live_forms.AttendForm(seats=seats),
        "may_carry_out": may(request.viewer, "execution.carry_out", meeting.unit),
        "next_item": next((row for row in items if row.state == ItemState.WAITING), None),
        "to_confirm": decisions.to_confirm(meeting),
        "urgent": decisions.waiting_acts(request.viewer).filter(org=meeting.org_id) if meeting.org_id else [],
        "screen": Screen.objects.filter(meeting=meeting).first(),
        "all_decided": all(row.state == ItemState.DECIDED for row in items),
    }
    if item is not None:
        standing = decisions.standing_of(item, seats)
        context["seen"] = max((row.revision for row in item.utterances.all()), default=0)
        context |= {"standing": standing, "current": item.state == ItemState.CURRENT, **_forms(standing, bound)}
        if wrong is not None and not _is_drawn(name, standing):
            context["refusal"] = wrong.non_field_errors()
    status = 422 if wrong is not None else 200
    answer = show(request, "desk/decisions/live.html", **context)
    answer.status_code = status
    return answer


def _forms(standing: Standing, bound: dict[str, Any]) -> dict[str, Any]:
    """The step forms of one item; those refused keep what was typed."""
    item = standing.item
    vote = {"method": item.method, "yes": item.yes, "no": item.no, "abstain": item.abstain} if item.has_vote else {}
    fresh = {
        "speak": live_forms.SpeakForm(standing=standing, initial={"person": _next_speaker(standing)}),
        "split": live_forms.SplitForm(auto_id="split_%s"),
        "recuse": live_forms.RecuseForm(standing=standing, auto_id="recuse_%s"),
        "vote": live_forms.VoteForm(standing=standing, initial=vote),
        "resolve": live_forms.ResolveForm(standing=standing, auto_id="resolve_%s"),
    }
    return {name: bound.get(name) or form for name, form in fresh.items()}


def _is_drawn(name: str, standing: Standing) -> bool:
    """Whether the page still has the form, so that its refusal stands beside it; a stale tab's stands on top."""
    item = standing.item
    debated = item.state == ItemState.CURRENT
    drawn = {
        "attend": True,
        "speak": debated and not item.has_vote,
        "recuse": debated and not item.has_vote,
        "split": debated and not item.has_vote and not item.split,
        "vote": debated and standing.rule.voted and standing.is_heard_out and not item.split,
        "resolve": item.state != ItemState.DECIDED,
    }
    return drawn.get(name, False)


def _next_speaker(standing: Standing) -> int | None:
    """Who speaks next: the first voter who has not spoken, the chair last."""
    waiting = [*standing.silent, *(s for s in standing.voters if s.is_chair and not s.text)]
    return waiting[0].row.person_id if waiting else None


def _shown(items: list[AgendaItem], asked: str) -> AgendaItem | None:
    """The item in the middle: the one asked for, the one under debate, the first open one, the last."""
    wanted = next((row for row in items if str(row.pk) == asked), None)
    current = next((row for row in items if row.state == ItemState.CURRENT), None)
    waiting = next((row for row in items if row.state == ItemState.WAITING), None)
    return wanted or current or waiting or (items[-1] if items else None)


def _item(request: Request, pk: int, verb: str) -> AgendaItem:
    item = get_object_or_404(decisions.agenda(request.viewer), pk=pk)
    require(request, verb, item.meeting.unit, item)
    return item


def _step(request: Request, item: AgendaItem, name: str, form: forms.Form, verb: Any) -> HttpResponse:
    """One step on one item: done and back to the board, or the board with the refusal beside what was typed."""
    if form.is_valid():
        data = dict(form.cleaned_data)
        if "person" in data:
            data["person"] = get_object_or_404(Person, pk=data["person"])
        if attempt(form, verb, actor=request.viewer, item=item, **data):
            return _back(item)
    return board(request, item.meeting, asked=str(item.pk), **{name: form})


def _back(item: AgendaItem) -> HttpResponse:
    """To the board, with the same item in the middle: after the outcome its tasks are made from there."""
    return redirect(f"{reverse('desk:meeting_mode', kwargs={'meeting': item.meeting_id})}?item={item.pk}")
