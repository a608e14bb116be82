"""Pages of the school: a draft, its articles, and sending it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.acting import act_page, require
from xiaoheng.doors.desk.decisions.views import home_school
from xiaoheng.doors.desk.filing import forms
from xiaoheng.doors.ui.forms import DIGITS
from xiaoheng.doors.ui.pages import Request, attempt, page, show
from xiaoheng.lib import clock
from xiaoheng.loop.decisions import selectors as decisions
from xiaoheng.loop.decisions.filing import selectors as reads
from xiaoheng.loop.decisions.filing import services
from xiaoheng.loop.decisions.filing.models import Article, FiledText, MatterTerm


@page("desk:filing.draft")
def draft(request: Request) -> HttpResponse:
    """起草: kind and beginning."""
    school = home_school(request.viewer)
    if school is None:
        raise Http404
    form = forms.DraftForm(request.POST or None, request.FILES or None, initial={"kind": request.GET.get("kind", "")})
    if form.is_valid():
        row = attempt(form, lambda: services.draft(actor=request.viewer, unit=school, **form.arguments()))
        if row:
            messages.success(request, _("已起草第%(n)d版，请逐条修改。") % {"n": row.version})
            return redirect("desk:filing", filed_text=row.pk)
    back = reverse("desk:filings")
    return show(request, "desk/act.html", form, title=_("起草报备文本"), lead=school.name, back=back)


@page("desk:filing.put")
def put(request: Request, filed_text: int) -> HttpResponse:
    """写一条: a new one, or the one that the address names."""
    row = _mine(request, filed_text, "filing.put")
    article = _asked(row, request.GET.get("article", ""))
    form = forms.ArticleForm(request.POST or None, kind=row.kind, initial=_initial(row, article))
    return act_page(
        request,
        form,
        lambda _data: services.put(actor=request.viewer, text=row, article=article, **form.arguments()),
        f"{reverse('desk:filing', kwargs={'filed_text': row.pk})}#articles",
        title=_("修改第%(n)d条") % {"n": article.number} if article else _("加一条"),
        says=_("已保存。"),
        lead=row.title,
    )


@page("desk:filing.strike")
def strike(request: Request, article: int) -> HttpResponse:
    """删一条."""
    row = get_object_or_404(Article.objects.filter(text__in=reads.texts(request.viewer).order_by()), pk=article)
    services.strike(actor=request.viewer, text=row.text, article=row)
    messages.success(request, _("已删去第%(n)d条。") % {"n": row.number})
    return redirect("desk:filing", filed_text=row.text_id)


@page("desk:filing.put_matter")
def put_matter(request: Request, filed_text: int) -> HttpResponse:
    """约定一个事项: beyond what the county's list asks for."""
    row = _mine(request, filed_text, "filing.put_matter")
    listed = decisions.listed(row.unit.superior, clock.today())
    form = forms.MatterForm(request.POST or None, listed=listed, articles=row.articles.all())
    return act_page(
        request,
        form,
        lambda _data: services.put_matter(actor=request.viewer, text=row, **form.arguments()),
        f"{reverse('desk:filing', kwargs={'filed_text': row.pk})}#matters",
        title=_("约定事项"),
        says=_("已约定，备案后自施行日起约束本校的议题。"),
        lead=row.title,
    )


@page("desk:filing.strike_matter")
def strike_matter(request: Request, matter_term: int) -> HttpResponse:
    """删去一个约定."""
    rows = MatterTerm.objects.filter(text__in=reads.texts(request.viewer).order_by())
    row = get_object_or_404(rows.select_related("text__unit", "matter"), pk=matter_term)
    services.strike_matter(actor=request.viewer, text=row.text, term=row)
    messages.success(request, _("已删去“%(matter)s”的约定。") % {"matter": row.matter})
    return redirect("desk:filing", filed_text=row.text_id)


@page("desk:filing.submit")
def submit(request: Request, filed_text: int) -> HttpResponse:
    """报送备案."""
    row = _mine(request, filed_text, "filing.submit")
    form = forms.SubmitForm(request.POST or None, adopting=reads.adopting(row))
    return act_page(
        request,
        form,
        lambda data: services.submit(actor=request.viewer, text=row, **data),
        reverse("desk:filing", kwargs={"filed_text": row.pk}),
        title=_("报送备案"),
        says=_("已报送县（区），审查期限见文本页。"),
        lead=row.title,
    )


def _mine(request: Request, pk: int, verb: str) -> FiledText:
    row = get_object_or_404(reads.texts(request.viewer), pk=pk)
    require(request, verb, row.unit, row)
    return row


def _asked(row: FiledText, key: str) -> Article | None:
    """The article an address names; none named means a new one."""
    if not key:
        return None
    return get_object_or_404(row.articles.all(), pk=int(key) if key.isdecimal() and len(key) <= DIGITS else 0)


def _initial(row: FiledText, article: Article | None) -> dict[str, object]:
    if article is None:
        last = row.articles.order_by("-number").first()
        return {"number": last.number + 1 if last else 1}
    terms = {f"term_{term.parameter.key}": term.value for term in article.terms.select_related("parameter")}
    said = {"number": article.number, "heading": article.heading, "body": article.body}
    return {**said, "answers": article.points, **terms}
