"""Pages of meetings before and after they are held, and of organisation life."""

from functools import reduce
from itertools import chain
from operator import or_

from django.contrib import messages
from django.db.models import Q
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.acting import require
from xiaoheng.doors.desk.decisions import forms
from xiaoheng.doors.desk.decisions.views import home_school, meeting_context
from xiaoheng.doors.desk.files import download, printed, suffix_of
from xiaoheng.doors.reports.assembly import minutes as assembly_paper
from xiaoheng.doors.reports.minutes import minutes as minutes_paper
from xiaoheng.doors.ui.pages import Request, attempt, page, show
from xiaoheng.doors.ui.paging import paged
from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.models import PartyOrg
from xiaoheng.ground.organisation.policy import may
from xiaoheng.ground.organisation.words import Role
from xiaoheng.loop.decisions import selectors as decisions
from xiaoheng.loop.decisions import services
from xiaoheng.loop.decisions.models import Meeting
from xiaoheng.loop.decisions.words import DECIDING, Manner, MeetingKind, MeetingState

CALLS: dict[str, str] = {Role.SECRETARY: MeetingKind.PARTY, Role.PRINCIPAL: MeetingKind.PRINCIPAL}


@page("desk:meetings")
def meetings(request: Request) -> HttpResponse:
    """会议列表: both deciding bodies and organisation life."""
    form = forms.MeetingFilter(request.GET)
    rows = decisions.with_counts(decisions.meetings(request.viewer))
    if form.is_valid():
        kind, year, q = form.cleaned_data["kind"], form.cleaned_data["year"], form.cleaned_data["q"].strip()
        rows = rows.filter(kind=kind) if kind else rows
        rows = rows.filter(planned_on__year=year) if year else rows
        named = (Q(**{f"{name}__icontains": q}) for name in ("title", "number", "unit__name", "org__name"))
        rows = rows.filter(reduce(or_, named)) if q else rows
    school = home_school(request.viewer)
    buttons = {
        verb: school is not None and may(request.viewer, f"decisions.{verb}", school) for verb in ("convene", "hold")
    }
    urgent = {
        "urgent": decisions.waiting_acts(request.viewer)[:20],
        "may_act": school is not None and may(request.viewer, "decisions.act_urgently", school),
        "may_ratify": school is not None and may(request.viewer, "decisions.ratify", school),
    }
    return render(
        request, "desk/decisions/meetings.html", {"page": paged(request, rows), "filter": form, **buttons, **urgent}
    )


def _body_of(viewer: Viewer) -> str:
    """The body that the viewer calls by his post; none for the office, and none for whoever holds both posts."""
    called = [body for role, body in CALLS.items() if role in viewer.roles()]
    return called[0] if len(called) == 1 else ""


@page("desk:decisions.convene")
def convene(request: Request) -> HttpResponse:
    """召集会议."""
    school = home_school(request.viewer)
    if school is None:
        raise Http404
    form = forms.ConveneForm(
        request.POST or None, initial={"kind": request.GET.get("kind") or _body_of(request.viewer)}
    )
    if form.is_valid():
        data = {**form.cleaned_data, "manner": form.cleaned_data["manner"] or Manner.ON_SITE}
        meeting = attempt(form, services.convene, actor=request.viewer, unit=school, **data)
        if meeting:
            messages.success(request, _("会议已召集，请列入议题后发出通知。"))
            return redirect("desk:meeting", meeting=meeting.pk)
    return show(request, "desk/decisions/convene.html", form)


@page("desk:meeting")
def meeting(request: Request, meeting: int) -> HttpResponse:
    """会议页: agenda before the meeting, record after it; while it is held, meeting mode."""
    row = _found(request, meeting)
    if row.book:  # of another body
        return redirect("desk:assembly", assembly=row.pk)
    if row.state == MeetingState.OPEN:
        return redirect("desk:meeting_mode", meeting=row.pk)
    return show(request, "desk/decisions/meeting.html", **meeting_context(request.viewer, row))


