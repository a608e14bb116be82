"""Tables of the room."""

from xiaoheng.loop.execution.models.assignments import Assignment, Doubt, Evidence, Extension, Review, Submission
from xiaoheng.loop.execution.models.directives import Directive, DirectiveItem, ItemUnit, Nudge, Target
from xiaoheng.loop.execution.models.links import Answer, Task
from xiaoheng.loop.execution.models.notices import DraftTask, NamedSchool, Notice
from xiaoheng.loop.execution.models.parts import Handover, Part
from xiaoheng.loop.execution.models.transfers import Transfer

__all__ = [
    "Answer",
    "Assignment",
    "Directive",
    "DirectiveItem",
    "Doubt",
    "DraftTask",
    "Evidence",
    "Extension",
    "Handover",
    "ItemUnit",
    "NamedSchool",
    "Notice",
    "Nudge",
    "Part",
    "Review",
    "Submission",
    "Target",
    "Task",
    "Transfer",
]
