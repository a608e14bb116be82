"""期限: how long terms, posts and vacancies may last, by unit, on a day; and since when a post has been held."""

from collections.abc import Iterable, Mapping
from datetime import date

from xiaoheng.ground.organisation.models import Ancestry, Appointment, PartyOrg
from xiaoheng.ground.organisation.words import OrgKind, Post
from xiaoheng.ground.rulebook.engine import months
from xiaoheng.ground.rulebook.engine.law import EVERYWHERE, law_for

LED = (Post.SECRETARY, Post.DEPUTY, Post.FULL_TIME_DEPUTY, Post.PRINCIPAL, Post.VICE_PRINCIPAL)
RANKED = {OrgKind.COMMITTEE: 0, OrgKind.GENERAL_BRANCH: 1, OrgKind.BRANCH: 2, OrgKind.JOINT_BRANCH: 2}
YEAR = 12


class Limits:
    """期限 of some units on a day: a few queries, whatever their number."""

    def __init__(self, units: Iterable[int], day: date) -> None:
        known = list(units)
        self.day, self.law = day, law_for(known, day)
        setters = [scope for scope in self.law.lines if scope != EVERYWHERE]
        lines = Ancestry.objects.filter(unit__in=known, ancestor__in=setters).order_by("-depth") if setters else ()
        self.scopes = {row.unit_id: row.ancestor_id for row in lines}

    def value(self, key: str, unit: int) -> int | None:
        """A parameter's value in a unit; None where there is none on the day."""
        found = self.law.value(key, self.scopes.get(unit, EVERYWHERE), self.day)
        return found.value if found else None

    def ends(self, key: str, unit: int, start: date, length: int = 1) -> date | None:
        """The last day of what began on a day and may last as many months (times `length`) as the parameter says."""
        count = self.value(key, unit)
        return None if count is None else months.add(start, count * length)

    def term_end(self, org: PartyOrg) -> date | None:
        """届满日 of an organisation's present committee."""
        if org.term_since is None or org.kind not in RANKED:
            return None
        key = "committee_term" if org.kind == OrgKind.COMMITTEE else "branch_term"
        return self.ends(key, org.unit_id, org.term_since, YEAR)

    def post_end(self, unit: int, start: date) -> date | None:
        """同一岗位年限届满日 of a post held since a day."""
        return self.ends("post_years_max", unit, start, YEAR)


def inner(orgs: Iterable[PartyOrg]) -> set[int]:
    """内设党组织: those under, or beside one of a higher kind of the same unit."""
    by_unit: dict[int, list[PartyOrg]] = {}
    for org in orgs:
        by_unit.setdefault(org.unit_id, []).append(org)
    return {
        org.pk
        for here in by_unit.values()
        for org in here
        if any(above.pk == org.superior_id or _outranks(above, org) for above in here if above.pk != org.pk)
    }


def _outranks(one: PartyOrg, other: PartyOrg) -> bool:
    ranks = RANKED.get(OrgKind(one.kind)), RANKED.get(OrgKind(other.kind))
    met = (one.until is None or other.since < one.until) and (other.until is None or one.since < other.until)
    return None not in ranks and ranks[0] < ranks[1] and met  # type: ignore[operator]


def began(rows: Iterable[Appointment], on: date) -> Mapping[tuple[int, int, str], date]:
    """连任起点 of each (person, unit, post) held on a day: stints that touch or overlap are one."""
    stints: dict[tuple[int, int, str], list[Appointment]] = {}
    for row in (row for row in rows if row.since <= on):
        stints.setdefault((row.person_id, row.unit_id, row.post), []).append(row)
    found: dict[tuple[int, int, str], date] = {}
    for key, held in stints.items():
        held.sort(key=lambda row: row.since)
        start, end = held[0].since, held[0].until
        for row in held[1:]:
            if end is not None and row.since > end:
                start, end = row.since, row.until
            else:
                end = None if end is None or row.until is None else max(end, row.until)
        if end is None or end > on:
            found[key] = start
    return found
