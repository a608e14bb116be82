"""桃源中学 with a branch of its own beside its committee, and short ways through its organisation life."""

from datetime import date

import pytest

from tests.cast import LONG_AGO
from tests.loop.decisions.conftest import TODAY
from xiaoheng.ground.organisation.models import Appointment, Coverage, Membership, PartyOrg, Person
from xiaoheng.ground.organisation.words import OrgKind, Post
from xiaoheng.lib.quarters import Quarter
from xiaoheng.loop.decisions import services as decisions
from xiaoheng.loop.decisions.life import services
from xiaoheng.loop.decisions.life.models import Planned
from xiaoheng.loop.decisions.life.selectors import quarterly
from xiaoheng.loop.decisions.life.services import Wanted

NOW, NEXT = Quarter(2023, 1), Quarter(2023, 2)


class Branch:
    """A branch of 桃源中学: its secretary the vice-principal 王勤, a committee member and three other members."""

    def __init__(self, cast):
        self.cast, self.unit, self.office = cast, cast.units["TY"], cast.actor("ty_office")
        self.secretary, self.teacher = cast.actor("ty_vice"), cast.actor("ty_teacher")
        self.org = PartyOrg.objects.create(
            code="TY-1", name="桃源中学第一党支部", kind=OrgKind.BRANCH, unit=self.unit, superior=cast.orgs["TY-DW"],
            since=LONG_AGO,
        )  # fmt: skip
        Coverage.objects.create(org=self.org, unit=self.unit, since=LONG_AGO)
        self.people = {name: cast.people[f"ty_{name}"] for name in ("vice", "vice2", "teacher", "moral")}
        self.people["guest"] = Person.objects.create(code="G-1", name="蒋新", born_on=date(1990, 1, 1), unit=self.unit)
        for person in self.people.values():
            Membership.objects.create(person=person, org=self.org, since=LONG_AGO)
        for name, post in (("vice", Post.SECRETARY), ("vice2", Post.COMMITTEE_MEMBER)):
            row = {"person": self.people[name], "unit": self.unit, "org": self.org, "post": post}
            Appointment.objects.create(**row, since=date(2021, 9, 1))

    def plan(self, *wanted, quarter=NOW, actor=None):
        rows = [Wanted(*one) for one in wanted]
        return services.plan(actor=actor or self.office, org=self.org, quarter=quarter, wanted=rows)

    def past(self, plan, kind, day, topic=""):
        """An entry whose day has gone by, as the plan had it at the quarter's beginning."""
        return Planned.objects.create(plan=plan, kind=kind, planned_on=day, topic=topic, added_on=plan.filed_on)

    def hold(self, kind, day=TODAY, present=3, **facts):
        return decisions.hold(actor=self.office, org=self.org, kind=kind, held_on=day, present=present, **facts)

    def whole(self, quarter=NOW):
        return quarterly([self.org], quarter)[self.org.pk]

    def marks(self, quarter=NOW):
        return [str(line.mark) for line in self.whole(quarter).lines]

    def talk(self, *pairs, actor=None, day=TODAY, **more):
        keys = [(self.people[one].pk, self.people[other].pk) for one, other in pairs]
        return services.converse(actor=actor or self.secretary, org=self.org, held_on=day, pairs=keys, **more)


@pytest.fixture
def branch(cast):
    """桃源中学第一党支部."""
    return Branch(cast)
