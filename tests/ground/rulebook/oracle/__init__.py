"""对照: each rule once more, as plain Python over one unit, written from the clause and not from the SQL."""

from tests.ground.rulebook.oracle import (
    assemblies,
    bodies,
    cadence,
    cadres,
    duties,
    elections,
    filing,
    heads,
    leaders,
    members,
    reports,
    setup,
    sittings,
    teams,
    ties,
)
from tests.ground.rulebook.oracle.facts import Facts, read

ROOMS = (
    setup,
    teams,
    heads,
    leaders,
    cadres,
    bodies,
    members,
    ties,
    cadence,
    sittings,
    duties,
    filing,
    elections,
    reports,
    assemblies,
)
CHECKS = {rule: check for room in ROOMS for rule, check in room.CHECKS.items()}


def judge(facts: Facts, rule: str) -> set[tuple]:
    """(unit, kind, subject, period, was, need, since, detail) of a rule for every unit in being."""
    return {(unit, *row) for unit in facts.units for row in CHECKS[rule](facts, unit)}


__all__ = ["CHECKS", "Facts", "judge", "read"]
