"""Any sequence of changes leaves a sound tree and whole spans, and what was judged of a day stays what it was."""

import itertools
from datetime import date, timedelta
from random import Random

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from xiaoheng.ground.organisation import services
from xiaoheng.ground.organisation.actors import system
from xiaoheng.ground.organisation.models import (
    Ancestry,
    FormerLine,
    FormerOrg,
    FormerPlace,
    FormerUnit,
    Membership,
    PartyOrg,
    Person,
    Unit,
)
from xiaoheng.ground.organisation.services.loading import place
from xiaoheng.ground.organisation.words import Ownership, Stage
from xiaoheng.ground.rulebook import selectors as rulebook
from xiaoheng.ground.rulebook import services as judging
from xiaoheng.ground.rulebook.figure import figures
from xiaoheng.ground.rulebook.models import Finding, Parameter, ParameterValue
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused

ME = system("沿革")
START = date(2023, 3, 14)
QUIET = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]


class Years:
    """Some months in a county: every few days something happens to it; each day is judged as it comes."""

    def __init__(self, cast, seed, steps):
        self.r, self.cast, self.day, self.number = Random(seed), cast, START, 0
        self.judged, self.lines = {}, {}
        for number in range(2):
            town = Unit.objects.create(
                code=f"T{number}", name=f"镇{number}", kind="town", superior=cast.units["YL"], log="YL",
                since=date(2015, 9, 1),
            )  # fmt: skip
            place(town)
            ParameterValue.objects.create(
                parameter=Parameter.objects.get(key="branch_min_members"), unit=town, value=number + 1,
                since=date(2019, 1, 1), basis="镇发1号", origin="verb",
            )  # fmt: skip
        for number in range(4):
            person = Person.objects.create(code=f"S{number}", name=f"石{number}", unit=cast.units["SQ"])
            Membership.objects.create(person=person, org=cast.orgs["LX-ZB"], since=date(2020, 1, 1))
        for _step in range(steps):
            with clock.on(self.day):
                self.happen()
            self.look()
            self.day += timedelta(days=self.r.randrange(1, 9))

    def units(self, *kinds):
        return list(Unit.objects.filter(log="YL", kind__in=kinds, until=None).order_by("pk"))

    def happen(self):
        """One change, or a refusal."""
        verb = self.r.choice([self.rename, self.reassign, self.reclassify, self.open, self.merge, self.split])
        verb = self.r.choice([verb, verb, self.upgrade, self.cover, self.close])
        try:
            verb()
        except Refused:
            return

    def school(self):
        return self.r.choice(self.units("school"))

    def rename(self):
        self.number += 1
        services.rename(actor=ME, unit=self.school(), name=f"校{self.number}", on=self.day)

    def reassign(self):
        zone = self.r.choice([None, *self.units("zone")])
        superior = self.r.choice(self.units("town", "county", "school"))
        unit = self.r.choice(self.units("school", "town"))
        services.reassign(actor=ME, unit=unit, superior=superior, zone=zone, on=self.day)

    def reclassify(self):
        facts = {"stage": self.r.choice(Stage.values), "ownership": self.r.choice(Ownership.values)}
        legal = self.r.random() < 0.7
        services.reclassify(actor=ME, unit=self.school(), legal_person=legal, on=self.day, **facts)

    def open(self):
        self.number += 1
        services.open_school(
            actor=ME, superior=self.r.choice(self.units("town", "county")), code=f"N{self.number}", since=self.day,
            name=f"新校{self.number}", stage="primary", ownership="public",
        )  # fmt: skip

    def merge(self):
        services.merge(
            actor=ME, unit=self.school(), into=self.r.choice(self.units("school")), org=None, on=self.day, basis="并1号"
        )

    def split(self):
        self.number += 1
        unit = self.school()
        people = [one for one in Person.objects.filter(unit=unit) if self.r.random() < 0.4]
        services.split(
            actor=ME, unit=unit, code=f"F{self.number}", name=f"分校{self.number}", stage="primary", people=people,
            on=self.day, basis="分1号",
        )  # fmt: skip

    def upgrade(self):
        org = self.r.choice(list(PartyOrg.objects.filter(unit__log="YL", until=None, unit__kind="school")))
        kind = self.r.choice(["branch", "joint_branch", "general_branch", "committee"])
        services.upgrade(actor=ME, org=org, kind=kind, name=f"组织{kind}", on=self.day)

    def cover(self):
        org = self.r.choice(list(PartyOrg.objects.filter(unit__log="YL", until=None, unit__kind="school")))
        units = self.r.sample(self.units("school"), k=min(2, len(self.units("school"))))
        services.cover(actor=ME, org=org, units=units, on=self.day)

    def close(self):
        services.close_unit(actor=ME, unit=self.school(), on=self.day, basis="撤1号")

    def tie(self):
        """An instructor sent somewhere, or posts approved."""
        unit = self.school()
        try:
            if self.r.random() < 0.5:
                person = self.cast.people["ty_teacher"]
                services.link(actor=ME, unit=unit, kind="instructor", person=person, since=date(2022, 9, 1))
            else:
                since = date(2020, 1, 1) + timedelta(days=self.r.randrange(900))
                seats, post = self.r.randrange(3), self.r.choice(["vice_principal", "principal"])
                services.set_quota(actor=ME, unit=unit, post=post, seats=seats, since=since, basis="编1号")
        except Refused:
            return

    def look(self):
        """What is judged at the end of a day is kept, to be asked again later."""
        with clock.on(self.day + timedelta(days=1)):
            self.judged[self.day] = self.judge(self.day)

    def judge(self, day):
        counted, excused = rulebook.reports(day)
        rows = [row for row in counted if row["unit"] not in ("LJ", "LJ1")]
        ratio = figures()["coverage_rate"].formula(None, day)
        return sorted(map(str, rows)), excused, ratio

    def check(self):
        with clock.on(self.day + timedelta(days=1)):
            for day, said in self.judged.items():
                assert self.judge(day) == said, day
        sound()


