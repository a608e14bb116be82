"""Forms of the room."""

from xiaoheng.doors.desk.execution.forms.answers import (
    BoardFilter,
    ExtendForm,
    FinishForm,
    QueueForm,
    ReasonForm,
    ReviewForm,
    SubmitForm,
    TaskMakingForm,
)
from xiaoheng.doors.desk.execution.forms.orders import DirectiveForm, ItemForm, SplitForm, TaskForm, UploadForm

__all__ = [
    "BoardFilter",
    "DirectiveForm",
    "ExtendForm",
    "FinishForm",
    "ItemForm",
    "QueueForm",
    "ReasonForm",
    "ReviewForm",
    "SplitForm",
    "SubmitForm",
    "TaskForm",
    "TaskMakingForm",
    "UploadForm",
]
