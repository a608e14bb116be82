"""Random worlds crowded around the edges: small thresholds, dates a day before, on and after every limit."""

from datetime import date, timedelta
from random import Random

from dateutil.relativedelta import relativedelta

from tests.ground.rulebook.member_worlds import MemberWorld
from xiaoheng.ground.organisation.models import Appointment, Coverage, Membership, PartyOrg, Person, School, Unit
from xiaoheng.ground.organisation.services.loading import place_all
from xiaoheng.ground.rulebook.models import Parameter, ParameterValue
from xiaoheng.loop.decisions.models import Meeting

DAYS = [date(2023, 3, 14), date(2024, 2, 29), date(2023, 2, 28), date(2023, 4, 1), date(2023, 12, 31), date(2025, 1, 1)]
SPANS = [3, 6, 9, 30, 36, 54, 60, 132, 144, 35 * 12, 36 * 12]
KINDS = ["committee", "general_branch", "branch", "branch", "joint_branch", "subgroup", "work_committee"]
POSTS = [
    "secretary",
    "deputy_secretary",
    "full_time_deputy_secretary",
    "committee_member",
    "committee_member",
    "principal",
]
POSTS += ["vice_principal", "moral_education_director", "middle_manager", "party_building_instructor"]
MEETINGS = ["assembly", "committee", "subgroup", "lecture", "party"]
STAGES = ["kindergarten", "primary", "primary", "junior", "senior", "vocational"]


class World:
    """One small county beside the fixed cast, made from one seed."""

    def __init__(self, seed: int):
        self.r = Random(seed)
        self.day = self.r.choice(DAYS)
        self.units: list[Unit] = []
        self._units(seed)
        self._overrides()
        self._orgs(seed)
        self._people(seed)
        self._meetings()
        MemberWorld(self).fill()

    def near(self) -> date:
        """A day near the beginning of some limit, or any day of the last years."""
        if self.r.random() < 0.2:
            return self.day - timedelta(days=self.r.randrange(0, 5000))
        past = self.day - relativedelta(months=self.r.choice(SPANS))
        return past + timedelta(days=self.r.choice([-1, 0, 0, 1, 2]))

    def end(self, since: date) -> date | None:
        """Mostly none; else shortly before, on or after the day, or after `since`."""
        if self.r.random() < 0.65:
            return None
        until = self.r.choice([self.day, self.day + timedelta(days=1), self.day - timedelta(days=1), self.near()])
        return until if until > since else since + timedelta(days=self.r.choice([1, 400]))

    def _units(self, seed: int) -> None:
        past = date(2010, 9, 1)
        county = Unit.objects.create(code=f"W{seed}", name="县", kind="county", log="W", since=past)
        self.units.append(county)
        for number in range(self.r.randrange(2, 5)):
            since = self.near() if self.r.random() < 0.2 else past
            school = Unit.objects.create(
                code=f"W{seed}-{number}", name=f"学校{number}", kind="school", superior=county, log="W", since=since,
                until=self.end(since) if self.r.random() < 0.2 else None,
            )  # fmt: skip
            School.objects.create(
                unit=school,
                stage=self.r.choice(STAGES),
                ownership="private" if self.r.random() < 0.15 else "public",
                legal_person=self.r.random() < 0.9,
            )
            self.units.append(school)
        place_all(self.units)

    def _overrides(self) -> None:
        small = {"general_branch_min_members": (3, 6), "committee_min_members": (5, 8), "branch_max_members": (3, 6)}
        rows = []
        for parameter in Parameter.objects.exclude(key__contains="."):
            if self.r.random() < 0.5 and parameter.key not in small:
                continue
            low, high = small.get(parameter.key, (0, 4))
            if parameter.measure in ("years", "age"):
                low, high = 3, 12
            since = self.r.choice([date(2010, 1, 1), self.near(), self.near()])
            unit = self.r.choice([self.units[0], self.units[0], self.r.choice(self.units)])
            rows.append(
                ParameterValue(
                    parameter=parameter, unit=unit, since=since, until=self.end(since), value=self.r.randint(low, high),
                    basis="县发〔2022〕1号", origin="verb",
                )
            )  # fmt: skip
        ParameterValue.objects.bulk_create(rows)

    def _orgs(self, seed: int) -> None:
        self.orgs: list[PartyOrg] = []
        for number in range(self.r.randrange(2, 7)):
            since = self.near()
            unit = self.r.choice(self.units)
            org = PartyOrg.objects.create(
                code=f"W{seed}-O{number}", name=f"组织{number}", kind=self.r.choice(KINDS), unit=unit,
                superior=self.r.choice([None, *self.orgs]), since=since, until=self.end(since),
                term_since=None if self.r.random() < 0.1 else self.near(),
            )  # fmt: skip
            self.orgs.append(org)
            for covered in self.r.sample(self.units, self.r.randrange(0, len(self.units))):
                Coverage.objects.create(org=org, unit=covered, since=since, until=self.end(since))

    def _people(self, seed: int) -> None:
        people = [
            Person(
                code=f"W{seed}-P{number}", name=f"人员{number}", unit=self.r.choice(self.units),
                born_on=None if self.r.random() < 0.1 else self.near(),
            )
            for number in range(self.r.randrange(4, 22))
        ]  # fmt: skip
        people = Person.objects.bulk_create(people)
        memberships, appointments = [], []
        for person in people:
            for _again in range(self.r.choice([0, 1, 1, 1, 2])):
                since = self.near()
                kind = self.r.choice(["full", "full", "full", "probationary"])
                memberships.append(
                    Membership(
                        person=person, org=self.r.choice(self.orgs), kind=kind, since=since, until=self.end(since)
                    )
                )
        for _number in range(self.r.randrange(0, 30)):
            appointments += self._stints(self.r.choice(people))
        Membership.objects.bulk_create(memberships, ignore_conflicts=True)
        Appointment.objects.bulk_create(appointments, ignore_conflicts=True)

    def _stints(self, person: Person) -> list[Appointment]:
        """One stint, or several of the same post that touch, overlap or leave a gap of a day."""
        org = self.r.choice([None, *self.orgs])
        unit = org.unit if org and self.r.random() < 0.9 else self.r.choice(self.units)
        post, charge = self.r.choice(POSTS), self.r.choice(["", "", "", "moral_education"])
        since, rows = self.near(), []
        for _number in range(self.r.choice([1, 1, 2, 3])):
            until = self.end(since)
            rows.append(
                Appointment(person=person, unit=unit, org=org, post=post, charge=charge, since=since, until=until)
            )
            if until is None:
                break
            since = until + timedelta(days=self.r.choice([-1, 0, 0, 1]))
        return rows

    def _meetings(self) -> None:
        rows = []
        for _number in range(self.r.choice([0, 5, 40, 80])):
            held = self.day - timedelta(days=self.r.randrange(-5, 500))
            org = self.r.choice(self.orgs)
            rows.append(
                Meeting(
                    unit=org.unit, org=org, kind=self.r.choice(MEETINGS),
                    state=self.r.choice(["closed", "closed", "closed", "planned"]), planned_on=held, held_on=held,
                    ym=held.year * 100 + held.month, entered_on=held,
                )
            )  # fmt: skip
        Meeting.objects.bulk_create(rows)