def sound():
    """The tree is the superiors, spans follow each other, nothing is its own ancestor."""
    units = {unit.pk: unit for unit in Unit.objects.all()}
    known = {}
    for row in Ancestry.objects.all():
        known.setdefault(row.unit_id, {})[row.depth] = row.ancestor_id
    for unit in units.values():
        line, above = [], unit
        while above is not None:
            assert above.pk not in line, f"{unit} stands above itself"
            line.append(above.pk)
            above = units.get(above.superior_id)
        assert known[unit.pk] == dict(enumerate(line)), unit
    for model, of in ((FormerUnit, "unit_id"), (FormerOrg, "org_id"), (FormerPlace, "person_id")):
        spans = {}
        for row in model.objects.order_by("since"):
            spans.setdefault(getattr(row, of), []).append((row.since, row.until))
        whole(spans)
    whole({
        unit: sorted(set(FormerLine.objects.filter(unit=unit).values_list("since", "until"))) for unit in units
    })  # fmt: skip


def whole(spans):
    for rows in spans.values():
        assert all(since < until for since, until in rows)
        assert all(first[1] == then[0] for first, then in itertools.pairwise(rows))


def walk(cast, seed, steps):
    with transaction.atomic():
        Years(cast, seed, steps).check()
        transaction.set_rollback(True)


@settings(max_examples=5, deadline=None, suppress_health_check=QUIET)
@given(seed=st.integers(min_value=0, max_value=10**6))
def test_history_holds(cast, seed):
    walk(cast, seed, 7)


@pytest.mark.full
@settings(max_examples=60, deadline=None, suppress_health_check=QUIET)
@given(seed=st.integers(min_value=0, max_value=10**6))
def test_history_holds_over_years(cast, seed):
    walk(cast, seed, 25)


def open_findings():
    """What is open, without who found it when."""
    names = ("rule", "unit", "subject_kind", "subject", "detail", "was", "need", "since")
    return set(Finding.objects.filter(ended=0).values_list(*names))


@settings(max_examples=4, deadline=None, suppress_health_check=QUIET)
@given(seed=st.integers(min_value=0, max_value=10**6))
def test_live_and_full_agree_after_any_change(cast, seed):
    with transaction.atomic():
        years = Years(cast, seed, 0)
        judging.evaluate(START)
        for _step in range(8):
            with clock.on(START):
                years.happen()
                years.tie()
        live = open_findings()
        judging.evaluate(START)
        assert live == open_findings()
        transaction.set_rollback(True)
