"""Predicates that rows of policy.yaml name."""

from typing import Any

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.policy import predicate
from xiaoheng.ground.organisation.words import Role
from xiaoheng.loop.execution.models import Part, Task

RESPONSIBLE = (Role.SECRETARY, Role.PRINCIPAL, Role.OFFICE)


@predicate("execution.doer")
def is_doer(actor: Actor, subject: Any) -> bool:
    """任务责任人: the owner of the task or part himself, or the school's secretary, principal or office for him."""
    if isinstance(subject, (Task, Part)) and subject.owner_id == actor.person:
        return True
    return bool(actor.roles() & set(RESPONSIBLE))
