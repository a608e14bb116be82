"""通知 Chinese notices read into drafts of tasks."""

from xiaoheng.lib.notices.deadlines import Deadline, Recurrence
from xiaoheng.lib.notices.decode import UnreadableNotice, converted, decode
from xiaoheng.lib.notices.draft import Document, Draft, Quantity, Scope, Section, TaskDraft
from xiaoheng.lib.notices.reader import read, reread

__all__ = [
    "Deadline", "Document", "Draft", "Quantity", "Recurrence", "Scope", "Section", "TaskDraft", "UnreadableNotice",
    "converted", "decode", "read", "reread",
]  # fmt: skip
