"""Pages of one meeting of another body."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.acting import act_page, require
from xiaoheng.doors.desk.assemblies import forms
from xiaoheng.doors.desk.assemblies.views import assembly_context
from xiaoheng.doors.ui.pages import Request, attempt, page, show
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.decisions.assemblies import selectors as reads
from xiaoheng.loop.decisions.assemblies import services
from xiaoheng.loop.decisions.assemblies.models import Question
from xiaoheng.loop.decisions.models import Meeting

LONGEST = 9  # digits of a number that is typed


@page("desk:assembly")
def assembly(request: Request, assembly: int) -> HttpResponse:
    """会议页: who belongs there, what is put before it, what came of it, its minutes."""
    row = _found(request, assembly)
    return show(request, "desk/assemblies/assembly.html", **assembly_context(request.viewer, row))


@page("desk:assemblies.put")
def put(request: Request, assembly: int) -> HttpResponse:
    """提请审议."""
    row = _found(request, assembly)
    require(request, "assemblies.put", row.unit, row)
    form = forms.PutForm(request.POST, gates=reads.asking(request.viewer, row))
    if form.is_valid() and attempt(form, services.put, actor=request.viewer, meeting=row, **form.cleaned_data):
        return _back(row)
    return show(request, "desk/assemblies/assembly.html", form, **assembly_context(request.viewer, row))


@page("desk:assemblies.withdraw")
def withdraw(request: Request, question: int) -> HttpResponse:
    """撤下."""
    row = _question(request, question)
    services.withdraw(actor=request.viewer, question=row)
    return _back(row.meeting)


@page("desk:assemblies.open")
def open_(request: Request, assembly: int) -> HttpResponse:
    """宣布开会."""
    row = _found(request, assembly)
    require(request, "assemblies.open", row.unit, row)
    roll = reads.roll_of(reads.holder_of(row), row.planned_on)
    form = forms.OpenForm(request.POST or None, people=list(roll.entitled))
    if row.assembly.form.seats != "members" and request.method == "POST":
        services.open_(actor=request.viewer, meeting=row)
        return _back(row)
    return act_page(
        request, form, lambda told: services.open_(actor=request.viewer, meeting=row, **told), _url(row),
        title=_("宣布开会"), says=_("名册已确定，请登记到会。"), lead=f"{row.called} · {row.assembly.holder}",
    )  # fmt: skip


@page("desk:assemblies.attend")
def attend(request: Request, assembly: int) -> HttpResponse:
    """登记到会."""
    row, post = _found(request, assembly), request.POST
    counted = {part.part: _number(post.get(f"part_{part.part}", "")) for part in row.headcounts.all()}
    here, seen = _keys(post.getlist("here")), _keys(post.getlist("seen"))
    services.attend(actor=request.viewer, meeting=row, here=here, counted=counted, seen=seen)
    messages.success(request, _("到会情况已登记。"))
    return _back(row)


@page("desk:assemblies.decide")
def decide(request: Request, question: int) -> HttpResponse:
    """登记审议结果."""
    row = _question(request, question)
    require(request, "assemblies.decide", row.meeting.unit, row)
    form = forms.DecideForm(request.POST or None, way=row.meeting.assembly.form.way)
    count = reads.count_of(row.meeting, row.quorum)
    return act_page(
        request, form, lambda _told: services.decide(actor=request.viewer, question=row, **form.told()),
        _url(row.meeting), title=_("登记审议结果"), says=_("审议结果已登记。"), lead=row.title,
        template="desk/assemblies/decide.html", question=row, count=count,
    )  # fmt: skip


@page("desk:assemblies.adjourn")
def adjourn(request: Request, assembly: int) -> HttpResponse:
    """宣布散会."""
    row = _found(request, assembly)
    services.adjourn(actor=request.viewer, meeting=row, summary=request.POST.get("summary", ""))
    messages.success(request, _("会议已结束，请形成纪要。"))
    return _back(row)


@page("desk:assemblies.cancel")
def cancel(request: Request, assembly: int) -> HttpResponse:
    """取消会议."""
    row = _found(request, assembly)
    require(request, "assemblies.cancel", row.unit, row)
    return act_page(
        request, forms.CancelForm(request.POST or None),
        lambda told: services.cancel(actor=request.viewer, meeting=row, **told), _url(row),
        title=_("取消会议"), says=_("会议已取消，提请审议的事项可以再提请下一次会议。"), lead=row.called,
    )  # fmt: skip


def _found(request: Request, pk: int) -> Meeting:
    return get_object_or_404(reads.assemblies(request.viewer), pk=pk)


def _question(request: Request, pk: int) -> Question:
    return get_object_or_404(reads.questions(request.viewer), pk=pk)


def _url(row: Meeting) -> str:
    return reverse("desk:assembly", kwargs={"assembly": row.pk})


def _back(row: Meeting) -> HttpResponse:
    return redirect(_url(row))


def _number(text: str) -> int:
    """A number of people as typed; nothing is none."""
    if text.strip() and not (text.strip().isdecimal() and len(text.strip()) <= LONGEST):
        raise Refused(_("到会人数填写有误。"), _("请填写整数。"), "B-08")
    return int(text or 0)


def _keys(values: list[Any]) -> list[int]:
    """Keys of people as the page sent them; what is no key is nobody on the roll."""
    return [int(value) if str(value).isdecimal() and len(value) <= LONGEST else -1 for value in values if value]
