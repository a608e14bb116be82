"""Tables of meetings."""

from xiaoheng.loop.decisions.meetings.models.agenda import AgendaItem, Ballot, Recusal, Utterance
from xiaoheng.loop.decisions.meetings.models.meetings import Attendance, Meeting, Screen, ScreenTry, Summons
from xiaoheng.loop.decisions.meetings.models.minutes import FormerMinutes, Minutes
from xiaoheng.loop.decisions.meetings.models.urgent import UrgentAct

__all__ = [
    "AgendaItem",
    "Attendance",
    "Ballot",
    "FormerMinutes",
    "Meeting",
    "Minutes",
    "Recusal",
    "Screen",
    "ScreenTry",
    "Summons",
    "UrgentAct",
    "Utterance",
]
