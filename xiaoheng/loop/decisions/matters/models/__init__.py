"""Tables of matters."""

from xiaoheng.loop.decisions.matters.models.catalogue import GateKind, Matter, Variant
from xiaoheng.loop.decisions.matters.models.outcomes import Publication, ReportBack, Resolution
from xiaoheng.loop.decisions.matters.models.preparation import Consultation, Gate, Referral
from xiaoheng.loop.decisions.matters.models.talks import Talk
from xiaoheng.loop.decisions.matters.models.topics import Topic, TopicMatter

__all__ = [
    "Consultation",
    "Gate",
    "GateKind",
    "Matter",
    "Publication",
    "Referral",
    "ReportBack",
    "Resolution",
    "Talk",
    "Topic",
    "TopicMatter",
    "Variant",
]
