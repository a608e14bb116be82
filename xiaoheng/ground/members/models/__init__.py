"""Tables of the room."""

from xiaoheng.ground.members.models.absences import Absence, AbsenceContact
from xiaoheng.ground.members.models.developments import Development, Review, StepPerson, StepRecord
from xiaoheng.ground.members.models.dues import DuesMonth, Waiver
from xiaoheng.ground.members.models.nurtures import Nurture, NurtureMark
from xiaoheng.ground.members.models.transfers import Transfer

__all__ = [
    "Absence",
    "AbsenceContact",
    "Development",
    "DuesMonth",
    "Nurture",
    "NurtureMark",
    "Review",
    "StepPerson",
    "StepRecord",
    "Transfer",
    "Waiver",
]
