"""Tables of matters."""

from xiaoheng.loop.decisions.matters.models.catalogue import GateKind, Matter
from xiaoheng.loop.decisions.matters.models.outcomes import Resolution
from xiaoheng.loop.decisions.matters.models.preparation import Consultation, Gate
from xiaoheng.loop.decisions.matters.models.topics import Topic, TopicMatter

__all__ = [
    "Consultation",
    "Gate",
    "GateKind",
    "Matter",
    "Resolution",
    "Topic",
    "TopicMatter",
]
