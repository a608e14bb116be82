"""交办任务: one item in one school; submitting, exempting, extending, answering by a decision."""

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.decisions.topics import needed, proposal
from xiaoheng.doors.desk.execution.cell import DECLINE, EXEMPT, EXTEND, cell_page, find, submit_form
from xiaoheng.doors.desk.execution.forms import ExtendForm, ReasonForm, SubmitForm
from xiaoheng.doors.desk.files import download, first_words, pictured
from xiaoheng.doors.ui.pages import Request, attempt, page, show
from xiaoheng.ground.organisation.selectors.scope import INSIDE
from xiaoheng.loop.decisions import selectors as decisions
from xiaoheng.loop.execution import selectors as execution
from xiaoheng.loop.execution import services
from xiaoheng.loop.execution.models import Assignment, Extension
from xiaoheng.loop.execution.services import Upload
from xiaoheng.loop.execution.words import EvidenceKind


@page("desk:item")
def item(request: Request, item: int) -> HttpResponse:
    """事项: a school comes to its own task, the county to the order."""
    row = get_object_or_404(execution.items(request.viewer), pk=item)
    own = execution.targets(request.viewer, row.directive).first() if request.viewer.roles() & set(INSIDE) else None
    if own is None:
        return redirect("desk:directive", directive=row.directive_id)
    return redirect("desk:cell", item=row.pk, unit=own.unit.code)


@page("desk:cell")
def cell(request: Request, item: int, unit: str) -> HttpResponse:
    """一项任务 by item and school, whether stored or not."""
    return cell_page(request, find(request.viewer, item, unit, request.GET.get("period", "")))


@page("desk:assignment")
def assignment(request: Request, assignment: int) -> HttpResponse:
    """一项任务 by its row."""
    return cell_page(request, get_object_or_404(execution.assignments(request.viewer), pk=assignment))


@page("desk:execution.submit")
def submit(request: Request, item: int, unit: str) -> HttpResponse:
    """提交办理情况."""
    row = find(request.viewer, item, unit, request.GET.get("period", ""))
    if request.method == "GET":
        return redirect(cell_url(row))
    form = submit_form(row, request.POST, request.FILES)
    if form.is_valid() and attempt(form, services.submit, actor=request.viewer, assignment=row, **_handed_in(form)):
        messages.success(request, _("已提交“%(title)s”，等待复核。") % {"title": row.item.title})
        return redirect(cell_url(row))
    return cell_page(request, row, submit_form=form)


@page("desk:execution.exempt")
def exempt(request: Request, item: int, unit: str) -> HttpResponse:
    """豁免."""
    row = find(request.viewer, item, unit, request.GET.get("period", ""))
    form = ReasonForm(request.POST, auto_id=EXEMPT)
    if form.is_valid() and attempt(form, services.exempt, actor=request.viewer, assignment=row, **form.cleaned_data):
        messages.success(request, _("已豁免，学校能看到理由。"))
        return redirect(cell_url(row))
    return cell_page(request, row, exempt_form=form)


@page("desk:execution.extend")
def extend(request: Request, item: int, unit: str) -> HttpResponse:
    """申请延期."""
    row = find(request.viewer, item, unit, request.GET.get("period", ""))
    form = ExtendForm(request.POST, auto_id=EXTEND)
    if form.is_valid() and attempt(form, services.extend, actor=request.viewer, assignment=row, **form.cleaned_data):
        messages.success(request, _("已申请延期，答复之前仍按原期限办理。"))
        return redirect(cell_url(row))
    return cell_page(request, row, extend_form=form)


@page("desk:execution.grant")
def grant(request: Request, extension: int) -> HttpResponse:
    """同意延期."""
    row = _extension(request, extension)
    services.grant(actor=request.viewer, extension=row)
    messages.success(request, _("已同意延期至%(day)s。") % {"day": date_format(row.until)})
    return redirect("desk:assignment", assignment=row.assignment_id)


@page("desk:execution.decline")
def decline(request: Request, extension: int) -> HttpResponse:
    """不同意延期."""
    row, form = _extension(request, extension), ReasonForm(request.POST, auto_id=DECLINE)
    if form.is_valid():
        answer = form.cleaned_data["reason"]
        if attempt(form, services.decline, actor=request.viewer, extension=row, answer=answer):
            messages.success(request, _("已答复，仍按原期限办理。"))
            return redirect("desk:assignment", assignment=row.assignment_id)
    return cell_page(request, row.assignment, decline_form=form)


@page("desk:execution.answer")
def answer(request: Request, item: int, unit: str) -> HttpResponse:
    """以决策作答: propose the topic that answers the item."""
    row = find(request.viewer, item, unit, request.GET.get("period", ""))
    none = decisions.topics(request.viewer).none()
    form = proposal(request, none, title=row.item.title)
    if form.is_valid():
        words = {key: value for key, value in form.arguments().items() if key != "supersedes"}
        if attempt(form, services.answer, actor=request.viewer, assignment=row, **words):
            messages.success(request, _("议题已提出。"))
            return redirect(cell_url(row))
    needs = needed(form, row.unit)
    return show(request, "desk/execution/answer.html", form, assignment=row, item=row.item, school=row.unit, **needs)


@page("desk:evidence")
def evidence(request: Request, evidence: int) -> HttpResponse | FileResponse:
    """印证资料: the file itself, as a download; a picture, or how a text begins, in place where that is asked for."""
    row = get_object_or_404(execution.evidence(request.viewer), pk=evidence, kind=EvidenceKind.FILE)
    if request.GET.get("show") == "text":
        return show(request, "desk/execution/words.html", words=first_words(row.digest))
    return pictured(row.digest) if request.GET.get("show") else download(row.digest, row.title)


def cell_url(row: Assignment) -> str:
    """Address of an assignment's page, with the period of a recurring item."""
    url = reverse("desk:cell", kwargs={"item": row.item_id, "unit": row.unit.code})
    return f"{url}?period={row.occurrence.isoformat()}" if row.item.recurrence else url


def _extension(request: Request, extension: int) -> Extension:
    return get_object_or_404(execution.extensions(request.viewer), pk=extension)


def _handed_in(form: SubmitForm) -> dict[str, object]:
    data = form.cleaned_data
    files = [
        Upload(data[f"file{n}"].read(), data[f"file{n}"].name, data[f"date{n}"]) for n in (1, 2, 3) if data[f"file{n}"]
    ]
    keep = [int(pk) for pk in data.get("keep", [])]
    return {"note": data["note"], "files": files, "facts": form.chosen(), "keep": keep}
