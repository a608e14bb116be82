"""What an inspector would have on the desk: the rows of the day as plain mappings."""

from dateutil.relativedelta import relativedelta

from tests.ground.rulebook.oracle import body_facts, cadre_facts, loop_facts, member_facts
from tests.ground.rulebook.oracle.standing import Standing
from tests.ground.rulebook.oracle.tables import alive

LEADING = ("committee", "general_branch", "branch", "joint_branch")
BRANCHES = ("branch", "joint_branch")
PARTY_POSTS = ("secretary", "deputy_secretary", "full_time_deputy_secretary", "committee_member")
DEPUTIES = ("deputy_secretary", "full_time_deputy_secretary")
ROOMS = (body_facts.read, cadre_facts.read, loop_facts.read, member_facts.read)


class Facts(Standing):
    """What stands, what is on file in the other rooms, and what is often asked of both."""

    def __getattr__(self, name):
        """Rows of other rooms: a room is read as a whole when one of its tables is first asked for."""
        for read in ROOMS:
            vars(self).update(read(self.day))
            if name in vars(self):
                return vars(self)[name]
        raise AttributeError(name)

    @property
    def team_lives(self):
        """民主生活会."""
        return [m for m in self.meetings if m["kind"] == "team_life"]

    def value(self, key, unit, day=None):
        """The number in force for a unit, from the nearest superior that set one; None where nobody did."""
        day = day or self.day
        for place in [*self.lines[unit], None]:
            for row in self.values.get((key, place), ()):
                if alive(row, day):
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

    def is_full_member(self, person):
        """A full member: one who may be elected."""
        return any(m["person_id"] == person and m["kind"] == "full" for m in self.members)

    def inner(self, org_id):
        """Whether an organisation (dissolved or not) stood under another of the same unit."""
        org = self.every_org.get(org_id)
        others = [o for o in self.every_org.values() if org and o["unit_id"] == org["unit_id"] and o["id"] != org_id]
        return any(o["id"] == org["superior_id"] or (outranks(o, org) and met(o, org)) for o in others)


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
    """The (small) database as of a day."""
    return Facts(day)
