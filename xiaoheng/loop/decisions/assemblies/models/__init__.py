"""Tables of the room."""

from xiaoheng.loop.decisions.assemblies.models.assemblies import Assembly, Form, Headcount
from xiaoheng.loop.decisions.assemblies.models.questions import Question

__all__ = ["Assembly", "Form", "Headcount", "Question"]
