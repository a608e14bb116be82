"""已有记录: meetings already held in the campaign's time, which can stand for a paper."""

from xiaoheng.loop.decisions.models import Meeting
from xiaoheng.loop.execution.campaigns.models import Entrant
from xiaoheng.loop.execution.selectors.facts import held_by


def held(entrant: Entrant) -> list[Meeting]:
    """已开会议 of the school since the campaign began, newest first."""
    return list(held_by(entrant.unit, entrant.campaign.since).select_related("org"))
