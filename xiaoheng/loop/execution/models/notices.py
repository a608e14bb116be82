"""Notices received and the tasks read out of them."""

from django.db import models

from xiaoheng.ground.organisation.models import Unit
from xiaoheng.loop.execution.words import DraftState, NoticeState


class Notice(models.Model):
    """通知: one document as received; `raw` is its decoded text, and every span counts characters of it."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="notices")
    digest = models.CharField(max_length=64)  # records.StoredFile
    file_name = models.CharField(max_length=200)
    raw = models.TextField()
    title = models.CharField(max_length=200)
    issuer = models.CharField(max_length=100, blank=True)
    doc_no = models.CharField(max_length=60, blank=True)
    issued_on = models.DateField(null=True, blank=True)
    addressees = models.JSONField(default=list)
    doubts = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=NoticeState.choices, default=NoticeState.RECEIVED)
    received_on = models.DateField()

    class Meta:
        db_table = "execution_notice"
        constraints = [models.UniqueConstraint(fields=["unit", "digest"], name="notice_once")]
        indexes = [models.Index(fields=["unit", "state", "id"], name="notice_list")]  # notices of a clerk's unit


class DraftTask(models.Model):
    """任务草案: one duty as read. `read` keeps the reader's words untouched beside what a person made of them."""

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="drafts")
    seq = models.PositiveSmallIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    section = models.CharField(max_length=200, blank=True)
    title = models.CharField(max_length=200)
    text = models.TextField()
    who = models.JSONField(default=list)
    deadline = models.JSONField(default=dict)
    due_on = models.DateField(null=True, blank=True)
    recurrence = models.JSONField(null=True, blank=True)
    quantity = models.JSONField(default=list)
    evidence = models.JSONField(default=list)
    reach = models.CharField(max_length=6, default="all")
    condition = models.CharField(max_length=200, blank=True)  # whom it binds, where the notice states a condition
    burden = models.JSONField(default=list)
    unsure = models.JSONField(default=list)
    read = models.JSONField(default=dict)
    corrected = models.BooleanField(default=False)
    merged = models.JSONField(default=list, blank=True)  # what was merged into it, the last one last, to be undone
    state = models.CharField(max_length=10, choices=DraftState.choices, default=DraftState.PROPOSED)

    class Meta:
        db_table = "execution_draft_task"
        ordering = ["notice_id", "seq"]
        constraints = [models.UniqueConstraint(fields=["notice", "seq"], name="draft_seq_once")]

    @property
    def source(self) -> str:
        """原文: the exact characters of the notice that the draft was read from."""
        return self.notice.raw[self.start : self.end]


class NamedSchool(models.Model):
    """点名学校: a school as a task names it, and which school of ours that is; `waived` = none of ours, on purpose."""

    draft = models.ForeignKey(DraftTask, models.CASCADE, related_name="named")
    name = models.CharField(max_length=100)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    waived = models.BooleanField(default=False)

    class Meta:
        db_table = "execution_named_school"
        ordering = ["draft_id", "id"]
        constraints = [models.UniqueConstraint(fields=["draft", "name"], name="named_school_once")]
