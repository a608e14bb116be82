"""Tables of the room."""

from xiaoheng.loop.decisions.life.models.conversations import Conversation
from xiaoheng.loop.decisions.life.models.plans import Plan, Planned
from xiaoheng.loop.decisions.life.models.steps import Step

__all__ = ["Conversation", "Plan", "Planned", "Step"]
