"""交办与负担: how the latest order stands, where schools are not in order, what orders ask of schools in time."""

from datetime import date
from typing import Any

from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils.translation import gettext

from xiaoheng.doors.desk.templatetags.execution import mark, tone
from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.rulebook import selectors as rulebook
from xiaoheng.ground.rulebook.words import Outcome
from xiaoheng.lib import clock
from xiaoheng.loop.execution import selectors as execution
from xiaoheng.loop.execution.words import AssignmentState

PAST = 6  # months of burden shown before the present one


def latest(viewer: Viewer) -> dict[str, Any]:
    """最近的交办单: its cells counted by state, each number leading to the order's own page."""
    order = execution.issued(viewer).first()
    if order is None:
        return {"latest": None}
    whole, address = execution.tally(viewer, order), reverse("desk:directive", kwargs={"directive": order.pk})
    states = [
        (label, whole.states[key], tone(key), mark(key) if mark(key) != str(label) else "", f"{address}?state={key}")
        for key, label in AssignmentState.choices
    ]
    return {"latest": order, "whole": whole, "states": states}


def places(schools: QuerySet[Unit]) -> dict[str, Any]:
    """Schools not in order, by 片区."""
    rows = rulebook.failing(schools, outcome=Outcome.BREAKS).order_by().values("school__zone__name")
    pairs = [(row["school__zone__name"] or gettext("未分片区"), row["n"]) for row in rows.annotate(n=Count("pk"))]
    pairs.sort(key=lambda pair: -pair[1])
    return {
        "title": gettext("各片区不合规定的学校"),
        "axis": gettext("片区"),
        "unit": gettext("所"),
        "kind": "bar",
        "labels": [name for name, _n in pairs],
        "series": [{"name": gettext("学校"), "values": [n for _name, n in pairs]}],
    }


def burden(viewer: Viewer) -> dict[str, Any]:
    """Minutes asked of a school by orders, month by month, on average over the schools addressed."""
    asked = execution.average(viewer)
    months = [_month(clock.today(), back) for back in range(-PAST, 2)]
    return {
        "title": gettext("交办事项占用学校的时间"),
        "axis": gettext("月份"),
        "unit": gettext("分钟/校"),
        "kind": "line",
        "labels": [f"{year}-{month:02}" for year, month in months],
        "series": [{"name": gettext("校均"), "values": [asked.get(month, 0) for month in months]}],
    }


def _month(today: date, shift: int) -> tuple[int, int]:
    year, month = divmod(today.year * 12 + today.month - 1 + shift, 12)
    return year, month + 1
