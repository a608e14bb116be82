"""The verbs of the room as those of the cast do them at 桃源中学."""

from datetime import date

import pytest

from xiaoheng.ground.bodies import services
from xiaoheng.ground.bodies.models import Kind
from xiaoheng.ground.organisation.models import Appointment
from xiaoheng.ground.rulebook import services as rulebook
from xiaoheng.ground.rulebook.models import Finding

DAY = date(2022, 9, 1)


class School:
    """桃源中学 with its people."""

    def __init__(self, cast):
        self.cast, self.unit, self.people = cast, cast.units["TY"], cast.people
        self.clerk, self.office = cast.actor("clerk"), cast.actor("ty_office")

    def found(self, kind="parent_committee", *, actor=None, unit=None, **facts):
        """A body with the secretary in the chair, founded a while ago."""
        told = {"chair": self.people["ty_secretary"], "basis": "桃中党〔2022〕5号", "since": DAY, **facts}
        kind = Kind.objects.get(code=kind)
        return services.found(actor=actor or self.office, unit=unit or self.unit, kind=kind, **told)

    def congress(self, **facts):
        """A staff congress of five years."""
        return self.found("staff_congress", **{"years": 5, **facts})

    def seat(self, body, part="teacher", **facts):
        """Somebody, or so many, from the founding on."""
        return services.seat(actor=self.office, body=body, part=part, **{"since": DAY, **facts})

    def post(self, username):
        """The first post that one of the cast holds."""
        return Appointment.objects.filter(person=self.people[username]).earliest("pk")

    def charge(self, *usernames, actor=None, **facts):
        """A chain for 德育 through the posts of these people."""
        links = [services.Charged(f"第{n}级", self.post(name), "德育工作") for n, name in enumerate(usernames, 1)]
        told = {"duty": "moral", "basis": "桃中党〔2022〕6号", "since": DAY, "links": links, **facts}
        return services.charge(actor=actor or self.office, unit=self.unit, **told)

    def told_of(self, rule):
        """Reasons of open findings of a rule."""
        rows = Finding.objects.filter(ended=0, rule=rule, unit=self.unit)
        return sorted(rows.values_list("detail", flat=True))


@pytest.fixture
def ty(cast):
    """桃源中学, judged in full on the business day."""
    rulebook.evaluate()
    return School(cast)
