"""Components of every page. docs/ui.md shows each with an example."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from django import forms, template
from django.core.paginator import Page
from django.db.models import Model
from django.template import Context
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import conditional_escape, format_html, format_html_join, strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from xiaoheng.doors.ui import dates
from xiaoheng.doors.ui import trail as trails
from xiaoheng.doors.ui.pages import may_open
from xiaoheng.doors.ui.paging import SIZES
from xiaoheng.ground.records.models import Entry

register = template.Library()
register.filter("day", dates.day)
register.filter("moment", dates.moment)

PART = "ui/parts/{}.html"
MARKS = ("num", "do")  # columns of figures, of acts
# A state is never colour alone: each tone has a shape beside its word.
SHAPES = {"grey": "circle", "green": "check", "amber": "diamond", "red": "alert"}


@register.simple_tag(takes_context=True)
def page_title(context: Context) -> str:
    """The title block as plain text, so that a page writes its title once."""
    block = context.render_context[BLOCK_CONTEXT_KEY].get_block("title")
    return " ".join(strip_tags(block.nodelist.render(context)).split())


@register.simple_tag(takes_context=True)
def opens(context: Context, page: str) -> bool:
    """可否打开: whether the viewer's roles open a page; a link that would be refused is not drawn."""
    return may_open(page, context["viewer"])


@register.simple_tag
def badge(tone: str, word: Any, hint: str = "") -> SafeString:
    """状态: colour, shape and word; tones are grey, green, amber, red. In long lists, so not by a template of its own."""
    says = format_html(' title="{}"', hint) if hint else ""
    return format_html('<span class="badge-state tone-{}"{}>{}{}</span>', tone, says, icon(SHAPES[tone]), word)


@register.simple_tag(takes_context=True)
def due(context: Context, value: date | None) -> SafeString:
    """时限: 将到期，还有3天, 今天到期, 逾期2天, 无期限, in their colour; the day itself as its hint."""
    request = context.get("request")
    near = getattr(request, "near", None)
    if near is None:
        near = dates.soon(context.get("viewer"))
        if request is not None:
            request.near = near  # asked once a page
    return badge(*dates.reading(value, near), strip_tags(dates.day(value)))


@register.simple_tag
@cache
def icon(name: str) -> SafeString:
    """A small drawing beside a word; never alone."""
    return format_html('<svg class="icon" aria-hidden="true"><use href="{}#{}"/></svg>', static("ui/icons.svg"), name)


@register.filter
def says(row: Model, name: str) -> str:
    """词: what `get_NAME_display` says, for long lists: Django's translates every word of the choice each time."""
    value = getattr(row, name)
    return str(_words(type(row), name).get(value, value))


@cache
def _words(model: type[Model], name: str) -> dict[Any, Any]:
    return dict(model._meta.get_field(name).flatchoices)  # type: ignore[union-attr]


@register.inclusion_tag(PART.format("act_button"), takes_context=True)
def act_button(
    context: Context, name: str, label: str, *, primary: bool = False, confirm: str = "", seen: str = "", **target: Any
) -> dict[str, Any]:
    """办理按钮: a form that is one POST button; `seen` = which edition it shows; the rest addresses the row."""
    request = context["request"]
    return {
        "request": request,
        "csrf_token": context.get("csrf_token"),
        "url": reverse(name, kwargs=target),
        "label": label,
        "primary": primary,
        "confirm": confirm,
        "seen": seen,
        "next": request.get_full_path(),
    }


@register.inclusion_tag(PART.format("post_form"), takes_context=True)
def post_form(
    context: Context, form: forms.BaseForm, label: str, *, action: str = "", back: str = ""
) -> dict[str, Any]:
    """表单: a whole form with its one primary button, multipart where it carries files; `back` = where 取消 leads."""
    return {"csrf_token": context.get("csrf_token"), "form": form, "label": label, "action": action, "back": back}


@register.simple_block_tag
def table(content: str, caption: str, tall: bool = False) -> SafeString:
    """表格: sticky head and first column; scrolls in its own box on a narrow screen."""
    return format_html(
        '<div class="table-box{}" role="region" aria-label="{}" tabindex="0"><table class="ledger">{}</table></div>',
        " table-tall" if tall else "",
        caption,
        mark_safe(content),
    )


