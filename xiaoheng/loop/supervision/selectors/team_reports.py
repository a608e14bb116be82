"""履职报告查询: who of a team reports to the Party organisation, who last did when, and by when next (E-16)."""

from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import relativedelta
from django.db.models import Max, Q, QuerySet

from xiaoheng.ground.organisation.actors import Viewer, in_force
from xiaoheng.ground.organisation.models import Appointment, Person, Unit
from xiaoheng.ground.organisation.selectors import in_scope, party_org_of
from xiaoheng.ground.organisation.words import Post
from xiaoheng.ground.rulebook import parameter
from xiaoheng.ground.rulebook.selectors import NoValue
from xiaoheng.lib import clock
from xiaoheng.loop.decisions.models import AgendaItem
from xiaoheng.loop.decisions.words import MeetingKind
from xiaoheng.loop.supervision.models import TeamReport

PARTY_TEAM = (Post.DEPUTY, Post.FULL_TIME_DEPUTY, Post.COMMITTEE_MEMBER)
ADMIN_TEAM = (Post.PRINCIPAL, Post.VICE_PRINCIPAL)


@dataclass(frozen=True)
class Reporting:
    """报告人: since when in the team, the last report, and the last day for the next one where a rhythm is set."""

    person: Person
    since: date
    last: date | None
    due_on: date | None


def team_reports(viewer: Viewer) -> QuerySet[TeamReport]:
    """履职报告: of schools in scope, the latest first."""
    rows = TeamReport.objects.filter(in_scope(viewer))
    return rows.select_related("unit", "person", "item__meeting").order_by("-made_on", "-id")


def rhythm(unit: Unit) -> int:
    """报告间隔: months between two reports; 0 where the county has set none."""
    try:
        return parameter("team_report_months", unit, clock.today()).value
    except NoValue:
        return 0


def reporting(unit: Unit, day: date | None = None) -> dict[Person, date]:
    """应当报告的班子成员: everybody of both teams but the secretary, with the first day in a post held on the day.

    Only where the school has an organisation of its own that leads it.
    """
    on = day or clock.today()
    org = party_org_of(unit, on)
    if org is None or org.unit_id != unit.pk:
        return {}
    party = Q(org=org) | Q(org=None)
    held = Appointment.objects.filter(in_force(on), unit=unit).select_related("person")
    heads = set(held.filter(party, post=Post.SECRETARY).values_list("person", flat=True))
    rows = held.filter(Q(party, post__in=PARTY_TEAM) | Q(post__in=ADMIN_TEAM)).exclude(person__in=heads)
    found: dict[Person, date] = {}
    for row in rows.order_by("since", "id"):
        found.setdefault(row.person, row.since)
    return found


def reporters(unit: Unit) -> list[Reporting]:
    """报告情况: of each member of the team, the most urgent first."""
    months, team = rhythm(unit), reporting(unit)
    made = TeamReport.objects.filter(unit=unit, person__in=team).values("person").annotate(last=Max("made_on"))
    last = {row["person"]: row["last"] for row in made}
    rows = [
        Reporting(person, since, last.get(person.pk), _due(last.get(person.pk) or since, months))
        for person, since in team.items()
    ]
    return sorted(rows, key=lambda row: (row.due_on or date.max, row.last or date.min, row.person.code))


def party_items(unit: Unit) -> QuerySet[AgendaItem]:
    """可关联的议程项: of Party meetings of the organisation that leads the school, of the last year, the latest first."""
    last_year = clock.today() - relativedelta(years=1)
    rows = AgendaItem.objects.filter(meeting__org=party_org_of(unit), meeting__kind=MeetingKind.PARTY)
    rows = rows.filter(meeting__org__isnull=False, meeting__held_on__gt=last_year)
    return rows.select_related("meeting", "topic").order_by("-meeting__held_on", "position")


def _due(since: date, months: int) -> date | None:
    return since + relativedelta(months=months) if months else None
