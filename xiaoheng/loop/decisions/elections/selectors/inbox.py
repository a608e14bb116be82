"""待办 of the room. The subject is the election."""

from datetime import date

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.words import RequestState, Role
from xiaoheng.lib.duty import Duty
from xiaoheng.loop.decisions.elections.models import Election
from xiaoheng.loop.decisions.elections.words import UNDER_WAY, State

KEEPERS = (Role.SECRETARY, Role.OFFICE)
ANSWERED = (RequestState.APPROVED, RequestState.REFUSED)
NEXT = {
    State.DRAFT: "elections.ask",
    State.ASKED: "elections.nominate",
    State.NOMINATED: "elections.open",
    State.OPEN: "elections.begin",
    State.SEATED: "elections.seat",
    State.ELECTED: "elections.report",
    State.REPORTED: "elections.confirm",
}


def inbox(viewer: Viewer) -> list[Duty]:
    """选举待办: the next step of each election of the school; results that wait for the county's answer."""
    own, clerks = viewer.units(*KEEPERS), viewer.units(Role.COUNTY_CLERK)
    rows = Election.objects.select_related("org", "unit", "request", "review", "report").order_by("planned_on", "id")
    mine = rows.filter(unit__in=own, state__in=UNDER_WAY)
    above = rows.filter(report__superior__in=clerks, state=State.REPORTED)
    return [*(_duty(row, above=False) for row in mine), *(_duty(row, above=True) for row in above)]


def _duty(row: Election, *, above: bool) -> Duty:
    verb = NEXT[State(row.state)]
    return Duty(
        verb, row.pk, _("选举：%(t)s") % {"t": row}, row.unit.name, _due(row), waiting=not above and _waits(row)
    )


def _due(row: Election) -> date | None:
    if row.state == State.DRAFT:
        return row.ask_by
    if row.state == State.ELECTED:
        return row.report_by
    return row.report.due_on if row.state == State.REPORTED and row.report else row.planned_on


def _waits(row: Election) -> bool:
    """Whether the superior has to answer first."""
    if row.state == State.REPORTED:
        return True
    asked = {State.ASKED: row.request, State.NOMINATED: row.review}.get(State(row.state))
    return asked is not None and asked.state not in ANSWERED
