"""Verbs of meetings."""

from xiaoheng.loop.decisions.meetings.services.convening import convene, hold
from xiaoheng.loop.decisions.meetings.services.debate import recuse, speak, split
from xiaoheng.loop.decisions.meetings.services.minutes import (
    amend_minutes,
    confirm,
    countersign,
    draft_minutes,
    file_scan,
    sign,
)
from xiaoheng.loop.decisions.meetings.services.preparing import acknowledge, consent, notify
from xiaoheng.loop.decisions.meetings.services.projecting import count_wrong, project
from xiaoheng.loop.decisions.meetings.services.session import Mark, adjourn, attend, start, take_up
from xiaoheng.loop.decisions.meetings.services.striking import strike
from xiaoheng.loop.decisions.meetings.services.urgency import act_urgently, ratify
from xiaoheng.loop.decisions.meetings.services.voting import vote

__all__ = [
    "Mark",
    "acknowledge",
    "act_urgently",
    "adjourn",
    "amend_minutes",
    "attend",
    "confirm",
    "consent",
    "convene",
    "count_wrong",
    "countersign",
    "draft_minutes",
    "file_scan",
    "hold",
    "notify",
    "project",
    "ratify",
    "recuse",
    "sign",
    "speak",
    "split",
    "start",
    "strike",
    "take_up",
    "vote",
]
