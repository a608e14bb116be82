"""Pages of the county: register, read article by article, conclude; and the school's answer to advice."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.acting import act_page, require
from xiaoheng.doors.desk.filing import forms
from xiaoheng.doors.ui.pages import Request, page
from xiaoheng.loop.decisions.filing import selectors as reads
from xiaoheng.loop.decisions.filing import services
from xiaoheng.loop.decisions.filing.models import FiledText


@page("desk:filing.register")
def register(request: Request, filed_text: int) -> HttpResponse:
    """登记."""
    row = get_object_or_404(reads.texts(request.viewer), pk=filed_text)
    services.register(actor=request.viewer, text=row)
    messages.success(request, _("已登记，请逐条审查。"))
    return redirect("desk:filing", filed_text=row.pk)


@page("desk:filing.examine")
def examine(request: Request, filed_text: int) -> HttpResponse:
    """逐条审查: each article beside what it was and what it must answer."""
    row = _found(request, filed_text, "filing.examine")
    articles, before = reads.articles_of(row), reads.filed_before(row)
    form = forms.ExamineForm(request.POST or None, articles=articles)
    pairs = reads.compare(reads.articles_of(before), articles) if before else []
    return act_page(
        request,
        form,
        lambda _data: services.examine(actor=request.viewer, text=row, marks=form.marks("rest" in request.POST)) + 1,
        _back(row),
        title=_("逐条审查"),
        says=_("审查意见已保存。"),
        template="desk/filing/examine.html",
        lead=row.title,
        changes={pair.new.pk: pair for pair in pairs if pair.new is not None},
        points=reads.guide(row.kind).required,
        compared=before is not None,
    )


@page("desk:filing.conclude")
def conclude(request: Request, filed_text: int) -> HttpResponse:
    """审查结论."""
    row = _found(request, filed_text, "filing.conclude")
    return act_page(
        request,
        forms.ConcludeForm(request.POST or None),
        lambda data: services.conclude(actor=request.viewer, text=row, **data),
        _back(row),
        title=_("审查结论"),
        says=_("已作出结论，学校可以看到。"),
        lead=row.title,
    )


@page("desk:filing.answer")
def answer(request: Request, filed_text: int) -> HttpResponse:
    """答复书面建议."""
    row = _found(request, filed_text, "filing.answer")
    return act_page(
        request,
        forms.AnswerForm(request.POST or None),
        lambda data: services.answer(actor=request.viewer, text=row, **data),
        _back(row),
        title=_("答复书面建议"),
        says=_("已答复。"),
        lead=row.title,
    )


def _found(request: Request, pk: int, verb: str) -> FiledText:
    row = get_object_or_404(reads.texts(request.viewer), pk=pk)
    require(request, verb, row.unit, row)
    return row


def _back(row: FiledText) -> str:
    return reverse("desk:filing", kwargs={"filed_text": row.pk})
