"""已有记录: what the school's books hold since the campaign began, which can stand for a paper."""

from xiaoheng.loop.execution.campaigns.models import Entrant
from xiaoheng.loop.execution.selectors.facts import ENTRANT, Fact, Need
from xiaoheng.loop.execution.selectors.facts import held as held_for


def held(entrant: Entrant, name: str = "") -> list[Fact]:
    """可用记录 for a paper (any that the template asks, where none is named): those that fit its words first."""
    campaign, template = entrant.campaign, entrant.campaign.template
    stages = [stage for stage in template.stages if not name or name in stage.papers]
    papers = [name] if name else template.papers
    words = [campaign.title, template.title, *(stage.title for stage in stages), *papers]
    found = held_for(Need(entrant.unit, campaign.since, "\n".join(words)))
    return [fact for fact in found if (fact.kind, fact.id) != (ENTRANT, entrant.pk)]  # nothing stands for itself
