"""Tables of the room."""

from xiaoheng.loop.decisions.models.agenda import AgendaItem, Ballot, Recusal, Utterance
from xiaoheng.loop.decisions.models.catalogue import GateKind, Matter
from xiaoheng.loop.decisions.models.meetings import Attendance, Meeting
from xiaoheng.loop.decisions.models.outcomes import Minutes, Resolution
from xiaoheng.loop.decisions.models.preparation import Consultation, Gate
from xiaoheng.loop.decisions.models.topics import Topic, TopicMatter

__all__ = [
    "AgendaItem",
    "Attendance",
    "Ballot",
    "Consultation",
    "Gate",
    "GateKind",
    "Matter",
    "Meeting",
    "Minutes",
    "Recusal",
    "Resolution",
    "Topic",
    "TopicMatter",
    "Utterance",
]
