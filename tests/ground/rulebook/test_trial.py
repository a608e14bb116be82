"""Dry run: what a value would change, as a full evaluation with it would say, and nothing is written."""

from datetime import date, timedelta
from random import Random

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.ground.rulebook.worlds import World
from xiaoheng.ground.organisation import services as posts
from xiaoheng.ground.organisation.models import Appointment
from xiaoheng.ground.records.models import Entry
from xiaoheng.ground.rulebook import selectors, services
from xiaoheng.ground.rulebook.engine import registry
from xiaoheng.ground.rulebook.models import Finding, Parameter, ParameterValue
from xiaoheng.lib import clock

TODAY, SINCE = date(2023, 3, 14), date(2023, 3, 1)


def parameter(key="vacancy_months_max"):
    return Parameter.objects.get(key=key)


@pytest.fixture
def vacancy(cast, law):
    """桃源中学 has been without a principal for two months and a half."""
    row = Appointment.objects.get(unit=cast.units["TY"], post="principal")
    posts.leave(actor=cast.actor("clerk"), appointment=row, until=date(2023, 1, 1), reason="调任")
    services.evaluate(TODAY)


def names(rows):
    return [(one.unit.code, one.name, one.row.need) for one in rows]


def test_it_says_what_would_come_and_writes_nothing(cast, vacancy):
    before = [model.objects.count() for model in (Entry, Finding, ParameterValue)]
    tried = selectors.trial(parameter(), cast.units["YL"], 2, SINCE)
    assert names(tried.appear) == [("TY", "校长空缺超期", 2)]
    assert (names(tried.change), tried.vanish, tried.schools) == ([("SQ", "校长任职无记录", 2)], [], 2)
    assert [rule.id for rule in tried.rules] == ["A-16"]
    assert before == [model.objects.count() for model in (Entry, Finding, ParameterValue)]


def test_it_says_what_would_go_and_what_would_stay_with_other_numbers(cast, vacancy):
    services.override(
        actor=cast.actor("clerk"), parameter=parameter(), unit=cast.units["YL"], value=2, since=SINCE, basis="县发1号"
    )
    tried = selectors.trial(parameter(), cast.units["TY"], 1, SINCE)
    assert (names(tried.change), tried.appear, tried.vanish) == ([("TY", "校长空缺超期", 1)], [], [])
    assert names(selectors.trial(parameter(), cast.units["TY"], 3, SINCE).vanish) == [("TY", "校长空缺超期", 2)]
    assert selectors.trial(parameter(), cast.units["LX"], 1, SINCE).schools == 0


def test_an_announced_value_is_tried_on_its_first_day(cast, vacancy):
    tried = selectors.trial(parameter(), cast.units["YL"], 2, date(2023, 3, 20))
    assert (tried.day, names(tried.appear)) == (date(2023, 3, 20), [("TY", "校长空缺超期", 2)])


def test_as_many_questions_for_one_school_as_for_a_county(cast, vacancy, django_assert_num_queries):
    # Each of the two laws asks once whether anything has changed since the day: two of the questions.
    with django_assert_num_queries(13):
        selectors.trial(parameter(), cast.units["TY"], 2, SINCE)
    with django_assert_num_queries(13):
        selectors.trial(parameter(), cast.units["YL"], 2, SINCE)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(min_value=0, max_value=10**6))
def test_a_trial_says_what_adopting_does(seed, law):
    """Judged before and after the value is really set, in random worlds."""
    with transaction.atomic():
        world, random = World(seed), Random(seed)
        rule = random.choice([one for one in registry.rules().values() if one.asked])
        row, unit = parameter(random.choice(rule.asked)), random.choice(world.units)
        since = world.day - timedelta(days=random.choice([-30, 0, 400]))
        ParameterValue.objects.filter(parameter=row, unit=unit).delete()
        value = random.randrange(0, 6)
        with clock.on(world.day):
            tried = selectors.trial(row, unit, value, since)
            before = said(tried)
            ParameterValue.objects.create(parameter=row, unit=unit, value=value, since=since, basis="试", origin="verb")
            after = said(tried)
        assert {key(one.row) for one in tried.appear} == {key(one) for one in after} - {key(one) for one in before}
        assert {key(one.row) for one in tried.vanish} == {key(one) for one in before} - {key(one) for one in after}
        changed = {key(one) for one in set(after) - set(before)} & {key(one) for one in before}
        assert {key(one.row) for one in tried.change} == changed
        transaction.set_rollback(True)


def said(tried):
    return selectors.judge(tried.day, rules=tried.rules)


def key(one):
    return one.rule, one.unit, one.subject_kind, one.subject, one.period, one.detail
