"""Random files, letters, absences and dues for a world, with steps on the edges of every limit."""

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from xiaoheng.ground.members.models import Absence, AbsenceContact, Development, DuesMonth, Review, StepRecord, Transfer
from xiaoheng.ground.organisation.models import Membership

SPANS = [1, 3, 6, 12, 24]
STEPS = [2, 3, 7, 13, 15, 17, 20, 23, 24]


class MemberWorld:
    """Adds the room's rows to a world, from the world's own random numbers."""

    def __init__(self, world):
        self.world, self.r = world, world.r
        self.members = list(Membership.objects.filter(org__in=world.orgs).select_related("person", "org"))

    def near(self):
        """A day about a limit before the world's day."""
        past = self.world.day - relativedelta(months=self.r.choice(SPANS))
        return past + timedelta(days=self.r.choice([-40, -1, 0, 0, 1, 2, 40]))

    def fill(self):
        for _number in range(self.r.randrange(0, 6)):
            self.file()
        for row in self.r.sample(self.members, min(len(self.members), self.r.randrange(0, 8))):
            self.r.choice([self.letter, self.absence])(row)
        if self.r.random() < 0.6:
            self.dues()

    def file(self):
        org, since = self.r.choice(self.world.orgs), self.near()
        person = self.r.choice(self.members).person if self.members else None
        if person is None:
            return
        row = Development.objects.create(
            person=person, org=org, unit=org.unit, since=since, until=self.world.end(since)
        )
        for number in [1, *(step for step in STEPS if self.r.random() < 0.5)]:
            done = since if number == 1 else self.near()
            StepRecord.objects.create(
                development=row, number=number, done_on=done, version="2014", body="branch",
                undone_on=self.world.end(done) if number > 1 and self.r.random() < 0.2 else None,
                until=done + relativedelta(months=12) if number == 15 else None,
            )  # fmt: skip
        for _number in range(self.r.randrange(0, 3)):
            Review.objects.create(development=row, done_on=self.near())

    def letter(self, member):
        since, online = self.near(), self.r.random() < 0.2
        last = self.world.day + timedelta(days=self.r.choice([-1, 0, 1, 20]))
        alert = None if online else min(last, self.world.day + timedelta(days=self.r.choice([-1, 0, 1])))
        Transfer.objects.create(
            person=member.person, membership=member, source=member.org, outside="外县", way="online" if online else "letter",
            since=since, until=self.world.end(since), alert_on=alert, valid_until=None if online else last,
        )  # fmt: skip

    def absence(self, member):
        since = self.near()
        row = Absence.objects.create(
            person=member.person, membership=member, org=member.org, kind=self.r.choice(["lost", "mobile"]),
            fixed=self.r.random() < 0.5, since=since, until=self.world.end(since),
            suspended_on=self.near() if self.r.random() < 0.4 else None,
        )  # fmt: skip
        for _number in range(self.r.choice([0, 0, 1, 2])):
            AbsenceContact.objects.create(absence=row, made_on=self.near(), way="phone")

    def dues(self):
        rows = {}
        for member in self.members:
            for _number in range(self.r.choice([0, 1, 2])):
                first = date(self.world.day.year, self.world.day.month, 1)
                through = first - relativedelta(months=self.r.choice([0, 4, 5, 6, 7, 12]))
                month = through - relativedelta(months=1)
                ym = month.year * 100 + month.month
                rows[member.person_id, ym] = DuesMonth(
                    person=member.person, org=member.org, ym=ym, through=through, amount=1000, paid_on=month
                )
        DuesMonth.objects.bulk_create(rows.values())
