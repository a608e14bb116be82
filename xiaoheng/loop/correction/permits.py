"""Predicates that rows of policy.yaml name."""

from typing import Any

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.policy import covers, predicate
from xiaoheng.ground.organisation.words import Role
from xiaoheng.loop.correction.models import Problem
from xiaoheng.loop.correction.words import Source

ABOVE = {Role.COUNTY_CLERK: "below", Role.COUNTY_LEADER: "below", Role.INSPECTOR: "zone"}


@predicate("correction.verifier")
def verifier(actor: Actor, subject: Any) -> bool:
    """核验人: what was found from above is verified from above; what the school found, by its secretary."""
    if not isinstance(subject, Problem):
        return False
    if subject.source_kind == Source.SELF:
        return True
    above = [(ABOVE[Role(grant.role)], grant) for grant in actor.grants if grant.role in ABOVE]
    return any(covers(scope, grant, subject.unit) for scope, grant in above)
