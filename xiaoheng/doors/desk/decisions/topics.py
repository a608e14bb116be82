"""Pages of topics."""

from typing import Any

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.decisions import forms
from xiaoheng.doors.desk.decisions.views import home_school, topic_context
from xiaoheng.doors.desk.files import download
from xiaoheng.doors.ui.forms import DIGITS
from xiaoheng.doors.ui.pages import Request, attempt, page, show
from xiaoheng.doors.ui.paging import paged
from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.policy import may
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.decisions import selectors as decisions
from xiaoheng.loop.decisions import services
from xiaoheng.loop.decisions.models import Consultation, Topic


@page("desk:topics")
def topics(request: Request) -> HttpResponse:
    """议题列表."""
    form = forms.TopicFilter(request.GET)
    rows = decisions.topics(request.viewer).prefetch_related("matters")
    if form.is_valid():
        state, year, q = form.cleaned_data["state"], form.cleaned_data["year"], form.cleaned_data["q"].strip()
        rows = rows.filter(state=state) if state else rows
        rows = rows.filter(proposed_on__year=year) if year else rows
        rows = rows.filter(Q(title__icontains=q) | Q(unit__name__icontains=q)) if q else rows
    school = home_school(request.viewer)
    can_propose = school is not None and may(request.viewer, "decisions.propose", school)
    return render(
        request,
        "desk/decisions/topics.html",
        {"page": paged(request, rows), "filter": form, "can_propose": can_propose},
    )


@page("desk:decisions.propose")
def propose(request: Request) -> HttpResponse:
    """提出议题: what applies shows as soon as matters are chosen."""
    school = home_school(request.viewer)
    if school is None:
        raise Http404
    issued = decisions.topics(request.viewer).filter(unit=school, state__in=services.CHANGEABLE)
    form = proposal(request, issued)
    if form.is_valid():
        topic = attempt(form, lambda: services.propose(actor=request.viewer, unit=school, **form.arguments()))
        if topic:
            messages.success(request, _("议题已提出。"))
            return redirect("desk:topic", topic=topic.pk)
    return show(request, "desk/decisions/propose.html", form, school=school, **needed(form, school))


@page("desk:requirements")
def requirements(request: Request) -> HttpResponse:
    """What the chosen matters ask for: a part of the page for the form, or a page of its own."""
    asked = request.GET
    context = needs_of(asked.getlist("matters"), home_school(request.viewer), asked.get("amount", ""))
    whole = not request.headers.get("HX-Request")
    template = "desk/decisions/requirements.html" if whole else "desk/decisions/parts/needs.html"
    return render(request, template, context)


@page("desk:topic")
def topic(request: Request, topic: int) -> HttpResponse:
    """议题页."""
    row = get_object_or_404(decisions.topics(request.viewer), pk=topic)
    return show(request, "desk/decisions/topic.html", **topic_context(request.viewer, row))


@page("desk:decisions.redraft")
def redraft(request: Request, topic: int) -> HttpResponse:
    """修改重提."""
    row = get_object_or_404(decisions.topics(request.viewer), pk=topic)
    form = forms.RedraftForm(request.POST or None, initial={"text": row.text})
    done = form.is_valid() and attempt(
        form, services.redraft, actor=request.viewer, topic=row, text=form.cleaned_data["text"]
    )
    return _after(request, row, form, done, _("修改重提"))


@page("desk:decisions.consult")
def consult(request: Request, topic: int) -> HttpResponse:
    """登记会前意见: the form of one person; which one is named by the hidden field."""
    row = get_object_or_404(decisions.topics(request.viewer), pk=topic)
    asked = request.POST.get("consultation") or request.GET.get("consultation") or "0"
    view = get_object_or_404(
        decisions.consultations(request.viewer),
        topic=row,
        pk=int(asked) if asked.isdecimal() and len(asked) <= DIGITS else 0,
    )
    form = forms.ConsultForm(request.POST or None, request.FILES or None, initial={"consultation": view.pk})
    done = form.is_valid() and attempt(form, lambda: _consult(request.viewer, view, form))
    who = view.person.name if view.person else ""
    title = _("登记%(face)s%(who)s的意见") % {"face": view.get_face_display(), "who": who}
    return _after(request, row, form, done, title)


