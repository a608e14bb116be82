"""Tables of the room."""

from xiaoheng.loop.decisions.matters.models import (
    Consultation,
    Gate,
    GateKind,
    Matter,
    Resolution,
    Topic,
    TopicMatter,
)
from xiaoheng.loop.decisions.meetings.models import (
    AgendaItem,
    Attendance,
    Ballot,
    Meeting,
    Minutes,
    Recusal,
    Utterance,
)

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
