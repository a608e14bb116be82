"""Forms of the room."""

from xiaoheng.doors.desk.execution.forms.answers import (
    BoardFilter,
    ExtendForm,
    FinishForm,
    ReasonForm,
    ReviewForm,
    SubmitForm,
    TaskMakingForm,
)
from xiaoheng.doors.desk.execution.forms.orders import DirectiveForm, ItemForm, TaskForm, UploadForm

__all__ = [
    "BoardFilter",
    "DirectiveForm",
    "ExtendForm",
    "FinishForm",
    "ItemForm",
    "ReasonForm",
    "ReviewForm",
    "SubmitForm",
    "TaskForm",
    "TaskMakingForm",
    "UploadForm",
]
