"""通知受理: verbs of a notice: received, its drafts decided one by one, confirmed into an order."""

from xiaoheng.loop.execution.intake.confirm import confirm
from xiaoheng.loop.execution.intake.drafts import accept, correct, drop, match
from xiaoheng.loop.execution.intake.receive import receive

__all__ = ["accept", "confirm", "correct", "drop", "match", "receive"]
