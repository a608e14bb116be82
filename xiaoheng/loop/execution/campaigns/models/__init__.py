"""Tables of the room."""

from xiaoheng.loop.execution.campaigns.models.campaigns import Campaign, Entrant
from xiaoheng.loop.execution.campaigns.models.records import Award, Paper, Step, Tally
from xiaoheng.loop.execution.campaigns.models.templates import Counter, Stage, Template

__all__ = ["Award", "Campaign", "Counter", "Entrant", "Paper", "Stage", "Step", "Tally", "Template"]
