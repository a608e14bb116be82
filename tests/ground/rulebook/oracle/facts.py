"""What an inspector would have on the desk: the rows of the day as plain mappings."""

from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import relativedelta

from tests.ground.rulebook.oracle import body_facts, member_facts
from xiaoheng.ground.cadres.models import (
    Certificate,
    Experience,
    Ledger,
    Portfolio,
    Programme,
    Title,
    Training,
    Workload,
)
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
    SuperiorRequest,
    Unit,
)
from xiaoheng.ground.rulebook.models import ParameterValue
from xiaoheng.loop.correction.models import Problem
from xiaoheng.loop.decisions.models import AgendaItem, Attendance, Consultation, Gate, Meeting, Minutes, Resolution
from xiaoheng.loop.execution.models import Assignment, DirectiveItem, ItemUnit, Target, Task
from xiaoheng.loop.supervision.models import Explanation

LEADING = ("committee", "general_branch", "branch", "joint_branch")
BRANCHES = ("branch", "joint_branch")
PARTY_POSTS = ("secretary", "deputy_secretary", "full_time_deputy_secretary", "committee_member")
DEPUTIES = ("deputy_secretary", "full_time_deputy_secretary")
DECIDING = ("party", "principal")


@dataclass
class Facts:
    """The rows that are in force on `day`, and those kept for history."""

    day: date
    units: dict
    kinds: dict
    schools: dict
    orgs: dict
    every_org: dict
    covers: list
    people: dict
    members: list
    posts: list
    stints: list
    links: list
    quotas: list
    meetings: list
    sittings: list
    lines: dict
    values: list
    joinings: list
    ledgers: dict
    certificates: list
    titles: list
    experiences: list
    programmes: list
    trainings: list
    workloads: list
    portfolios: dict
    full_since: list
    items: list
    rolls: list
    hearings: list
    signed: set
    resolutions: list
    tasks: list
    requests: list
    set_up: set
    duties: list
    targets: set
    named: set
    assignments: dict
    explanations: list
    problems: list
    files: list
    letters: list
    absences: list
    dues: list
    payers: dict
    registered: set
    bodies: list
    needs: list
    body_terms: dict
    body_seats: list
    chain_links: list

    @property
    def team_lives(self):
        """民主生活会."""
        return [m for m in self.meetings if m["kind"] == "team_life"]

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

    def stands(self, org):
        """Whether an organisation is in being on the day."""
        return alive(org, self.day)

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

    held = rows(
        Meeting, "id", "unit_id", "org_id", "kind", "ym", "for_year", "held_on", "entitled", "present", state="closed",
        held_on__lte=day,
    )  # fmt: skip

    def then(model, key, *names):
        """What was so on the day and is not now, by what it is of."""
        return {r[key]: r for r in rows(model, key, "since", "until", *names) if alive(r, day)}

    def was(row, span, *names):
        """A row as it was on the day."""
        return {**row, **{name: span[name] for name in names if span}}

    units = {r["id"]: r for r in rows(Unit, "id", "kind", "since", "until") if alive(r, day)}
    old_units = then(FormerUnit, "unit_id", "stage", "ownership", "legal_person")
    old_orgs = then(FormerOrg, "org_id", "kind", "superior_id", "term_since")
    old_places = then(FormerPlace, "person_id", "unit_id")
    every_org = {
        r["id"]: was(r, old_orgs.get(r["id"]), "kind", "superior_id", "term_since")
        for r in rows(PartyOrg, "id", "unit_id", "kind", "superior_id", "term_since", "since", "until")
    }
    orgs = {k: o for k, o in every_org.items() if alive(o, day) and o["unit_id"] in units}
    stints = rows(
        Appointment, "id", "person_id", "unit_id", "org_id", "post", "charge", "since", "until", since__lte=day
    )
    lines = {}
    moved = [r for r in rows(FormerLine, "unit_id", "ancestor_id", "depth", "since", "until") if alive(r, day)]
    stayed = [
        r
        for r in rows(Ancestry, "unit_id", "ancestor_id", "depth")
        if r["unit_id"] not in {m["unit_id"] for m in moved}
    ]
    for row in sorted(moved + stayed, key=lambda r: r["depth"]):
        lines.setdefault(row["unit_id"], []).append(row["ancestor_id"])
    portfolios = {}
    for row in rows(Portfolio, "appointment_id", "charge", "since", "until"):
        if alive(row, day):
            portfolios.setdefault(row["appointment_id"], set()).add(row["charge"])
    return Facts(
        day=day,
        units=units,
        kinds=dict(Unit.objects.values_list("id", "kind")),
        schools={
            r["unit_id"]: was(r, old_units.get(r["unit_id"]), "stage", "ownership", "legal_person")
            for r in rows(School, "unit_id", "stage", "ownership", "legal_person")
            if r["unit_id"] in units
        },
        orgs=orgs,
        every_org=every_org,
        covers=[c for c in rows(Coverage, "org_id", "unit_id", "since", "until") if alive(c, day)],
        people={r["id"]: was(r, old_places.get(r["id"]), "unit_id") for r in rows(Person, "id", "unit_id", "born_on")},
        members=[
            m
            for m in rows(Membership, "person_id", "org_id", "kind", "since", "until")
            if alive(m, day) and alive(every_org[m["org_id"]], day)
        ],
        posts=[p for p in stints if alive(p, day)],
        stints=stints,
        links=[k for k in rows(Link, "unit_id", "kind", "person_id", "since", "until") if alive(k, day)],
        quotas=rows(Quota, "unit_id", "org_id", "post", "seats", "since", "until", since__lte=day),
        meetings=[m for m in held if m["kind"] not in DECIDING],
        sittings=[m for m in held if m["kind"] in DECIDING],
        lines=lines,
        values=rows(ParameterValue, "parameter__key", "unit_id", "since", "until", "value"),
        full_since=list(Membership.objects.filter(kind="full", since__lte=day).values_list("person_id", "since")),
        **_loop(rows, day),
        joinings=rows(Membership, "person_id", "since", since__lte=day),
        ledgers={r["unit_id"]: r["since"] for r in rows(Ledger, "unit_id", "since")},
        certificates=rows(Certificate, "person_id", "since", "until"),
        titles=rows(Title, "person_id", "rank", "since"),
        experiences=rows(Experience, "person_id", "kind", "since", "until"),
        programmes=rows(Programme, "unit_id", "audience", "since"),
        trainings=rows(Training, "person_id", "hours", "held_on", "programme__kind", "programme__unit__kind"),
        workloads=rows(Workload, "person_id", "share", "since", "until"),
        portfolios=portfolios,
        **member_facts.read(day),
        **body_facts.read(day),
    )


