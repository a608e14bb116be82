"""对照明细: the range that an address asks for, and the rows behind one number of the comparison."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from xiaoheng.doors.desk.execution.forms import SpanForm
from xiaoheng.doors.ui.forms import DIGITS
from xiaoheng.doors.ui.pages import Request
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.loop.execution import selectors as execution
from xiaoheng.loop.execution.models import Directive, DirectiveItem, Submission
from xiaoheng.loop.execution.selectors import Demand, Span
from xiaoheng.loop.execution.words import SENTENCES, Effort

ASKED, OPEN, ANSWERED, WRITTEN = "asked", "open", "answered", "written"
TITLES: dict[str, str | Promise] = {ASKED: _("应报"), OPEN: _("未答"), ANSWERED: _("已答"), WRITTEN: _("填写")}
TITLES |= {str(value): label for value, label in Effort.choices}
TYPED = {Effort.FILED.value, Effort.RECORDED.value, Effort.NOTED.value}


@dataclass(frozen=True)
class Row:
    """一行明细: school, item, day, what it was, and where it is seen."""

    unit: Unit
    item: DirectiveItem | None
    day: date | None
    what: str | Promise


class Rows(list[Any]):
    """明细: bare rows, of which one page is read and drawn."""

    def __init__(self, rows: Sequence[Any], draw: Callable[[Sequence[Any]], list[Row]]) -> None:
        super().__init__(rows)
        self.drawn = draw


def span_of(request: Request, directive: Directive) -> tuple[SpanForm, Span]:
    """对照范围 that the address asks for; the whole order where it asks for none."""
    whole = Span(directive, directive.since, directive.until)
    schools = Unit.objects.filter(pk__in=execution.targets(request.viewer, directive).order_by().values("unit"))
    form = SpanForm(request.GET or None, initial={"since": whole.since, "until": whole.until}, schools=schools)
    if not form.is_valid():
        return form, whole
    data = form.cleaned_data
    return form, Span(directive, data["since"] or whole.since, data["until"] or whole.until, data["school"])


def rows_of(request: Request, span: Span) -> tuple[str | Promise, DirectiveItem | None, Rows]:
    """Title, item and rows of the number that the address names (all that was asked); 404 for one that there is not."""
    kind, viewer = request.GET.get("kind", ASKED), request.viewer
    item = _item(request.GET.get("item", ""), span)
    acts = execution.acts(viewer, span)
    if kind in acts:
        return SENTENCES[kind], None, _of_acts(kind, acts[kind])
    if kind not in TITLES:
        raise Http404
    if kind in (ASKED, OPEN, ANSWERED):
        return TITLES[kind], item, _of_demands(request, span, kind, item)
    wanted = TYPED if kind == WRITTEN else {kind}
    found = [
        (pk, effort)
        for pk, key, effort in execution.answers_to(viewer, span)
        if effort in wanted and (item is None or key[0] == item.pk)
    ]
    return TITLES[kind], item, Rows(found[::-1], _of_answers)


def _of_demands(request: Request, span: Span, kind: str, item: DirectiveItem | None) -> Rows:
    rows = execution.demands(request.viewer, span)
    done = {key for _pk, key, _effort in execution.answers_to(request.viewer, span, rows)}
    sides = {ASKED: (True, False), OPEN: (False,), ANSWERED: (True,)}[kind]
    found = [row for row in rows if (row.key in done) in sides and item in (None, row.item)]
    labels = {True: TITLES[ANSWERED], False: TITLES[OPEN]}

    def draw(part: Sequence[Demand]) -> list[Row]:
        units = Unit.objects.in_bulk([row.unit for row in part])
        return [Row(units[row.unit], row.item, row.due, labels[row.key in done]) for row in part]

    return Rows(found, draw)


def _of_answers(part: Sequence[tuple[int, str]]) -> list[Row]:
    rows = Submission.objects.select_related("assignment__unit", "assignment__item")
    found = rows.in_bulk([pk for pk, _effort in part])
    return [
        Row(found[pk].assignment.unit, found[pk].assignment.item, found[pk].submitted_on, TITLES[effort])
        for pk, effort in part
    ]


def _of_acts(verb: str, rows: Any) -> Rows:
    """Acts by the day on which they were done; those on the order as a whole name no item."""
    day = {
        "execution.sign": "signed_on", "execution.extend": "asked_on", "execution.hand_over": "on",
        "execution.share": "made_on", "execution.complete": "done_on", "execution.answer": "answered_on",
    }[verb]  # fmt: skip
    through = "" if verb == "execution.sign" else "assignment__"

    def draw(part: Sequence[Any]) -> list[Row]:
        return [
            Row(one.unit, None, getattr(one, day), SENTENCES[verb])
            if not through
            else Row(one.assignment.unit, one.assignment.item, getattr(one, day), SENTENCES[verb])
            for one in part
        ]

    related = rows.select_related(*([f"{through}unit", f"{through}item"] if through else ["unit"]))
    return Rows(list(related.order_by(f"-{day}", "-pk")), draw)


def _item(text: str, span: Span) -> DirectiveItem | None:
    if not text:
        return None
    known = text.isascii() and text.isdecimal() and len(text) <= DIGITS
    row = span.directive.items.filter(pk=int(text)).first() if known else None
    if row is None:
        raise Http404
    return row
