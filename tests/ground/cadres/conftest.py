"""The verbs of the room as those of the cast do them at 桃源中学."""

from datetime import date

import pytest

from xiaoheng.ground.cadres import services
from xiaoheng.ground.rulebook import services as rulebook
from xiaoheng.ground.rulebook.models import Finding

DAY = date(2022, 9, 1)


class School:
    """桃源中学 with its people."""

    def __init__(self, cast):
        self.cast, self.unit = cast, cast.units["TY"]
        self.clerk, self.office = cast.actor("clerk"), cast.actor("ty_office")
        self.secretary, self.teacher = cast.people["ty_secretary"], cast.people["ty_teacher"]

    def do(self, verb, *, actor=None, person=None, **facts):
        """One fact about a person, dated a while ago."""
        person = person or self.secretary
        return getattr(services, verb)(actor=actor or self.office, person=person, **{"since": DAY, **facts})

    def programme(self, *, unit=None, since=date(2023, 3, 1), last=date(2023, 3, 3), hours=24, **facts):
        """A course for secretaries that is over."""
        told = {"title": "轮训班", "kind": "rotation", "audience": "secretaries", **facts}
        actor = self.office if unit is self.unit else self.clerk
        place = unit or self.cast.units["YL"]
        return services.plan(actor=actor, unit=place, since=since, last=last, hours=hours, **told)

    def found(self, rule, unit="TY"):
        """Reasons of open findings of a rule in a school."""
        rows = Finding.objects.filter(ended=0, rule=rule, unit=self.cast.units[unit])
        return sorted(rows.values_list("detail", flat=True))


@pytest.fixture
def ty(cast):
    """桃源中学, judged in full on the business day."""
    rulebook.evaluate()
    return School(cast)
