"""Forms of the room."""

from xiaoheng.doors.desk.execution.forms.answers import (
    BoardFilter,
    ExtendForm,
    FinishForm,
    IssueForm,
    QueueForm,
    ReasonForm,
    ReviewForm,
    SubmitForm,
    TaskMakingForm,
)
from xiaoheng.doors.desk.execution.forms.burden import LoadForm, SpanForm
from xiaoheng.doors.desk.execution.forms.orders import DirectiveForm, DraftForm, ItemForm, SplitForm, UploadForm
from xiaoheng.doors.desk.execution.forms.parts import HandOverForm, ShareForm, TransferForm

__all__ = [
    "BoardFilter",
    "DirectiveForm",
    "DraftForm",
    "ExtendForm",
    "FinishForm",
    "HandOverForm",
    "IssueForm",
    "ItemForm",
    "LoadForm",
    "QueueForm",
    "ReasonForm",
    "ReviewForm",
    "ShareForm",
    "SpanForm",
    "SplitForm",
    "SubmitForm",
    "TaskMakingForm",
    "TransferForm",
    "UploadForm",
]
