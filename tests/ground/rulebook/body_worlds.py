"""Random bodies and chains of a world: terms that end a day before, on and after the day, seats near the share."""

from datetime import timedelta

from xiaoheng.ground.bodies.models import Body, Chain, ChainLink, Kind, Seat, Term
from xiaoheng.ground.organisation.models import Appointment


class BodyWorld:
    """What the units of a world set up."""

    def __init__(self, world):
        self.world, self.r = world, world.r
        self.kinds = list(Kind.objects.order_by("pk"))
        self.congress = next(kind for kind in self.kinds if kind.code == "staff_congress")

    def fill(self):
        """Some units with bodies, some with chains."""
        for unit in self.world.units:
            for kind in self.r.sample(self.kinds, self.r.choice([0, 0, 3, 8])) + [self.congress] * self.r.choice(
                [0, 1]
            ):
                self._body(unit, kind)
        posts = list(Appointment.objects.filter(unit__in=self.world.units).order_by("pk"))
        for unit in self.world.units if posts else ():
            if self.r.random() < 0.5:
                self._chain(unit, posts)

    def _body(self, unit, kind):
        since, number = self.world.near(), Body.objects.count()
        row = Body.objects.create(
            code=f"{unit.code}-J{number}", unit=unit, kind=kind, name="机构", basis="x", remit="x", since=since,
            until=self.world.end(since),
        )  # fmt: skip
        for day in {self.world.near() for _again in range(self.r.randrange(3))}:
            Term.of(row, day, self.r.choice([None, 1, 2, 3])).save()
        for part in self.r.sample(["teacher", "staff", "parent"], self.r.randrange(3)):
            day = self.world.near()
            count = self.r.choice([2, 3, 5, 6])
            Seat.objects.create(body=row, part=part, count=count, since=day, until=self.world.end(day))
        if self.r.random() < 0.6:
            day = self.world.day - timedelta(days=self.r.choice([-1, 0, 1, 90]))
            person = self.r.choice(self.world.people)
            Seat.objects.create(
                body=row, part="teacher", person=person, position="chair", since=day, until=self.world.end(day)
            )

    def _chain(self, unit, posts):
        since = self.world.near()
        row = Chain.objects.create(unit=unit, duty="moral", basis="x", since=since, until=self.world.end(since))
        for place in range(1, self.r.randrange(2, 5)):
            ChainLink.objects.create(chain=row, place=place, level="级", appointment=self.r.choice(posts), scope="x")
