"""Participant predicates that rows of policy.yaml name."""

from typing import Any

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.policy import predicate
from xiaoheng.loop.decisions.life.models import Conversation


@predicate("life.talked")
def talked(actor: Actor, row: Any) -> bool:
    """谈话双方: only the two themselves say that they did not talk."""
    return isinstance(row, Conversation) and actor.person is not None and actor.person in (row.one_id, row.other_id)
