"""Random worlds crowded around the edges: small thresholds, dates a day before, on and after every limit."""

from datetime import date, timedelta
from itertools import pairwise
from random import Random

from dateutil.relativedelta import relativedelta

from tests.ground.rulebook.body_worlds import BodyWorld
from tests.ground.rulebook.loops import Loop
from tests.ground.rulebook.member_worlds import MemberWorld
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
    Unit,
)
from xiaoheng.ground.organisation.services.loading import place_all
from xiaoheng.ground.rulebook.models import Parameter, ParameterValue
from xiaoheng.lib import quarters
from xiaoheng.loop.decisions.life.models import Plan, Planned
from xiaoheng.loop.decisions.models import Meeting

DAYS = [date(2023, 3, 14), date(2024, 2, 29), date(2023, 2, 28), date(2023, 4, 1), date(2023, 12, 31), date(2025, 1, 1)]
DAYS += [date(2026, 6, 19), date(2026, 9, 30)]
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
MEETINGS = ["assembly", "committee", "subgroup", "lecture", "theme_day", "org_life", "appraisal", "team_life"]
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
        self._misses()
        self._history()
        self._ties()
        self._cadres()
        MemberWorld(self).fill()
        BodyWorld(self).fill()
        Loop(self)

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
            if parameter.measure == "percent":
                low, high = 40, 80
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
        people = self.people = Person.objects.bulk_create(people)
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
        post, charge = self.r.choice(POSTS), self.r.choice(["", "", "", "moral_education", "personnel_and_party"])
        since, rows = self.near(), []
        for _number in range(self.r.choice([1, 1, 2, 3])):
            until = self.end(since)
            facts = {"person": person, "unit": unit, "org": org, "post": post, "charge": charge, "since": since}
            rows.append(Appointment(until=until, acting=self.r.random() < 0.15, **facts))
            if until is None:
                break
            since = until + timedelta(days=self.r.choice([-1, 0, 0, 1]))
        return rows

    def _meetings(self) -> None:
        rows = []
        for _number in range(self.r.choice([0, 5, 60, 120])):
            held = self.day - timedelta(days=self.r.randrange(-5, 500))
            org = self.r.choice(self.orgs)
            rows.append(
                Meeting(
                    unit=org.unit, org=org, kind=self.r.choice(MEETINGS),
                    state=self.r.choice(["closed", "closed", "closed", "planned"]), planned_on=held, held_on=held,
                    ym=held.year * 100 + held.month, entered_on=held, for_year=held.year - self.r.choice([0, 1]),
                    entitled=(entitled := self.r.choice([0, 2, 3, 6])), present=self.r.randint(0, entitled),
                )
            )  # fmt: skip
        Meeting.objects.bulk_create(rows)

    def _misses(self) -> None:
        """Planned meetings that were said not to be held; some told only after the day."""
        plans: dict[tuple[int, quarters.Quarter], Plan] = {}
        for _number in range(self.r.choice([0, 20, 80])):
            day, org = self.day - timedelta(days=self.r.randrange(500)), self.r.choice(self.orgs)
            quarter = quarters.of(day)
            key = (org.pk, quarter)
            if key not in plans:
                said = {"year": quarter.year, "quarter": quarter.number, "filed_on": quarter.first}
                plans[key] = Plan.objects.create(org=org, **said)
            told = self.r.choice([day, None, self.day + timedelta(days=self.r.choice([0, 1]))])
            when = {"planned_on": day, "added_on": quarter.first, "missed_on": told}
            Planned.objects.get_or_create(plan=plans[key], kind=self.r.choice(MEETINGS), planned_on=day, defaults=when)

    def _history(self) -> None:
        """Spans that ended shortly before, on or after the day: what was so then need not be so now."""
        movers: list[Unit] = []
        for number, unit in enumerate(self.units[1:]):
            spans, moved = self._spans(unit.since), self.r.random() < 0.2
            # Whoever moves a unit keeps what it was for the same span as the line it stood in.
            for since, until in spans if self.r.random() < 0.3 else spans[:1] if moved else []:
                FormerUnit.objects.create(
                    unit=unit, name=f"旧名{number}", superior=unit.superior, stage=self.r.choice(STAGES),
                    ownership=self.r.choice(["public", "private"]), legal_person=self.r.random() < 0.8,
                    since=since, until=until,
                )  # fmt: skip
            if moved:
                since, until = spans[0]
                # A whole line, up to the county: by way of one that has not moved itself.
                stayed = [one for one in self.units[1:number] if one not in movers]
                above = [unit, self.r.choice([self.units[0], *stayed]), self.units[0]]
                movers.append(unit)
                FormerLine.objects.bulk_create(
                    FormerLine(unit=unit, ancestor=one, depth=depth, since=since, until=until)
                    for depth, one in enumerate(dict.fromkeys(above))
                )
        for org in self.orgs:
            if self.r.random() < 0.3:
                for since, until in self._spans(org.since):
                    FormerOrg.objects.create(
                        org=org, name="旧组织", kind=self.r.choice(KINDS), mode="separate",
                        superior=self.r.choice([None, *(o for o in self.orgs if o != org)]),
                        term_since=self.near(), since=since, until=until,
                    )  # fmt: skip
        for person in Person.objects.filter(unit__in=self.units):
            if self.r.random() < 0.15:
                until = self._spans(date.min)[-1][1]
                place = self.r.choice(self.units)
                FormerPlace.objects.create(person=person, unit=place, since=date.min, until=until)

    def _spans(self, since: date) -> list[tuple[date, date]]:
        """One span, or two that touch, around the day."""
        until = self.day + timedelta(days=self.r.choice([-1, 0, 1, 30]))
        if until <= since:
            return [(since, since + timedelta(days=1))]
        middle = until - timedelta(days=self.r.choice([1, 20]))
        return [(since, middle), (middle, until)] if middle > since else [(since, until)]

    def _ties(self) -> None:
        """A township with an organisation, instructors sent to schools, quotas that follow each other."""
        schools = self.units[1:]
        town = Unit.objects.create(
            code=f"{self.units[0].code}-T", name="镇", kind="town", superior=self.units[0], log="W",
            since=date(2010, 9, 1),
        )  # fmt: skip
        place_all([town])
        above = PartyOrg.objects.create(
            code=f"{town.code}-O", name="镇党委", kind="committee", unit=town, since=date(2010, 9, 1)
        )
        PartyOrg.objects.filter(pk=self.r.choice(self.orgs).pk).exclude(former__isnull=False).update(superior=above)
        for school in schools:
            people = list(Person.objects.filter(unit__in=self.units))
            if people and self.r.random() < 0.4:
                since = self.near()
                kind = self.r.choice(["instructor", "liaison"])
                person = self.r.choice(people)
                Link.objects.create(unit=school, kind=kind, person=person, since=since, until=self.end(since))
            own = [org for org in self.orgs if org.unit_id == school.pk]
            for post, org in (("vice_principal", None), ("principal", None), ("secretary", own[0] if own else None)):
                if self.r.random() < 0.5 and (org or post != "secretary"):
                    ends = sorted({self.near(), self.near(), self.day + timedelta(days=self.r.choice([0, 1, 9]))})
                    spans = [*pairwise(ends), (ends[-1], None)]
                    Quota.objects.bulk_create(
                        Quota(unit=school, org=org, post=post, seats=self.r.randrange(3), since=a, until=b, basis="x")
                        for a, b in spans
                    )

    def _cadres(self) -> None:
        r, people = self.r, self.people
        day = date(self.day.year - 1, 1, 1)
        edges = [day, date(self.day.year, 1, 1), day - timedelta(days=1), self.day, self.day + timedelta(days=1)]

        def dated(model, **facts):
            since = self.near()
            return model(person=r.choice(people), since=since, until=self.end(since), **facts)

        opened = [unit for unit in self.units if r.random() < 0.8]
        Ledger.objects.bulk_create(Ledger(unit=unit, since=r.choice([*edges, self.near()])) for unit in opened)
        many = range(r.choice([0, 6, 20]))
        kinds = ["teaching", "party", "admin"]
        tables = [
            [dated(Certificate, kind=r.choice(["primary", "senior"])) for _ in many],
            [Title(person=r.choice(people), rank=r.randint(1, 5), since=self.near()) for _ in many],
            [dated(Experience, kind=r.choice(kinds), place="某校") for _ in many],
            [dated(Workload, share=r.choice([0, 1, 2, 3, 4, 25, 49, 50])) for _ in many],
        ]
        for rows in tables:
            if rows:
                type(rows[0]).objects.bulk_create(rows, ignore_conflicts=True)
        posts = list(Appointment.objects.filter(unit__in=self.units).order_by("pk"))
        for post in r.sample(posts, len(posts) // 4):
            since = self.near()
            Portfolio.objects.create(appointment=post, charge="moral_education", since=since, until=self.end(since))
        programmes = [
            Programme.objects.create(
                unit=r.choice([self.units[0], *self.units]), title=f"班{number}", since=r.choice(edges), until=self.day,
                kind=r.choice(["rotation", "central", "special"]), hours=60,
                audience=r.choice(["secretaries", "party_workers", "members"]),
            )
            for number in range(r.randrange(1, 5))
        ]  # fmt: skip
        trainings = [
            Training(
                programme=r.choice(programmes), person=r.choice(people), hours=r.choice([1, 2, 4, 31, 32, 33, 56]),
                held_on=r.choice([*edges, self.near()]),
            )
            for _ in many
        ]  # fmt: skip
        Training.objects.bulk_create(trainings, ignore_conflicts=True)
