"""Tables of the room."""

from xiaoheng.ground.rulebook.models.findings import Evaluation, Finding
from xiaoheng.ground.rulebook.models.parameters import Parameter, ParameterValue
from xiaoheng.ground.rulebook.models.snapshots import Snapshot
from xiaoheng.ground.rulebook.models.texts import Clause, Regulation

__all__ = ["Clause", "Evaluation", "Finding", "Parameter", "ParameterValue", "Regulation", "Snapshot"]
