"""Predicates that rows of policy.yaml name."""

from typing import Any

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.policy import predicate


@predicate("communities.other")
def is_other(actor: Actor, subject: Any) -> bool:
    """核实人: an outcome is confirmed by somebody other than who reported it."""
    return bool(actor.uid != subject.reported_by)
