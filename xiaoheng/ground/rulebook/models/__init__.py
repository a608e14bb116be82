"""Tables of the room."""

from xiaoheng.ground.rulebook.models.findings import Evaluation, Finding
from xiaoheng.ground.rulebook.models.parameters import Parameter, ParameterValue
from xiaoheng.ground.rulebook.models.pleas import IDENTITY, Plea
from xiaoheng.ground.rulebook.models.snapshots import Snapshot
from xiaoheng.ground.rulebook.models.texts import Clause, Regulation

__all__ = [
    "IDENTITY",
    "Clause",
    "Evaluation",
    "Finding",
    "Parameter",
    "ParameterValue",
    "Plea",
    "Regulation",
    "Snapshot",
]
