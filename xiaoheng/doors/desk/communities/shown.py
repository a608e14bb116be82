"""How entries and projects are told on every page: tone and word of where they stand."""

from django.utils.translation import gettext as _

from xiaoheng.lib import clock
from xiaoheng.loop.execution.communities.models import Entry
from xiaoheng.loop.execution.communities.words import CommunityState, EntryState, MatchState, ProjectState

TONES = {
    CommunityState.RUNNING: "green",
    CommunityState.DISSOLVED: "grey",
    MatchState.PROPOSED: "amber",
    MatchState.AGREED: "green",
    MatchState.DECLINED: "grey",
    MatchState.WITHDRAWN: "grey",
    ProjectState.OPEN: "grey",
    ProjectState.REPORTED: "amber",
    ProjectState.DONE: "green",
    ProjectState.DROPPED: "grey",
}


def tone(state: str) -> str:
    """Colour of a state."""
    return TONES[state]  # type: ignore[index]


def standing(entry: Entry) -> tuple[str, str]:
    """条目现状: struck, all agreed, past its time, partly agreed, or waiting."""
    if entry.state == EntryState.STRUCK:
        return "grey", str(EntryState.STRUCK.label)
    if not entry.left:
        return "green", _("已全部对接")
    if entry.until < clock.today():
        return "grey", _("已过期")
    return ("green", _("部分对接")) if entry.taken else ("grey", _("待对接"))
