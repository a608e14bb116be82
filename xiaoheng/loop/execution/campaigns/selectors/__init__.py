"""Reads of the room."""

from xiaoheng.loop.execution.campaigns.selectors.campaigns import (
    all_templates,
    campaigns,
    entrants,
    finished,
    history,
    owners,
    records,
    schools_for,
    templates,
)
from xiaoheng.loop.execution.campaigns.selectors.held import held
from xiaoheng.loop.execution.campaigns.selectors.inbox import inbox
from xiaoheng.loop.execution.campaigns.selectors.standing import Line, Standing, honours, standings, summary

__all__ = [
    "Line",
    "Standing",
    "all_templates",
    "campaigns",
    "entrants",
    "finished",
    "held",
    "history",
    "honours",
    "inbox",
    "owners",
    "records",
    "schools_for",
    "standings",
    "summary",
    "templates",
]
