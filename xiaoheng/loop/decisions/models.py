"""Tables of the room."""

from xiaoheng.loop.decisions.matters.models import (
    Consultation,
    Gate,
    GateKind,
    Matter,
    Publication,
    ReportBack,
    Resolution,
    Talk,
    Topic,
    TopicMatter,
    Variant,
)
from xiaoheng.loop.decisions.meetings.models import (
    AgendaItem,
    Attendance,
    Ballot,
    Meeting,
    Minutes,
    Recusal,
    Summons,
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
    "Publication",
    "Recusal",
    "ReportBack",
    "Resolution",
    "Summons",
    "Talk",
    "Topic",
    "TopicMatter",
    "Utterance",
    "Variant",
]
