"""Pages of the rollout: batches and progress of a county, and the plan of a school."""

from typing import Any

from django import forms as django_forms
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.acting import act_page, office_of, require
from xiaoheng.doors.desk.decisions.views import home_school
from xiaoheng.doors.desk.filing import forms
from xiaoheng.doors.desk.filing.views import tone
from xiaoheng.doors.ui.pages import Request, page, show
from xiaoheng.doors.ui.paging import paged
from xiaoheng.ground.organisation import selectors as organisation
from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.models import Person
from xiaoheng.ground.organisation.policy import may
from xiaoheng.lib import clock
from xiaoheng.loop.decisions.filing import selectors as reads
from xiaoheng.loop.decisions.filing import services
from xiaoheng.loop.decisions.filing.models import Candidacy
from xiaoheng.loop.decisions.filing.words import CandidacyState, Project

MOST = 200  # candidacies on a page: the batches of some years
NEXT = {CandidacyState.NOMINATED: "filing.recommend", CandidacyState.RECOMMENDED: "filing.admit"}


@page("desk:rollout")
def rollout(request: Request) -> HttpResponse:
    """推进: batches, who stands in them, and how far each school is."""
    viewer, school, today = request.viewer, home_school(request.viewer), clock.today()
    listed = paged(request, organisation.schools(viewer).order_by("code"))
    return show(
        request, "desk/filing/rollout.html", school=school, page=listed, today=today,
        batches=reads.batches(viewer), candidacies=_candidacies(viewer),
        progress=reads.progress(viewer, listed.object_list, today),
        nominates=school is not None and may(viewer, "filing.nominate", school),
    )  # fmt: skip


@page("desk:plan")
def plan(request: Request, unit: str) -> HttpResponse:
    """一校一案: the five projects with what is held of each, and the rows of the plan."""
    school = get_object_or_404(organisation.schools(request.viewer), code=unit)
    facts = [(project, fact) for project, fact in reads.evidence(school, clock.today()).items()]
    rows = reads.plan_rows(request.viewer).filter(unit=school)
    return show(
        request, "desk/filing/plan.html", school=school, facts=facts, rows=rows,
        finishes=may(request.viewer, "filing.finish", school), schedules=may(request.viewer, "filing.schedule", school),
    )  # fmt: skip


@page("desk:filing.open_batch")
def open_batch(request: Request) -> HttpResponse:
    """启动批次."""
    county = office_of(request.viewer)
    form = forms.BatchForm(request.POST or None)
    return _act(
        request, form, lambda data: services.open_batch(actor=request.viewer, unit=county, **data),
        _("启动推进批次"), _("批次已启动，学校可以自荐。"), county.name,
    )  # fmt: skip


@page("desk:filing.nominate")
def nominate(request: Request) -> HttpResponse:
    """学校自荐 for a batch that is open."""
    school = home_school(request.viewer)
    if school is None:
        raise Http404
    open_ones = reads.batches(request.viewer).filter(until__gte=clock.today())
    form = forms.NominateForm(request.POST or None, batches=open_ones)
    return _act(
        request, form, lambda data: services.nominate(actor=request.viewer, unit=school, **data),
        _("学校自荐"), _("已自荐，等待推荐。"), school.name,
    )  # fmt: skip


@page("desk:filing.recommend")
def recommend(request: Request, candidacy: int) -> HttpResponse:
    """推荐."""
    row = _candidacy(request, candidacy, "filing.recommend")
    form = forms.RecommendForm(request.POST or None)
    return _act(
        request, form,
        lambda data: services.recommend(actor=request.viewer, candidacy=row, **data),
        _("推荐%(school)s") % {"school": row.unit.name}, _("已推荐，等待县级审核。"), row.reason,
    )  # fmt: skip


@page("desk:filing.admit")
def admit(request: Request, candidacy: int) -> HttpResponse:
    """县级审核."""
    row = _candidacy(request, candidacy, "filing.admit")
    form = forms.AdmitForm(request.POST or None)
    return _act(
        request, form,
        lambda data: services.admit(
            actor=request.viewer, candidacy=row, approve=data["approve"] == "yes", opinion=data["opinion"]
        ),
        _("审核%(school)s") % {"school": row.unit.name}, _("已审核。"), row.recommendation,
    )  # fmt: skip


@page("desk:filing.schedule")
def schedule(request: Request) -> HttpResponse:
    """列入推进清单."""
    school = home_school(request.viewer)
    if school is None:
        raise Http404
    people = Person.objects.filter(unit=school).order_by("name", "code")
    form = forms.PlanForm(request.POST or None, people=people, articles=reads.plan_articles(school))
    return _act(
        request, form, lambda data: services.schedule(actor=request.viewer, unit=school, **data),
        _("列入推进清单"), _("已列入推进清单。"), school.name, reverse("desk:plan", kwargs={"unit": school.code}),
    )  # fmt: skip


@page("desk:filing.finish")
def finish(request: Request, plan_row: int) -> HttpResponse:
    """办结一项."""
    row = get_object_or_404(reads.plan_rows(request.viewer), pk=plan_row)
    require(request, "filing.finish", row.unit, row)
    fact = reads.evidence(row.unit, clock.today())[Project(row.project)]
    return _act(
        request, forms.FinishForm(request.POST or None),
        lambda data: services.finish(actor=request.viewer, row=row, **data),
        _("办结：%(goal)s") % {"goal": row.goal}, _("已办结。"), fact.says,
        reverse("desk:plan", kwargs={"unit": row.unit.code}),
    )  # fmt: skip


def _candidacies(viewer: Viewer) -> list[tuple[Candidacy, str, str]]:
    """Each with its tone and the verb that the viewer may do next."""
    found = [(row, NEXT.get(CandidacyState(row.state), "")) for row in reads.candidacies(viewer)[:MOST]]
    return [(row, tone(row.state), verb if verb and may(viewer, verb, row.unit) else "") for row, verb in found]


def _candidacy(request: Request, pk: int, verb: str) -> Candidacy:
    row = get_object_or_404(reads.candidacies(request.viewer), pk=pk)
    require(request, verb, row.unit, row)
    return row


def _act(
    request: Request, form: django_forms.BaseForm, call: Any, title: str, says: str, lead: str, back: str = ""
) -> HttpResponse:
    return act_page(request, form, call, back or reverse("desk:rollout"), title=title, says=says, lead=lead)
