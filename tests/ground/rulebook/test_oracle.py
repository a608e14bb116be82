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
    return sayings(selectors.judge(day, units=units, rules=[registry.rules()[rule]]))[rule]


def sayings(verdicts):
    """Verdicts by rule, as the oracle would put them; no rule says the same twice."""
    found = {rule: [] for rule in registry.rules()}
    for v in verdicts:
        found[v.rule].append((v.unit, v.subject_kind, v.subject, v.period, v.was, v.need, v.since, v.detail))
    assert {rule for rule, rows in found.items() if len(rows) != len(set(rows))} == set()
    return {rule: set(rows) for rule, rows in found.items()}


def test_every_rule_has_a_twin(db):
    assert set(oracle.CHECKS) == set(registry.rules())


@pytest.mark.parametrize("day", [date(2023, 3, 14), date(2024, 2, 29), date(2022, 12, 31), date(2017, 1, 1)])
def test_they_agree_on_the_cast(day, cast, law):
    facts, found = oracle.read(day), sayings(selectors.judge(day))
    for rule in oracle.CHECKS:
        assert found[rule] == oracle.judge(facts, rule), rule


def agree(seed):
    """Make the world of a seed, ask all rules both ways, and leave nothing behind."""
    with transaction.atomic():
        world = World(seed)
        facts = oracle.read(world.day)
        units = [unit.pk for unit in world.units]
        asked = {"all": None, "world": units, "one": units[-1:]}
        found = {name: sayings(selectors.judge(world.day, units=some)) for name, some in asked.items()}
        for rule in oracle.CHECKS:
            expected = oracle.judge(facts, rule)
            for name, some in asked.items():
                of_them = {row for row in expected if some is None or row[0] in some}
                assert found[name][rule] == of_them, (rule, seed, name)
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
