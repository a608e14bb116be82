"""通知受理: verbs of a notice: received, its drafts decided one by one, confirmed into an order."""

from xiaoheng.loop.execution.intake.confirm import confirm
from xiaoheng.loop.execution.intake.drafts import accept, correct, drop, match
from xiaoheng.loop.execution.intake.receive import receive
from xiaoheng.loop.execution.intake.shaping import following, merge, places, restore, split
from xiaoheng.loop.execution.intake.unmerging import unmerge

__all__ = [
    "accept", "confirm", "correct", "drop", "following", "match", "merge", "places", "receive", "restore", "split",
    "unmerge",
]  # fmt: skip
