"""What stands on a day: units, organisations, people and posts, the meetings they held and the law they are under."""

from functools import cached_property

from tests.ground.rulebook.oracle.tables import alive, rows, then, was
from xiaoheng.ground.organisation.models import (
    Ancestry,
    Appointment,
    Coverage,
    FormerLine,
    FormerOrg,
    FormerPlace,
    FormerUnit,
    Link,
    Membership,
    PartyOrg,
    Person,
    Quota,
    School,
    Unit,
)
from xiaoheng.ground.rulebook.models import ParameterValue
from xiaoheng.loop.decisions.life.models import Planned
from xiaoheng.loop.decisions.models import Meeting

DECIDING = ("party", "principal")


class Standing:
    """The rows that are in force on `day`, and those kept for history; each table is read when first asked for."""

    def __init__(self, day):
        self.day = day

    def _alive(self, found):
        return [row for row in found if alive(row, self.day)]

    @cached_property
    def units(self):
        return {r["id"]: r for r in self._alive(rows(Unit, "id", "kind", "since", "until"))}

    @cached_property
    def kinds(self):
        return dict(Unit.objects.values_list("id", "kind"))

    @cached_property
    def schools(self):
        facts = ("stage", "ownership", "legal_person")
        old = then(self.day, FormerUnit, "unit_id", *facts)
        found = rows(School, "unit_id", *facts)
        return {r["unit_id"]: was(r, old.get(r["unit_id"]), *facts) for r in found if r["unit_id"] in self.units}

    @cached_property
    def lines(self):
        """Each unit with those above it, from below."""
        moved = self._alive(rows(FormerLine, "unit_id", "ancestor_id", "depth", "since", "until"))
        gone = {row["unit_id"] for row in moved}
        stayed = [r for r in rows(Ancestry, "unit_id", "ancestor_id", "depth") if r["unit_id"] not in gone]
        lines = {}
        for row in sorted(moved + stayed, key=lambda r: r["depth"]):
            lines.setdefault(row["unit_id"], []).append(row["ancestor_id"])
        return lines

    @cached_property
    def values(self):
        """The numbers set, by what they are of and who set them."""
        found = {}
        for row in rows(ParameterValue, "parameter__key", "unit_id", "since", "until", "value"):
            found.setdefault((row["parameter__key"], row["unit_id"]), []).append(row)
        return found

    @cached_property
    def every_org(self):
        """Organisations as they were on the day, the dissolved ones as well."""
        facts = ("kind", "superior_id", "term_since")
        old = then(self.day, FormerOrg, "org_id", *facts)
        found = rows(PartyOrg, "id", "unit_id", *facts, "since", "until")
        return {r["id"]: was(r, old.get(r["id"]), *facts) for r in found}

    @cached_property
    def orgs(self):
        standing = {k: o for k, o in self.every_org.items() if alive(o, self.day)}
        return {k: o for k, o in standing.items() if o["unit_id"] in self.units}

    @cached_property
    def covers(self):
        return self._alive(rows(Coverage, "org_id", "unit_id", "since", "until"))

    @cached_property
    def people(self):
        old = then(self.day, FormerPlace, "person_id", "unit_id")
        return {r["id"]: was(r, old.get(r["id"]), "unit_id") for r in rows(Person, "id", "unit_id", "born_on")}

    @cached_property
    def members(self):
        found = self._alive(rows(Membership, "person_id", "org_id", "kind", "since", "until"))
        return [m for m in found if alive(self.every_org[m["org_id"]], self.day)]

    @cached_property
    def joinings(self):
        return rows(Membership, "person_id", "since", since__lte=self.day)

    @cached_property
    def full_since(self):
        return list(Membership.objects.filter(kind="full", since__lte=self.day).values_list("person_id", "since"))

    @cached_property
    def stints(self):
        """Posts that began by the day, those given up as well."""
        facts = ("id", "person_id", "unit_id", "org_id", "post", "charge", "acting", "since", "until")
        return rows(Appointment, *facts, since__lte=self.day)

    @cached_property
    def posts(self):
        return self._alive(self.stints)

    @cached_property
    def links(self):
        return self._alive(rows(Link, "unit_id", "kind", "person_id", "since", "until"))

    @cached_property
    def quotas(self):
        facts = ("unit_id", "org_id", "post", "seats", "since", "until")
        return rows(Quota, *facts, since__lte=self.day)

    @cached_property
    def held(self):
        facts = ("id", "unit_id", "org_id", "kind", "ym", "for_year", "held_on", "entitled", "present")
        return rows(Meeting, *facts, state="closed", held_on__lte=self.day)

    @cached_property
    def meetings(self):
        return [m for m in self.held if m["kind"] not in (*DECIDING, "body")]

    @cached_property
    def misses(self):
        return rows(Planned, "plan__org", "kind", "planned_on", missed_on__lte=self.day)

    @cached_property
    def sittings(self):
        return [m for m in self.held if m["kind"] in DECIDING]
