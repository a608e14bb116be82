"""Verbs of the room."""

from xiaoheng.loop.decisions.filing.services.drafting import draft, put, strike
from xiaoheng.loop.decisions.filing.services.listing import put_matter, strike_matter
from xiaoheng.loop.decisions.filing.services.reviewing import Mark, answer, conclude, examine, register
from xiaoheng.loop.decisions.filing.services.rollout import admit, finish, nominate, open_batch, recommend, schedule
from xiaoheng.loop.decisions.filing.services.submitting import submit

__all__ = [
    "Mark",
    "admit",
    "answer",
    "conclude",
    "draft",
    "examine",
    "finish",
    "nominate",
    "open_batch",
    "put",
    "put_matter",
    "recommend",
    "register",
    "schedule",
    "strike",
    "strike_matter",
    "submit",
]
