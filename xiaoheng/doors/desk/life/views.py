"""What the pages of organisation life show, put together from the selectors."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from xiaoheng.doors.desk.life.forms import QuarterFilter, said
from xiaoheng.doors.ui.pages import Request, may_open
from xiaoheng.ground.organisation.actors import Viewer, in_force
from xiaoheng.ground.organisation.models import Coverage, PartyOrg
from xiaoheng.ground.organisation.policy import may
from xiaoheng.ground.organisation.words import OrgKind
from xiaoheng.lib import clock, quarters
from xiaoheng.lib.quarters import Quarter
from xiaoheng.loop.decisions.life import selectors as reads
from xiaoheng.loop.decisions.life.models import Planned
from xiaoheng.loop.decisions.life.words import Mark, Pace

TONES = {Mark.AHEAD: "grey", Mark.CALLED: "amber", Mark.HELD: "green", Mark.MISSED: "grey", Mark.OPEN: "red"}
PACES = {Pace.MET: "green", Pace.GOING: "grey", Pace.TOLD: "amber", Pace.SHORT: "red", Pace.UNJUDGED: "grey"}
MONTHS = 13  # of which a package may be had
HALF = 2  # quarters of half a year


def org_or_404(viewer: Viewer, pk: int) -> PartyOrg:
    """A Party organisation in sight."""
    return get_object_or_404(reads.orgs(viewer), pk=pk)


def asked_orgs(request: Request) -> QuerySet[PartyOrg]:
    """Organisations in sight that the filter asks for."""
    form = quarter_filter(request)
    asked = form.cleaned_data["q"].strip() if form.is_valid() else ""
    return reads.orgs(request.viewer).filter(Q(name__icontains=asked) | Q(unit__name__icontains=asked))


def quarter_filter(request: HttpRequest) -> QuarterFilter:
    """The filter as it was sent, or for the present quarter."""
    return QuarterFilter(request.GET or {"quarter": asked_quarter(request).key}, now=quarters.of(clock.today()))


def asked_quarter(request: HttpRequest) -> Quarter:
    """The quarter of the address, or the present one."""
    return quarters.read(request.GET.get("quarter", "")) or quarters.of(clock.today())


def life_url(org: int, quarter: Quarter | None = None) -> str:
    """The page of one organisation, in a quarter where one is named."""
    url = reverse("desk:organisation_life", kwargs={"org": org})
    return f"{url}?quarter={quarter.key}" if quarter else url


def life_context(viewer: Viewer, org: PartyOrg, quarter: Quarter) -> dict[str, Any]:
    """Everything on the page of one organisation."""
    whole, today = reads.quarterly([org], quarter)[org.pk], clock.today()
    keeps = may(viewer, "life.plan", org.unit)
    strikes = may(viewer, "decisions.strike", org.unit)
    lines = [_line(org, line, today, keeps, strikes) for line in whole.lines]
    return {
        "org": org,
        "quarter": quarter,
        "called": said(quarter),
        "covers": _covered(org, today),
        "filter": QuarterFilter({"quarter": quarter.key}, now=quarters.of(today)),
        "plan": whole.plan,
        "due_on": reads.plan_due(org.unit, quarter),
        "lines": lines,
        "acts": any(line["acts"] for line in lines),
        "beside": whole.beside,
        "rhythm": [(beat, PACES[beat.pace]) for beat in reads.rhythm(org, quarter, whole)],
        "keeps": keeps,
        "plans": keeps and quarter.after > today,
        "holds": keeps and may_open("desk:decisions.hold", viewer),
        "strikes": strikes,
        "talks": reads.progress(org, quarter.year),
        "may_talk": may_open("desk:life.converse", viewer) and may(viewer, "life.converse", org.unit),
        "preparations": _preparations(org, quarter),
        "months": _months(org, today) if may_open("desk:life_package", viewer) else [],
        "sees_meetings": may_open("desk:meeting", viewer),
    }


def _line(org: PartyOrg, line: reads.Line, today: date, keeps: bool, strikes: bool) -> dict[str, Any]:
    """A line with its colour and what may be done about it now."""
    entry, free = line.entry, line.meeting is None and line.entry.missed_on is None
    coming = entry.planned_on >= today and line.mark in (Mark.AHEAD, Mark.CALLED)
    acts = {
        "reports": keeps and coming and entry.reported_on is None and _is_asked(org, entry),
        "records": keeps and free and entry.planned_on <= today,
        "retracts": keeps and entry.missed_on is not None,
        "strikes": strikes and line.meeting is not None and line.meeting.is_entered,
    }
    return {"line": line, "entry": entry, "tone": TONES[line.mark], "acts": any(acts.values()), **acts}


def _covered(org: PartyOrg, day: date) -> list[str]:
    """覆盖的学校 of a joint branch by name: its life counts once and shows in each."""
    if org.kind != OrgKind.JOINT_BRANCH:
        return []
    rows = Coverage.objects.filter(in_force(day), org=org).order_by("unit__code")
    return list(rows.values_list("unit__name", flat=True))


def _is_asked(org: PartyOrg, entry: Planned) -> bool:
    """Whether the law of its day asks for a report before a meeting."""
    return reads.report_due(org.unit, entry.planned_on) is not None


def _preparations(org: PartyOrg, quarter: Quarter) -> list[tuple[int, list[reads.Preparation]]]:
    """Of the year; in its first half of the one before, and of its own what has begun (X-09)."""
    own = reads.preparations(org, quarter.year)
    if quarter.number > HALF:
        return [(quarter.year, own)] if own else []
    begun = [one for one in own if one.done or one.held]
    years = ((quarter.year - 1, reads.preparations(org, quarter.year - 1)), (quarter.year, begun))
    return [(year, rows) for year, rows in years if rows]


def _months(org: PartyOrg, today: date) -> list[date]:
    """First days of the months of which a package may be had, the present one first."""
    found = [today.replace(day=1)]
    while len(found) < MONTHS and found[-1] > org.since:
        found.append((found[-1] - timedelta(days=1)).replace(day=1))
    return found
