"""Judging live after each verb ends where judging everything anew ends; it asks few questions, however many schools."""

from contextlib import suppress
from datetime import date, timedelta
from random import Random

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from xiaoheng.ground.organisation import services as organisation
from xiaoheng.ground.organisation.models import Appointment, Coverage, Membership, PartyOrg, Person, School, Unit
from xiaoheng.ground.organisation.services.loading import place
from xiaoheng.ground.organisation.verbs import act as frame
from xiaoheng.ground.organisation.words import MemberKind, Post
from xiaoheng.ground.rulebook import services
from xiaoheng.ground.rulebook.engine import registry
from xiaoheng.ground.rulebook.models import Finding, Parameter, Plea
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.decisions import services as decisions

TODAY = date(2023, 3, 14)
FACTS = (
    "rule",
    "unit",
    "subject_kind",
    "subject",
    "period",
    "detail",
    "was",
    "need",
    "since",
    "strength",
    "outcome",
    "plea",
)
KINDS = ("committee", "general_branch", "branch", "joint_branch")
KEYS = ("vacancy_months_max", "post_years_max", "young_cadres_min", "full_time_deputies", "committee_min_members")


def findings():
    """What is open, without who found it when."""
    return set(Finding.objects.filter(ended=0).values_list(*FACTS))


class Moves:
    """Verbs with random data, each as its own people would do it; a refusal is as good as any other outcome."""

    def __init__(self, random, cast):
        self.random, self.cast, self.clerk, self.today = random, cast, cast.actor("clerk"), TODAY
        self.schools = list(Unit.objects.filter(kind="school", log="YL").order_by("pk"))
        self.orgs = list(PartyOrg.objects.filter(unit__in=self.schools).order_by("pk"))

    def day(self):
        return self.today - timedelta(days=self.random.choice([0, 1, 80, 90, 100, 400, 4500]))

    def one(self, rows):
        found = list(rows)
        if not found:
            raise Refused("没有")
        return self.random.choice(found)

    def appoint(self):
        organisation.appoint(
            actor=self.clerk, person=self.one(Person.objects.order_by("pk")), unit=self.one(self.schools),
            post=self.one(Post.values), since=self.day(), org=self.one([None, *self.orgs]),
            charge=self.one(["", "moral_education"]),
        )  # fmt: skip

    def leave(self):
        held = Appointment.objects.filter(unit__in=self.schools, until=None).order_by("pk")
        organisation.leave(actor=self.clerk, appointment=self.one(held), until=self.day(), reason="调任")

    def override(self):
        services.override(
            actor=self.clerk, parameter=Parameter.objects.get(key=self.one(KEYS)), value=self.random.randrange(0, 4),
            unit=self.one([*self.schools, self.cast.units["YL"]]), basis="云教工委〔2023〕2号",
            since=self.day() + timedelta(days=self.one([0, 10, 400])),
        )  # fmt: skip

    def enter(self):
        """What an import does: facts in one go, the units touched named, one entry."""
        with frame("organisation.import", actor=self.clerk, unit=self.cast.units["YL"]) as doing:
            for _number in range(3):
                org = self.one(self.orgs)
                PartyOrg.objects.filter(pk=org.pk).update(term_since=self.day(), kind=self.one(KINDS))
                person = Person.objects.create(code=f"N{Person.objects.count()}", name="新人", unit=org.unit)
                Membership.objects.create(person=person, org=org, kind=self.one(MemberKind.values), since=self.day())
                doing.touch(org.unit_id, *Coverage.objects.filter(org=org).values_list("unit", flat=True))

    def meet(self):
        kind = self.one(["assembly", "committee", "lecture"])
        decisions.hold(
            actor=self.cast.actor("ty_office"), org=self.cast.orgs["TY-DW"], kind=kind, held_on=self.day(), present=1
        )

    def plead(self):
        row = self.one(Finding.objects.filter(ended=0, strength="normally", unit=self.cast.units["TY"]).order_by("pk"))
        until = self.today + timedelta(days=self.one([1, 20, 200]))
        plea = services.plead(actor=self.cast.actor("ty_office"), finding=row, reason="理由", basis="文号", until=until)
        if self.random.random() < 0.8:
            services.excuse(actor=self.clerk, plea=plea)

    def answer(self):
        rows = Plea.objects.filter(state__in=("asked", "excused")).order_by("pk")
        call = self.one([services.decline, services.rescind])
        call(actor=self.clerk, plea=self.one(rows), answer="不宜")

    def admit(self):
        person = self.one(Person.objects.order_by("pk"))
        organisation.admit(actor=self.clerk, person=person, org=self.one(self.orgs), since=self.day())

    def membership(self):
        """转正, 转接 or the end of one."""
        row = self.one(Membership.objects.filter(until=None, org__in=self.orgs).order_by("pk"))
        told = {"actor": self.clerk, "membership": row, "on": self.day()}
        kind = self.one(["convert", "move", "end"])
        if kind == "convert":
            organisation.convert(**told)
        elif kind == "move":
            organisation.move(**told, org=self.one(self.orgs))
        else:
            organisation.end_membership(**told, reason="出党")

    def reorganise(self):
        """变更类别, 另建党组织, 调整覆盖 or a school of another kind."""
        org, told = self.one(PartyOrg.objects.filter(unit__in=self.schools).order_by("pk")), {"actor": self.clerk}
        kind = self.one(["upgrade", "establish", "cover", "dissolve", "reclassify"])
        if kind == "upgrade":
            organisation.upgrade(**told, org=org, kind=self.one(KINDS), name="", on=self.day())
        elif kind == "establish":
            code = f"E{PartyOrg.objects.count()}"
            organisation.establish(
                **told, unit=self.one(self.schools), code=code, name=code, kind=self.one(KINDS), since=self.day(),
                superior=self.one([org, self.cast.orgs["YL-GW"]]),
            )  # fmt: skip
        elif kind == "cover":
            organisation.cover(**told, org=org, units=self.random.sample(self.schools, 2), on=self.day())
        elif kind == "dissolve":
            organisation.dissolve(**told, org=org, on=self.day())
        else:
            organisation.reclassify(
                **told, unit=self.one(self.schools), stage=self.one(["primary", "senior"]), on=self.day(),
                ownership=self.one(["public", "private"]), legal_person=True,
            )  # fmt: skip

    def pass_days(self):
        """Midnight, some days on: the ticker judges."""
        self.today += timedelta(days=self.one([1, 20, 90]))

    def make(self, count):
        """So many moves, the clock going on between them."""
        for _number in range(count):
            with clock.on(self.today):
                services.catch_up()
                with suppress(Refused):
                    self.one(
                        [
                            *[self.appoint] * 2,
                            *[self.plead] * 2,
                            self.leave,
                            self.admit,
                            self.membership,
                            self.reorganise,
                            self.override,
                            self.enter,
                            self.meet,
                            self.answer,
                            self.pass_days,
                        ]
                    )()


