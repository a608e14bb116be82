"""Predicates that rows of policy.yaml name."""

from typing import Any

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.policy import predicate
from xiaoheng.loop.execution.campaigns.models import Entrant


@predicate("campaigns.host")
def is_host(actor: Actor, subject: Any) -> bool:
    """组织单位: who runs a campaign judges it; a school that takes part in the county's does not."""
    campaign = subject.campaign if isinstance(subject, Entrant) else subject
    return any(grant.unit == campaign.unit_id for grant in actor.grants)