@page("desk:decisions.table")
def table(request: Request, meeting: int) -> HttpResponse:
    """列入议程."""
    row = _found(request, meeting)
    require(request, "decisions.table", row.unit, row)
    ready = decisions.topics(request.viewer)
    form = forms.TableForm(request.POST, topics=ready)
    done = form.is_valid() and attempt(form, services.table, actor=request.viewer, meeting=row, **form.cleaned_data)
    if done:
        messages.success(request, _("已列入议程。"))
        return redirect("desk:meeting", meeting=row.pk)
    return show(request, "desk/decisions/meeting.html", form, **meeting_context(request.viewer, row))


@page("desk:decisions.start")
def start(request: Request, meeting: int) -> HttpResponse:
    """宣布开会."""
    row = _found(request, meeting)
    services.start(actor=request.viewer, meeting=row)
    return redirect("desk:meeting_mode", meeting=row.pk)


@page("desk:decisions.cancel")
def cancel(request: Request, meeting: int) -> HttpResponse:
    """取消会议."""
    row = _found(request, meeting)
    require(request, "decisions.cancel", row.unit, row)
    form = forms.CancelForm(request.POST or None)
    if form.is_valid() and attempt(form, services.cancel, actor=request.viewer, meeting=row, **form.cleaned_data):
        messages.success(request, _("会议已取消，议题等待下一次会议。"))
        return redirect("desk:meeting", meeting=row.pk)
    return show(request, "desk/decisions/cancel.html", form, meeting=row)


@page("desk:decisions.draft_minutes")
def draft_minutes(request: Request, meeting: int) -> HttpResponse:
    """形成纪要稿: made from the record, or the edited document uploaded in its place."""
    row = get_object_or_404(decisions.meetings(request.viewer).filter(Q(kind__in=DECIDING) | ~Q(book="")), pk=meeting)
    file = request.FILES.get("file")
    data = file.read() if file else (assembly_paper(row) if row.book else minutes_paper(row))
    services.draft_minutes(actor=request.viewer, meeting=row, data=data, seen=request.POST.get("seen") or None)
    messages.success(request, _("纪要稿已形成，请主持人阅读后签发。"))
    return redirect("desk:meeting", meeting=row.pk)


@page("desk:minutes")
def minutes(request: Request, meeting: int) -> FileResponse:
    """下载纪要: the version in force, or the one asked for by its digest: a former one, a correction, a scan."""
    row = get_object_or_404(decisions.minutes(request.viewer), meeting=meeting)
    asked = request.GET.get("file", "")
    known = {row.file, row.scan, row.corrected, *chain.from_iterable(row.former.values_list("file", "scan"))}
    if asked and asked not in known:
        raise Http404
    name = row.meeting.number
    if request.GET.get("as") == "pdf":
        return printed(row.file, name)
    return download(asked) if asked else download(row.file, f"{name}{suffix_of(row.file)}")


@page("desk:decisions.sign")
def sign(request: Request, meeting: int) -> HttpResponse:
    """签发纪要."""
    row = get_object_or_404(decisions.minutes(request.viewer), meeting=meeting)
    services.sign(actor=request.viewer, minutes=row, digest=request.POST.get("digest", ""))
    messages.success(request, _("纪要已签发，内容从此固定。"))
    return redirect("desk:meeting", meeting=meeting)


@page("desk:decisions.hold")
def hold(request: Request) -> HttpResponse:
    """登记组织生活."""
    school = home_school(request.viewer)
    orgs = PartyOrg.objects.filter(unit=school, until__isnull=True).order_by("code")
    form = forms.HoldForm(request.POST or None, orgs=orgs, initial=request.GET.dict())
    if form.is_valid() and (held := attempt(form, services.hold, actor=request.viewer, **form.cleaned_data)):
        told = {"kind": held.get_kind_display(), "org": held.org, "day": date_format(held.held_on)}
        messages.success(request, _("已登记%(org)s%(day)s的%(kind)s。") % told)
        return redirect("desk:organisation_life", org=held.org_id) if request.GET else redirect("desk:meetings")
    return show(request, "desk/decisions/hold.html", form, orgs=orgs)


def _found(request: Request, meeting: int) -> Meeting:
    """A meeting in sight; organisation life has a record page but no agenda."""
    rows = decisions.meetings(request.viewer)
    return get_object_or_404(rows if request.method == "GET" else rows.filter(kind__in=DECIDING), pk=meeting)
