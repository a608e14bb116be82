"""Judging live after each verb ends where judging everything anew ends; it asks few questions, however many schools."""

from datetime import date, timedelta
from random import Random

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from xiaoheng.ground.organisation import services as organisation
from xiaoheng.ground.organisation.models import Appointment, PartyOrg, Person, School, Unit
from xiaoheng.ground.organisation.services.loading import place
from xiaoheng.ground.organisation.words import Post
from xiaoheng.ground.rulebook import services
from xiaoheng.ground.rulebook.engine import registry
from xiaoheng.ground.rulebook.models import Finding, Parameter
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused

TODAY = date(2023, 3, 14)
FACTS = ("rule", "unit", "subject_kind", "subject", "period", "detail", "was", "need", "since", "strength", "outcome")
KEYS = ("vacancy_months_max", "post_years_max", "young_cadres_min", "full_time_deputies", "committee_min_members")


def findings():
    """What is open, without who found it when."""
    return set(Finding.objects.filter(ended=0).values_list(*FACTS))


def act(random, clerk):
    """Some verb with some data; a refusal is as good as any other outcome."""
    day = TODAY - timedelta(days=random.choice([0, 1, 80, 90, 100, 400, 4500]))
    what = random.choice(["appoint", "appoint", "leave", "override"])
    schools = list(Unit.objects.filter(kind="school", log="YL").order_by("pk"))
    if what == "appoint":
        organisation.appoint(
            actor=clerk, person=random.choice(Person.objects.order_by("pk")), unit=random.choice(schools),
            post=random.choice(Post.values), since=day, org=random.choice([None, *PartyOrg.objects.filter(unit__log="YL")]),
            charge=random.choice(["", "moral_education"]),
        )  # fmt: skip
    elif what == "leave":
        held = Appointment.objects.filter(unit__in=schools, until=None).order_by("pk")
        organisation.leave(actor=clerk, appointment=random.choice(held), until=day, reason="调任")
    else:
        services.override(
            actor=clerk, parameter=Parameter.objects.get(key=random.choice(KEYS)), value=random.randrange(0, 4),
            unit=random.choice([*schools, schools[0].superior]), since=day, basis="云教工委〔2023〕2号",
        )  # fmt: skip


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(min_value=0, max_value=10**6))
def test_live_and_full_agree_after_any_verbs(seed, cast, law):
    random, clerk = Random(seed), cast.actor("clerk")
    with transaction.atomic():
        services.evaluate(TODAY)
        for _number in range(6):
            try:
                act(random, clerk)
            except Refused:
                continue
        live = findings()
        services.evaluate(TODAY)
        assert live == findings()
        transaction.set_rollback(True)


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
    statements = len(registry.touched_by("organisation.leave")) + 22  # one a rule; the verb, its entry and the law
    with clock.on(TODAY), django_assert_num_queries(statements):
        organisation.leave(actor=cast.actor("clerk"), appointment=row, until=date(2022, 12, 1), reason="调任")
