"""Every rule's SQL and its plain-Python twin say the same of random worlds, in all three ways of asking."""

from datetime import date

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.ground.rulebook import oracle
from tests.ground.rulebook.worlds import World
from xiaoheng.ground.rulebook import selectors
from xiaoheng.ground.rulebook.engine import registry


def said(day, rule, units=None):
    """What the SQL says, as the oracle would put it."""
    rows = selectors.judge(day, units=units, rules=[registry.rules()[rule]])
    found = [(v.unit, v.subject_kind, v.subject, v.period, v.was, v.need, v.since, v.detail) for v in rows]
    assert len(found) == len(set(found)), f"{rule} says the same twice"
    return set(found)


def test_every_rule_has_a_twin(db):
    assert set(oracle.CHECKS) == set(registry.rules())


@pytest.mark.parametrize("rule", sorted(oracle.CHECKS))
def test_they_agree_on_the_cast(rule, cast, law):
    for day in (date(2023, 3, 14), date(2024, 2, 29), date(2022, 12, 31), date(2017, 1, 1)):
        assert said(day, rule) == oracle.judge(oracle.read(day), rule)


def agree(seed):
    """Make the world of a seed, ask all rules both ways, and leave nothing behind."""
    with transaction.atomic():
        world = World(seed)
        facts = oracle.read(world.day)
        units = [unit.pk for unit in world.units]
        for rule in oracle.CHECKS:
            expected = oracle.judge(facts, rule)
            assert said(world.day, rule) == expected, (rule, seed)
            of_world = {row for row in expected if row[0] in units}
            assert said(world.day, rule, units) == of_world, (rule, seed)
            one = [row for row in of_world if row[0] == units[-1]]
            assert said(world.day, rule, units[-1:]) == set(one), (rule, seed)
        transaction.set_rollback(True)


ANY_SEED = st.integers(min_value=0, max_value=10**6)
QUIET = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]


@settings(max_examples=25, deadline=None, suppress_health_check=QUIET)
@given(seed=ANY_SEED)
def test_they_agree_on_random_worlds(seed, law):
    agree(seed)


@pytest.mark.full
@settings(max_examples=300, deadline=None, suppress_health_check=QUIET)
@given(seed=ANY_SEED)
def test_they_agree_on_many_random_worlds(seed, law):
    agree(seed)
