"""选举查询: elections in scope, who stands, who may vote, and what the term and the number of seats allow."""

from datetime import date

from django.db.models import QuerySet

from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.models import PartyOrg, Person, Unit
from xiaoheng.ground.organisation.selectors import in_scope, leading_orgs
from xiaoheng.ground.organisation.words import OrgKind
from xiaoheng.ground.records.models import Entry
from xiaoheng.ground.rulebook import selectors as rulebook
from xiaoheng.ground.rulebook.engine import months
from xiaoheng.lib.strokes import by_strokes
from xiaoheng.loop.decisions.elections.models import Election, Voter

YEAR = 12
BOUNDS = {
    OrgKind.COMMITTEE: ("committee_seats_min", "large_committee_seats_max"),
    OrgKind.GENERAL_BRANCH: ("general_seats_min", "general_seats_max"),
    OrgKind.BRANCH: ("branch_seats_min", "branch_seats_cap"),
    OrgKind.JOINT_BRANCH: ("branch_seats_min", "branch_seats_cap"),
}


def elections(viewer: Viewer) -> QuerySet[Election]:
    """选举 in scope, the newest first."""
    rows = Election.objects.filter(in_scope(viewer)).select_related("org", "unit", "request", "review", "report")
    return rows.select_related("scrutineer", "teller").order_by("-id")


def may_elect(unit: Unit, day: date) -> QuerySet[PartyOrg]:
    """可以选举的党组织: those that lead the unit; branches inside a school report to its own committee, not here."""
    return leading_orgs(day).filter(unit=unit).order_by("code")


def seat_bounds(org: PartyOrg, day: date) -> tuple[int, int]:
    """委员名额: the fewest and the most seats a committee of the kind may have (A-09)."""
    low, high = BOUNDS[OrgKind(org.kind)]
    return rulebook.parameter(low, org.unit, day).value, rulebook.parameter(high, org.unit, day).value


def floor_of(election: Election, day: date) -> int:
    """最少当选人数 with which seats may be left open: what a committee of the kind needs; of a by-election, one."""
    return seat_bounds(election.org, day)[0] if election.officers else 1


def term_end(org: PartyOrg, day: date) -> date | None:
    """届满日 of the present term; None where its beginning is not recorded."""
    if org.term_since is None:
        return None
    key = "committee_term" if org.kind == OrgKind.COMMITTEE else "branch_term"
    return months.add(org.term_since, rulebook.parameter(key, org.unit, day).value * YEAR)


def candidates(election: Election) -> list[Person]:
    """候选人 by the strokes of their names, as they stand on the paper."""
    rows = Person.objects.filter(pk__in=election.candidates.values("person")).select_related("unit")
    return by_strokes(rows.order_by("code"), lambda person: person.name)


def roll(election: Election) -> list[Voter]:
    """选举人名册, frozen at the opening."""
    rows = election.voters.select_related("person").order_by("person__code")
    return by_strokes(rows, lambda voter: voter.person.name)


def history(election: Election) -> QuerySet[Entry]:
    """办理过程; the caller shows that it may be seen."""
    return Entry.objects.filter(kind="elections.election", subject=str(election.pk)).order_by("id")