def _loop(rows, day):
    """The rows of the rooms of the loop."""
    item = ("id", "meeting_id", "topic_id", "topic__body", "quorum", "entitled", "present", "yes", "outcome", "is_late")
    duty = ("id", "directive_id", "directive__since", "directive__issued_on", "directive__closed_on")
    stored = rows(Assignment, "item_id", "unit_id", "occurrence", "due_on", "state", "submitted_on", "settled_on")
    return {
        "items": rows(AgendaItem, *item),
        "rolls": rows(Attendance, "meeting_id", is_entitled=True),
        "hearings": rows(Consultation, "topic_id", "stage", "face", "state", "heard_on"),
        "signed": set(Minutes.objects.filter(state="signed", signed_on__lte=day).values_list("meeting", flat=True)),
        "resolutions": rows(Resolution, "id", "unit_id", "outcome", "issued_on", "topic__state"),
        "tasks": rows(Task, "id", "unit_id", "resolution_id", "due_on", "made_on", "done_on"),
        "requests": rows(SuperiorRequest, "id", "superior_id", "kind", "state", "sent_on", "due_on", "replied_on"),
        "set_up": set(Gate.objects.filter(topic__matters__code="P03").values_list("request", flat=True)),
        "duties": rows(DirectiveItem, *duty, "due_on", "recurrence", "reach"),
        "targets": set(Target.objects.values_list("directive", "unit")),
        "named": set(ItemUnit.objects.values_list("item", "unit")),
        "assignments": {(a["item_id"], a["unit_id"], a["occurrence"]): a for a in stored},
        "explanations": rows(Explanation, "id", "row__unit_id", "due_on", "given_on"),
        "problems": rows(Problem, "id", "unit_id", "state", "opened_on", "due_on", "submitted_on", "closed_on"),
    }
