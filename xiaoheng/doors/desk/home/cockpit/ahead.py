"""预测: what runs out in each of the next twelve months, with the list behind each number."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xiaoheng.doors.desk.home.forms import PlaceFilter
from xiaoheng.ground.organisation.models import Appointment
from xiaoheng.ground.organisation.words import Post
from xiaoheng.ground.rulebook import selectors as rulebook
from xiaoheng.ground.rulebook.selectors import Due, Worded
from xiaoheng.lib import clock

NAMES: dict[str, str | Promise] = {
    "A-14": gettext_lazy("党组织届满"),
    "A-15": gettext_lazy("同一岗位满期"),
    "A-16": gettext_lazy("职位空缺满期"),
}


def ahead(found: Sequence[Due], form: PlaceFilter) -> dict[str, Any]:
    """十二个月预测: a line for each rule, a number for each month, and the same as bars."""
    counted = Counter((due.verdict.rule, due.month) for due in found)
    columns, listed = rulebook.forecast_months(), reverse("desk:forecast")
    lines = [
        (
            rule,
            name,
            [(counted[rule, at], f"{listed}?{form.said(rule=rule, month=month_key(at))}") for at in columns],
            (sum(counted[rule, at] for at in columns), f"{listed}?{form.said(rule=rule)}"),
        )
        for rule, name in NAMES.items()
    ]
    return {"columns": [month_key(at) for at in columns], "lines": lines, "chart": _chart(lines, columns)}


@dataclass(frozen=True)
class Coming:
    """一项到期 in words: what runs out, of what or whom, and whose post it is where it is one."""

    due: Due
    one: Worded
    name: str
    subject: str
    person: int | None = None


def told(found: Iterable[Due]) -> list[Coming]:
    """到期事项 in words; a vacancy to come is named by its post."""
    rows = list(found)
    posts = {due.verdict.subject for due in rows if due.verdict.subject_kind == "post"}
    people = dict(Appointment.objects.filter(pk__in=posts).values_list("pk", "person")) if posts else {}
    worded = rulebook.worded([due.verdict for due in rows], clock.today())
    return [_coming(due, one, people) for due, one in zip(rows, worded, strict=True)]


def _coming(due: Due, one: Worded, people: Mapping[int, int]) -> Coming:
    verdict = due.verdict
    person = people.get(verdict.subject) if verdict.subject_kind == "post" else None
    subject = str(Post(verdict.detail.removesuffix("_vacant")).label) if verdict.rule == "A-16" else one.subject
    return Coming(due, one, str(NAMES[verdict.rule]), subject, person)


def month_key(month: tuple[int, int]) -> str:
    """2023-03."""
    return f"{month[0]}-{month[1]:02}"


def _chart(lines: list[Any], columns: list[tuple[int, int]]) -> dict[str, Any]:
    return {
        "title": _("今后十二个月到期"),
        "axis": _("月份"),
        "unit": _("项"),
        "kind": "bar",
        "stacked": True,
        "labels": [month_key(at) for at in columns],
        "series": [
            {"name": str(name), "values": [count for count, _url in cells]} for _rule, name, cells, _total in lines
        ],
    }
