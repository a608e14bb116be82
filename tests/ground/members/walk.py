"""Walks an applicant through the 25 steps by the verbs, each on its own day, under whatever rules hold then."""

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from xiaoheng.ground.members import services
from xiaoheng.ground.members.models import Development
from xiaoheng.ground.members.services import Told
from xiaoheng.ground.members.states import CONSENT, SUPERIORS
from xiaoheng.ground.members.words import Heard, Paper
from xiaoheng.ground.organisation.models import Person
from xiaoheng.lib import clock
from xiaoheng.lib.admission import Ballot

SECOND = date(2026, 5, 18)  # from this day on by the rules of 2026
# step → days after the application, for a walk without any delay
PLAN = {
    2: 10,
    3: 60,
    4: 70,
    5: 75,
    6: 430,
    7: 445,
    8: 455,
    9: 460,
    10: 470,
    11: 480,
    12: 490,
    13: 500,
    14: 505,
    15: 520,
    16: 530,
    17: 560,
    18: 565,
    19: 570,
    20: 580,
    21: 700,
    22: 886,
    23: 895,
    24: 920,
    25: 930,
}
REVIEWS = (180, 300)


def applicant(cast, school="TY", name="申小红", born=date(1995, 5, 20)):
    """A teacher of the school who is no member."""
    number = Person.objects.count()
    return Person.objects.create(code=f"AP{number:04}", name=name, born_on=born, unit=cast.units[school])


class Walk:
    """One development at 桃源中学 (or another school of the cast), with the people who do the steps."""

    def __init__(self, cast, since=date(2020, 10, 5), school="TY", org="TY-DW", clerk="clerk", office=None):
        begins = school.lower()
        self.cast, self.since, self.org = cast, since, cast.orgs[org]
        self.office = cast.actor(office or f"{begins}_office")
        self.clerk = cast.actor(clerk)
        self.secretary = cast.people[f"{begins}_secretary"]
        self.second = cast.people.get(f"{begins}_principal") or cast.people[f"{begins}_deputy"]
        self.members = self.org.memberships.filter(kind="full", until=None).count()
        self.row: Development | None = None

    def day(self, number):
        return self.since + timedelta(days=PLAN[number])

    def apply(self, person, **more):
        with clock.on(self.since):
            told = Told(self.since, "申请书", **more)
            self.row = services.apply(actor=self.office, person=person, org=self.org, told=told)
        return self.row

    def told(self, number, day, **more):
        """What a step's form would say when all is well."""
        facts = {"document": f"材料{number}"}
        if number == 2:
            facts["people"] = (self.secretary,)
        if number in (5, 9):
            facts["people"] = (self.secretary, self.second)
        if number == 7:
            facts["heard"] = frozenset(Heard)
            facts |= {"shown_since": day - timedelta(days=12), "shown_until": day - timedelta(days=1)}
        if number == 11:
            facts["days"] = 3
        if number in (15, 23):
            facts |= {"ballot": Ballot(self.members, self.members, self.members), "secret": True}
        if number == 25:
            facts["papers"] = frozenset(Paper)
        return Told(day, **{**facts, **more})

    def step(self, number, day=None, **more):
        """One step on its planned day (or another) by whoever does it."""
        day = day or self.day(number)
        superior = number in SUPERIORS and (number != CONSENT or day >= SECOND)
        verb, actor = (services.decide, self.clerk) if superior else (services.record, self.office)
        with clock.on(day):
            row = Development.objects.get(pk=self.row.pk)
            self.row = verb(actor=actor, development=row, number=number, told=self.told(number, day, **more))
        return self.row

    def review(self, offset):
        day = self.since + timedelta(days=offset)
        with clock.on(day):
            services.review(actor=self.office, development=self.row, done_on=day)

    def to(self, last, person=None):
        """All steps up to and with `last`, from wherever the development stands."""
        if self.row is None:
            self.apply(person or applicant(self.cast, self.org.unit.code))
        done = {row.number for row in self.row.steps.filter(undone_on=None)}
        for number in range(max(done) + 1, last + 1):
            if number == 6:
                for offset in REVIEWS:
                    self.review(offset)
            self.step(number)
        return self.row


def months(day, count):
    return day + relativedelta(months=count)
