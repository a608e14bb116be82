"""全县总览: exceptions first, then the latest order school by school, then trends."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from xiaoheng.doors.desk.execution import board as boards
from xiaoheng.ground.organisation import selectors as organisation
from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.words import RequestState
from xiaoheng.ground.rulebook import selectors as rulebook
from xiaoheng.ground.rulebook.engine import registry
from xiaoheng.ground.rulebook.figure import figures
from xiaoheng.ground.rulebook.words import Outcome, PleaState
from xiaoheng.lib import clock
from xiaoheng.loop.correction import selectors as correction
from xiaoheng.loop.execution import selectors as execution
from xiaoheng.loop.execution.models import Directive
from xiaoheng.loop.execution.words import Result

ROWS = 48  # schools of the matrix on this page; the order's own page shows the rest
WORDS = {
    "decisions_without_task": _("有决议无任务"),
    "amendments_without_cause": _("有修订无缘由"),
}
PAST = 6  # months of burden shown before the present one


@dataclass(frozen=True)
class Notable:
    """例外: a number and the list that makes it."""

    label: str | Promise
    count: int
    url: str
    tone: str = "amber"
    rule: str = ""


def context(viewer: Viewer) -> dict[str, Any]:
    """Everything the page shows."""
    latest = execution.issued(viewer).first()
    schools = list(organisation.schools(viewer).order_by().values_list("pk", flat=True))
    return {
        "schools": len(schools),
        "exceptions": exceptions(viewer),
        "figures": [(one.title, one.formula(schools, clock.today()), one.text) for one in figures().values()],
        "latest": latest,
        **(_order(viewer, latest) if latest else {}),
        "findings_chart": _findings_chart(viewer),
        "burden_chart": _burden_chart(viewer),
    }


def exceptions(viewer: Viewer) -> list[Notable]:
    """例外: schools not in order by each rule, problems, requests, open ends of the loop; zeros are left out."""
    breaks = rulebook.counted(rulebook.findings(viewer, {"outcome": Outcome.BREAKS}))
    rows = breaks.order_by().values("rule", "detail")
    found = [
        _by_rule(**row) for row in rows.annotate(schools=Count("unit", distinct=True)).order_by("-schools", "rule")
    ]
    ledger = correction.counts(correction.problems(viewer))
    problems = reverse("desk:problems")
    excused = rulebook.findings(viewer, {"excused": "yes"}).count()
    asked = rulebook.pleas(viewer).filter(state=PleaState.ASKED).count()
    waiting = organisation.requests_for(viewer).filter(state=RequestState.SENT).count()
    found += [
        Notable(_("整改逾期的问题"), ledger.overdue, f"{problems}?state=overdue", "red"),
        Notable(_("未销号的问题"), ledger.total - ledger.closed, problems),
        Notable(_("待批复的请示"), waiting, reverse("desk:requests")),
        Notable(_("待批准的例外"), asked, f"{reverse('desk:pleas')}?state={PleaState.ASKED}"),
        Notable(_("已准例外的情形，未计入以上"), excused, f"{reverse('desk:findings')}?excused=yes", "grey"),
    ]
    found += [Notable(WORDS[gap.key], gap.count, reverse("desk:topics")) for gap in correction.gaps(viewer)]
    return [one for one in found if one.count]


def _by_rule(rule: str, detail: str, schools: int) -> Notable:
    """One way a rule fails, under its short name."""
    name = registry.rules()[rule].reasons[detail].name
    return Notable(name, schools, f"{reverse('desk:findings')}?rule={rule}", "red", rule)


def _order(viewer: Viewer, latest: Directive) -> dict[str, Any]:
    """The latest order: schools with something overdue first, and how each 片区 stands."""
    table, today = execution.board(viewer, latest), clock.today()

    def late(row: Any) -> int:
        return sum(cell is not None and cell.result(today) == Result.OVERDUE for cell in row[1])

    zones: dict[str, Counter[str]] = {}
    for target, line in table.rows:
        zone = target.unit.school.zone
        tally = zones.setdefault(zone.name if zone else "", Counter())
        tally.update(str(cell.result(today)) for cell in line if cell)
    table.rows.sort(key=lambda row: -late(row))
    more = len(table.rows) - ROWS
    table.rows = table.rows[:ROWS]
    return {
        "items": table.items,
        "rows": boards.marked(table),
        "more": max(more, 0),
        "zones_chart": _zones_chart(zones),
    }


def _zones_chart(zones: dict[str, Counter[str]]) -> dict[str, Any]:
    tones = {Result.PASSED: "green", Result.OPEN: "grey", Result.RETURNED: "amber", Result.OVERDUE: "red"}
    names = sorted(zones)
    series = [
        {"name": str(Result(key).label), "values": [zones[name][key] for name in names], "tone": tone}
        for key, tone in tones.items()
    ]
    labels = [name or gettext("未分片区") for name in names]
    return {
        "title": gettext("各片区办理情况"),
        "axis": gettext("片区"),
        "unit": gettext("项"),
        "kind": "bar",
        "stacked": True,
        "labels": labels,
        "series": series,
    }


def _findings_chart(viewer: Viewer) -> dict[str, Any]:
    """Schools not in order, by 片区."""
    rows = rulebook.counted(rulebook.findings(viewer, {"outcome": Outcome.BREAKS}))
    zones = rows.order_by().values("unit__school__zone__name").annotate(n=Count("unit", distinct=True))
    pairs = [(row["unit__school__zone__name"] or gettext("未分片区"), row["n"]) for row in zones.order_by("-n")]
    return {
        "title": gettext("各片区不合规定的学校"),
        "axis": gettext("片区"),
        "unit": gettext("所"),
        "kind": "bar",
        "labels": [name for name, _n in pairs],
        "series": [{"name": gettext("学校"), "values": [n for _name, n in pairs]}],
    }


def _burden_chart(viewer: Viewer) -> dict[str, Any]:
    """Minutes asked of a school by orders, month by month, on average over the schools addressed."""
    asked = execution.asked(viewer)
    today = clock.today()
    months = [_month(today, back) for back in range(-PAST, 2)]
    totals = Counter({month: sum(of.get(month, 0) for of in asked.values()) for month in months})
    count = len(asked) or 1
    return {
        "title": gettext("交办事项占用学校的时间"),
        "axis": gettext("月份"),
        "unit": gettext("分钟/校"),
        "kind": "line",
        "labels": [f"{year}-{month:02}" for year, month in months],
        "series": [{"name": gettext("校均"), "values": [round(totals[month] / count) for month in months]}],
    }


def _month(today: date, shift: int) -> tuple[int, int]:
    year, month = divmod(today.year * 12 + today.month - 1 + shift, 12)
    return year, month + 1