def agree(seed, cast, moves):
    with transaction.atomic():
        walk = Moves(Random(seed), cast)
        walk.make(moves)
        with clock.on(walk.today):
            services.catch_up()
            live = findings()
            services.evaluate()
            assert live == findings()
            judged = {
                (one.rule, one.unit, one.subject, one.period, one.detail, one.plea_id)
                for one in services.judge(walk.today)
            }
        assert judged == set(
            Finding.objects.filter(ended=0).values_list("rule", "unit", "subject", "period", "detail", "plea")
        )
        transaction.set_rollback(True)


QUIET = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]


@settings(max_examples=8, deadline=None, suppress_health_check=QUIET)
@given(seed=st.integers(min_value=0, max_value=10**6))
def test_live_and_full_agree_after_any_verbs(seed, cast, law):
    agree(seed, cast, 8)


@pytest.mark.full
@settings(max_examples=200, deadline=None, suppress_health_check=QUIET)
@given(seed=st.integers(min_value=0, max_value=10**6))
def test_live_and_full_agree_after_many_verbs(seed, cast, law):
    agree(seed, cast, 20)


def test_a_post_in_a_covered_school_changes_what_is_said_of_the_joint_branch(cast, law):
    services.evaluate(TODAY)
    extra = [cast.people[name] for name in ("ty_teacher", "ty_office", "ty_vice")]
    for person in extra:
        organisation.appoint(
            actor=cast.actor("clerk"),
            person=person,
            unit=cast.units["SQ"],
            post=Post.COMMITTEE_MEMBER,
            since=TODAY,
            org=cast.orgs["LX-ZB"],
        )
    found = Finding.objects.get(rule="A-09", unit=cast.units["LX"], ended=0)
    assert (found.detail, found.was, found.need) == ("branch_many", 6, 5)


@pytest.mark.parametrize("schools", [1, 3])
def test_a_verb_asks_no_more_questions_with_more_schools(cast, law, schools, django_assert_num_queries):
    for number in range(schools):
        school = Unit.objects.create(
            code=f"N{number}", name=f"新校{number}", kind="school", superior=cast.units["YL"], log="YL", since=TODAY
        )
        School.objects.create(unit=school, stage="primary")
        place(school)
    services.evaluate(TODAY)
    row = Appointment.objects.get(unit=cast.units["TY"], post=Post.PRINCIPAL)
    # one a rule; the verb, its entry, the law, what is excused
    statements = len(registry.touched_by("organisation.leave")) + 22
    with clock.on(TODAY), django_assert_num_queries(statements):
        organisation.leave(actor=cast.actor("clerk"), appointment=row, until=date(2022, 12, 1), reason="调任")
