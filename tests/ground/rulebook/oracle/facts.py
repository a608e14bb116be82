"""What an inspector would have on the desk: the rows of the day as plain mappings."""

from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import relativedelta

from tests.ground.rulebook.oracle import member_facts
from xiaoheng.ground.organisation.models import (
    Ancestry,
    Appointment,
    Coverage,
    Membership,
    PartyOrg,
    Person,
    School,
    Unit,
)
from xiaoheng.ground.rulebook.models import ParameterValue
from xiaoheng.loop.decisions.models import Meeting

LEADING = ("committee", "general_branch", "branch", "joint_branch")
BRANCHES = ("branch", "joint_branch")
PARTY_POSTS = ("secretary", "deputy_secretary", "full_time_deputy_secretary", "committee_member")
DEPUTIES = ("deputy_secretary", "full_time_deputy_secretary")
LIFE = ("assembly", "committee", "subgroup", "lecture")


@dataclass
class Facts:
    """The rows that are in force on `day`, and those kept for history."""

    day: date
    units: dict
    schools: dict
    orgs: dict
    every_org: dict
    covers: list
    people: dict
    members: list
    posts: list
    stints: list
    meetings: list
    lines: dict
    values: list
    files: list
    letters: list
    absences: list
    dues: list
    payers: dict

    def value(self, key, unit, day=None):
        """The number in force for a unit, from the nearest superior that set one; None where nobody did."""
        day = day or self.day
        for place in [*self.lines[unit], None]:
            for row in self.values:
                if row["parameter__key"] == key and row["unit_id"] == place and alive(row, day):
                    return row["value"]
        return None

    def own(self, unit):
        """Organisations seated in a unit that can lead a school."""
        return [o for o in self.orgs.values() if o["unit_id"] == unit and o["kind"] in LEADING]

    def leading(self, unit, *kinds):
        """Those that lead the school, not those inside it."""
        own = self.own(unit)
        top = []
        for org in own:
            above = [o for o in own if o["id"] != org["id"] and stands_above(o, org)]
            inside = self.orgs.get(org["superior_id"], {}).get("unit_id") == unit
            if not above and not inside and org["kind"] in (kinds or LEADING):
                top.append(org)
        return top

    def regime(self, unit):
        """公办、独立法人、非幼儿园."""
        school = self.schools.get(unit)
        return bool(
            school and school["ownership"] == "public" and school["legal_person"] and school["stage"] != "kindergarten"
        )

    def in_posts(self, unit, *names, org=None):
        """Posts held today in a unit; party posts of the given organisation, or of none named."""
        return [
            p
            for p in self.posts
            if p["unit_id"] == unit and p["post"] in names and (org is None or p["org_id"] in (None, org["id"]))
        ]

    def seats(self, org):
        """People in the committee of an organisation."""
        return {p["person_id"] for p in self.posts if p["org_id"] == org["id"] and p["post"] in PARTY_POSTS}

    def has_committee(self, org):
        """Whether anybody is a committee member in it."""
        return any(p["org_id"] == org["id"] and p["post"] == "committee_member" for p in self.posts)

    def is_member(self, person):
        """A Party member, full or probationary."""
        return any(m["person_id"] == person for m in self.members)

    def inner(self, org_id):
        """Whether an organisation (dissolved or not) stood under another of the same unit."""
        org = self.every_org.get(org_id)
        others = [o for o in self.every_org.values() if org and o["unit_id"] == org["unit_id"] and o["id"] != org_id]
        return any(o["id"] == org["superior_id"] or (outranks(o, org) and met(o, org)) for o in others)


def alive(row, day):
    """Half-open: the first day counts, the day of `until` does not."""
    return row["since"] <= day and (row["until"] is None or day < row["until"])


def stands_above(one, other):
    """Whether one organisation of a school is the other's superior, or of a higher kind."""
    return one["id"] == other["superior_id"] or outranks(one, other)


def outranks(one, other):
    """A committee stands above everything else in a school, a general branch above branches."""
    rank = {"committee": 0, "general_branch": 1, "branch": 2, "joint_branch": 2}
    return one["kind"] in rank and other["kind"] in rank and rank[one["kind"]] < rank[other["kind"]]


def met(one, other):
    """Whether both were there on some day."""
    return all(a["until"] is None or b["since"] < a["until"] for a, b in ((one, other), (other, one)))


def years(day, count):
    """The same day some years on; 29 February becomes the 28th."""
    return day + relativedelta(years=count)


def months(day, count):
    """The same day some months on, clamped to the end of the month."""
    return day + relativedelta(months=count)


def read(day):
    """Read the whole (small) database as of a day."""

    def rows(model, *names, **filters):
        return list(model.objects.filter(**filters).values(*names))

    units = {r["id"]: r for r in rows(Unit, "id", "since", "until") if alive(r, day)}
    every_org = {
        r["id"]: r for r in rows(PartyOrg, "id", "unit_id", "kind", "superior_id", "term_since", "since", "until")
    }
    orgs = {k: o for k, o in every_org.items() if alive(o, day) and o["unit_id"] in units}
    stints = rows(
        Appointment, "id", "person_id", "unit_id", "org_id", "post", "charge", "since", "until", since__lte=day
    )
    lines = {}
    for row in Ancestry.objects.order_by("depth").values("unit_id", "ancestor_id"):
        lines.setdefault(row["unit_id"], []).append(row["ancestor_id"])
    return Facts(
        day=day,
        units=units,
        schools={
            r["unit_id"]: r
            for r in rows(School, "unit_id", "stage", "ownership", "legal_person")
            if r["unit_id"] in units
        },
        orgs=orgs,
        every_org=every_org,
        covers=[c for c in rows(Coverage, "org_id", "unit_id", "since", "until") if alive(c, day)],
        people={r["id"]: r for r in rows(Person, "id", "unit_id", "born_on")},
        members=[
            m
            for m in rows(Membership, "person_id", "org_id", "kind", "since", "until")
            if alive(m, day) and alive(every_org[m["org_id"]], day)
        ],
        posts=[p for p in stints if alive(p, day)],
        stints=stints,
        meetings=rows(Meeting, "org_id", "kind", "ym", state="closed", held_on__lte=day, kind__in=LIFE),
        lines=lines,
        values=rows(ParameterValue, "parameter__key", "unit_id", "since", "until", "value"),
        **member_facts.read(day),
    )
