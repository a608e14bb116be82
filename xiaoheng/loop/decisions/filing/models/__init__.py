"""Tables of the room."""

from xiaoheng.loop.decisions.filing.models.review import Remark
from xiaoheng.loop.decisions.filing.models.rollout import Batch, Candidacy, PlanRow
from xiaoheng.loop.decisions.filing.models.texts import Article, FiledText, MatterTerm, Term

__all__ = ["Article", "Batch", "Candidacy", "FiledText", "MatterTerm", "PlanRow", "Remark", "Term"]
