"""Findings follow the verbs of the room at once, and judging everything anew says the same."""

from datetime import date, timedelta
from random import Random

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.ground.cadres.conftest import School
from tests.ground.rulebook.test_live import findings
from xiaoheng.ground.cadres import services
from xiaoheng.ground.cadres.models import Certificate, Experience, Ledger, Programme, Training, Workload
from xiaoheng.ground.organisation import services as organisation
from xiaoheng.ground.organisation.models import Appointment, Person, Unit
from xiaoheng.ground.organisation.words import Post
from xiaoheng.ground.rulebook import services as rulebook
from xiaoheng.lib.refusal import Refused

pytestmark = pytest.mark.django_db
TODAY = date(2023, 3, 14)


def test_a_recorded_title_closes_what_was_not_known(ty):
    assert ty.found("A-18") == []
    ty.do("certify", kind="senior")
    unknown = ["certificate_unrecorded", "experience_unrecorded", "experience_unrecorded"]
    assert ty.found("A-18") == [*unknown, "title_unrecorded", "title_unrecorded"]  # secretary and principal
    ty.do("confer", rank=2)
    assert ty.found("A-18") == [*unknown, "title_low", "title_unrecorded"]
    ty.do("confer", rank=3)
    assert ty.found("A-18") == [*unknown, "title_unrecorded"]


def test_hours_entered_late_close_last_years_finding(ty):
    Ledger.objects.create(unit=ty.unit, since=date(2022, 1, 1))
    rulebook.evaluate()
    assert ty.found("F-2") == ["unrecorded"]
    past = {"since": date(2022, 7, 1), "last": date(2022, 7, 7), "hours": 56}
    course = ty.programme(**past)
    services.train(actor=ty.clerk, programme=course, hours={ty.secretary.pk: 56})
    assert "unrecorded" not in ty.found("F-2")
    assert ty.found("F-1") == []
    services.strike(actor=ty.clerk, row=course.trainings.get(), reason="未参加")
    assert ty.found("F-2") == ["unrecorded"]


def act(random, ty):
    """Some verb about somebody of the county; a refusal is as good as any other outcome."""
    people = list(Person.objects.filter(unit__log="YL", unit__kind="school").order_by("pk"))
    person, since = random.choice(people), TODAY - timedelta(days=random.choice([0, 1, 180, 190, 440, 900]))
    verb = random.choice(["certify", "confer", "attest", "weigh", "train", "appoint", "end", "strike"])
    if verb == "appoint":
        school = random.choice([ty.unit, ty.cast.units["LX"]])
        facts = {"unit": school, "post": random.choice(Post.values), "since": since}
        organisation.appoint(actor=ty.clerk, person=person, **facts)
    elif verb == "train":
        held = random.choice([date(2021, 5, 1), date(2022, 5, 1), date(2023, 3, 1)])
        kind = random.choice(["rotation", "special"])
        row = ty.programme(title=f"班{random.random()}", kind=kind, since=held, last=held, hours=60)
        services.train(actor=ty.clerk, programme=row, hours={one.pk: 60 for one in random.sample(people, 5)})
    elif verb in ("end", "strike"):
        model = random.choice([Certificate, Experience, Workload, Training, Programme])
        rows = list(model.objects.order_by("pk"))
        row = random.choice(rows) if rows else None
        if row and verb == "end" and not isinstance(row, (Training, Programme)):
            services.end(actor=ty.clerk, row=row, until=TODAY - timedelta(days=random.choice([-1, 0, 1])))
        elif row:
            services.strike(actor=ty.clerk, row=row, reason="录错")
    else:
        kind = random.choice(["teaching", "party", "admin"])
        facts = {
            "certify": {"kind": "senior"},
            "confer": {"rank": random.randint(1, 5)},
            "attest": {"kind": kind, "place": "某校"},
            "weigh": {"share": random.choice([10, 25, 50])},
        }[verb]
        ty.do(verb, actor=ty.clerk, person=person, since=since, **facts)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(min_value=0, max_value=10**6))
def test_live_and_full_agree_after_any_verbs(seed, cast):
    random, ty = Random(seed), School(cast)
    with transaction.atomic():
        for unit in Unit.objects.filter(code__in=["TY", "LX", "YL"]):
            if random.random() < 0.6:
                Ledger.objects.create(unit=unit, since=random.choice([date(2021, 1, 1), date(2022, 12, 31), TODAY]))
        Appointment.objects.filter(post=Post.COMMITTEE_MEMBER).update(since=date(2021, 1, 1))
        rulebook.evaluate(TODAY)
        for _number in range(8):
            try:
                act(random, ty)
            except Refused:
                continue
        live = findings()
        rulebook.evaluate(TODAY)
        assert live == findings(), seed
        transaction.set_rollback(True)
