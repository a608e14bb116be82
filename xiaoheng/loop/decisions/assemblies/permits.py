"""Participant predicates that rows of policy.yaml name."""

from typing import Any

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.policy import predicate
from xiaoheng.ground.organisation.words import Role
from xiaoheng.loop.decisions.assemblies.models import Question
from xiaoheng.loop.decisions.models import Meeting

KEEPERS = {Role.SECRETARY, Role.OFFICE, Role.COUNTY_CLERK}


@predicate("assemblies.keeps_assembly")
def keeps_assembly(actor: Actor, row: Any) -> bool:
    """书记、党政办或主持人: a member of the team keeps the meetings over which he presides, the clerk the county's own."""
    meeting = row.meeting if isinstance(row, Question) else row
    if not isinstance(meeting, Meeting):
        return False
    return bool(actor.roles() & KEEPERS) or (actor.person is not None and actor.person == meeting.chair_id)
