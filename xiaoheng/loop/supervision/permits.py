"""Predicates that rows of policy.yaml name."""

from typing import Any

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.policy import predicate
from xiaoheng.loop.supervision.models import Inspection


@predicate("supervision.own_visit")
def own_visit(actor: Actor, subject: Any) -> bool:
    """本人的督查: only the inspector who opened a visit writes it."""
    return isinstance(subject, Inspection) and subject.inspector_id == actor.account
