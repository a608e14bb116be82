"""Tables of the room."""

from xiaoheng.loop.execution.models.assignments import Assignment, Doubt, Evidence, Extension, Review, Submission
from xiaoheng.loop.execution.models.directives import Directive, DirectiveItem, ItemUnit, Target
from xiaoheng.loop.execution.models.links import Answer, Task
from xiaoheng.loop.execution.models.notices import DraftTask, NamedSchool, Notice

__all__ = [
    "Answer",
    "Assignment",
    "Directive",
    "DirectiveItem",
    "Doubt",
    "DraftTask",
    "Evidence",
    "Extension",
    "ItemUnit",
    "NamedSchool",
    "Notice",
    "Review",
    "Submission",
    "Target",
    "Task",
]