@page("desk:decisions.pass_gate")
def pass_gate(request: Request, gate: int) -> HttpResponse:
    """登记前置程序的结果."""
    row = get_object_or_404(decisions.gates(request.viewer), pk=gate)
    form = forms.GateForm(request.POST or None, request.FILES or None, initial={"body": row.kind.body})
    done = form.is_valid() and attempt(
        form, lambda: services.pass_gate(actor=request.viewer, gate=row, **form.arguments())
    )
    title = _("登记%(gate)s") % {"gate": row.kind.get_code_display()}
    return _after(request, row.topic, form, done, title, note=row.kind.clause)


@page("desk:decisions.report")
def report(request: Request, topic: int) -> HttpResponse:
    """报上级."""
    row = get_object_or_404(decisions.topics(request.viewer), pk=topic)
    form = forms.ReportForm(request.POST or None, request.FILES or None)
    done = form.is_valid() and attempt(
        form, lambda: services.report(actor=request.viewer, topic=row, **form.arguments())
    )
    return _after(request, row, form, done, _("报上级"))


@page("desk:decisions.refer")
def refer(request: Request, topic: int) -> HttpResponse:
    """请示分歧: what divided two meetings goes to the superior."""
    row = get_object_or_404(decisions.topics(request.viewer), pk=topic)
    form = forms.ReportForm(request.POST or None, request.FILES or None, initial={"text": services.split_told(row)})
    done = form.is_valid() and attempt(
        form, lambda: services.refer(actor=request.viewer, topic=row, **form.arguments())
    )
    return _after(request, row, form, done, _("请示上级：重大分歧"))


@page("desk:decisions.issue")
def issue(request: Request, topic: int) -> HttpResponse:
    """印发决议."""
    row = get_object_or_404(decisions.topics(request.viewer), pk=topic)
    resolution = services.issue(actor=request.viewer, topic=row)
    messages.success(request, _("%(number)s已印发。") % {"number": resolution.number})
    return redirect("desk:topic", topic=row.pk)


@page("desk:decisions.close")
def close(request: Request, topic: int) -> HttpResponse:
    """办结议题."""
    row = get_object_or_404(decisions.topics(request.viewer), pk=topic)
    form = forms.CloseForm(request.POST or None)
    done = form.is_valid() and attempt(form, services.close, actor=request.viewer, topic=row, **form.cleaned_data)
    return _after(request, row, form, done, _("办结议题"))


@page("desk:topic_paper")
def topic_paper(request: Request, topic: int, digest: str) -> FileResponse:
    """A paper of the topic: its draft, a gate's or a consultation's."""
    row = get_object_or_404(decisions.topics(request.viewer), pk=topic)
    known = {
        row.paper,
        *row.reports.values_list("paper", flat=True),
        *row.gates.values_list("paper", flat=True),
        *row.consultations.values_list("paper", flat=True),
    }
    if digest not in known:
        raise Http404
    return download(digest)


def _consult(viewer: Viewer, view: Consultation, form: forms.ConsultForm) -> Consultation:
    told = form.arguments()
    del told["consultation"]
    return services.consult(actor=viewer, consultation=view, **told)


def _after(request: Request, topic: Topic, form: Any, done: Any, title: str, note: str = "") -> HttpResponse:
    """Back to the topic when it was done, the form with its errors otherwise."""
    if done:
        messages.success(request, _("已登记。"))
        return redirect("desk:topic", topic=topic.pk)
    return show(request, "desk/decisions/topic_form.html", form, topic=topic, form_title=title, note=note)


def proposal(request: Request, issued: QuerySet[Topic], **begin: Any) -> forms.ProposeForm:
    """The form of a topic; the button for those without scripts keeps what was typed and proposes nothing."""
    if "look" not in request.POST:
        return forms.ProposeForm(request.POST or None, request.FILES or None, issued=issued, initial=begin)
    typed = {name: request.POST.getlist(name) if name == "matters" else request.POST[name] for name in request.POST}
    return forms.ProposeForm(issued=issued, initial=typed)


def needed(form: forms.ProposeForm, school: Any) -> dict[str, Any]:
    """What the matters and the sum in the form ask for."""
    return needs_of(form["matters"].value() or [], school, str(form["amount"].value() or ""))


def needs_of(codes: list[str], school: Any, amount: str = "") -> dict[str, Any]:
    """The requirements of the chosen matters and sum of money, or the sentence why there are none."""
    dual = False
    money = int(amount) if amount.isdecimal() and len(amount) <= DIGITS else None
    try:
        needs = decisions.requirements(codes, school, money) if codes else None
        said = ""
    except Refused as refusal:
        needs, said = None, str(refusal)
    if school is not None:
        dual = decisions.is_dual_role(school)
    return {"needs": needs, "said": said, "dual": dual}