@register.simple_tag
def head(*words: str) -> SafeString:
    """表头: the names of a table's columns; "num" before a name marks figures, "do" what can be done in a row."""
    marked = zip(("", *words), words, strict=False)
    cells = (
        f'<th scope="col" class="{css}">{conditional_escape(name)}</th>'
        if css in MARKS
        else f'<th scope="col">{conditional_escape(name)}</th>'
        for css, name in marked
        if name not in MARKS
    )
    return mark_safe(f"<thead><tr>{''.join(cells)}</tr></thead>")


@register.simple_block_tag
def section(content: str, title: str, note: Any = "", anchor: str = "") -> SafeString:
    """分节: a titled part of a page; `note` stands small beside the title."""
    return format_html(
        '<section class="part"{}><div class="part-head"><h2>{}</h2>{}</div>{}</section>',
        format_html(' id="{}"', anchor) if anchor else "",
        title,
        format_html('<p class="part-note">{}</p>', note) if note else "",
        mark_safe(content),
    )


@register.inclusion_tag(PART.format("empty"))
def empty(says: str, first: str = "", url: str = "", label: str = "") -> dict[str, Any]:
    """空态: what is not there yet, and what to do first."""
    return {"says": says, "first": first, "url": url, "label": label}


@register.simple_tag
def facts(*pairs: Any) -> SafeString:
    """要素: label, value, label, value …; days are written out, what is missing shows a dash."""
    rows = ((label, _shown(value)) for label, value in zip(pairs[::2], pairs[1::2], strict=True))
    return format_html('<dl class="facts">{}</dl>', format_html_join("", "<div><dt>{}</dt><dd>{}</dd></div>", rows))


@register.inclusion_tag(PART.format("trail"))
def trail(entries: Iterable[Entry]) -> dict[str, Any]:
    """留痕: entries of one object as a timeline, oldest first. Pass what the viewer may see."""
    return {"steps": trails.steps(entries)}


@register.inclusion_tag(PART.format("progress"))
def progress(done: int, total: int, word: str = "") -> dict[str, Any]:
    """进度: a bar with its figure; of nothing it says so instead of 0 %."""
    return {"done": done, "total": total, "share": round(100 * done / total) if total else None, "word": word}


@register.inclusion_tag(PART.format("lamps"))
def lamps(rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """状态灯: rows of label, tone, word and, where known, clause, next, url."""
    return {"rows": [{**row, "shape": SHAPES[row["tone"]]} for row in rows]}


@register.simple_tag(takes_context=True)
def tab(context: Context, name: str, label: str, **target: Any) -> SafeString:
    """分页签: one link of a `<nav class="tabs">`, marked when it is the page one is on."""
    url = reverse(name, kwargs=target)
    here = mark_safe(' aria-current="page"') if context["request"].path == url else ""
    return format_html('<a href="{}"{}>{}</a>', url, here, label)


@register.inclusion_tag(PART.format("pages"), takes_context=True)
def pages(context: Context, page: Page, name: str = "page") -> dict[str, Any]:
    """翻页: nothing for a single page; other parts of the address stay. The other size of a page is one press away."""
    query = context["request"].GET.copy()
    query.pop(name, None)
    rest, sizes = query.urlencode(), page.paginator.per_page in SIZES
    query.pop("per", None)
    size = next(one for one in SIZES if one != page.paginator.per_page)
    turns = page.paginator.num_pages > 1 or (sizes and page.paginator.count > SIZES[0])
    return {
        "page": page, "name": name, "rest": rest, "turns": turns,
        "size": size if sizes else 0, "others": query.urlencode(),
    }  # fmt: skip


@register.inclusion_tag(PART.format("chart"))
def chart(name: str, data: Mapping[str, Any], height: int = 260) -> dict[str, Any]:
    """图表: bars or lines from {kind, labels, series: [{name, values, tone}], unit}; a table behind."""
    columns = [one["values"] for one in data["series"]]
    rows = [(label, values) for label, *values in zip(data["labels"], *columns, strict=True)]
    return {"name": name, "source": f"{name}-data", "data": data, "height": height, "rows": rows}


@register.simple_tag
def charts_js() -> SafeString:
    """The scripts that charts need; in the scripts block of pages that have one."""
    names = ("vendor/echarts.min.js", "ui/chart.js")
    return format_html_join("", '<script src="{}" defer></script>', ((static(name),) for name in names))


def _shown(value: Any) -> Any:
    if isinstance(value, bool):
        return _("是") if value else _("否")
    if isinstance(value, date):
        return dates.day(value)
    return dates.NONE if value in (None, "") else value
