"""Tables of meetings."""

from xiaoheng.loop.decisions.meetings.models.agenda import AgendaItem, Ballot, Recusal, Utterance
from xiaoheng.loop.decisions.meetings.models.meetings import Attendance, Meeting, Summons
from xiaoheng.loop.decisions.meetings.models.minutes import Minutes

__all__ = [
    "AgendaItem",
    "Attendance",
    "Ballot",
    "Meeting",
    "Minutes",
    "Recusal",
    "Summons",
    "Utterance",
]
