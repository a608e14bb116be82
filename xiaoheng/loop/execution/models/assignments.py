"""What one school does about one item: its state, its submissions with their evidence, their reviews."""

from django.db import models

from xiaoheng.ground.organisation.models import Unit
from xiaoheng.loop.execution.models.directives import DirectiveItem
from xiaoheng.loop.execution.words import AssignmentState, EvidenceKind, ExtensionState, Outcome


class Assignment(models.Model):
    """交办任务: item × school × occurrence, stored from its first touch on.

    `occurrence` is the first day of the period concerned: of the order for an item that is due once, of the week,
    month, quarter … for a recurring one. `due_on` is this school's own deadline (an extension moves it).
    """

    item = models.ForeignKey(DirectiveItem, models.PROTECT, related_name="assignments")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="assignments")
    occurrence = models.DateField()
    state = models.CharField(max_length=9, choices=AssignmentState.choices, default=AssignmentState.WORKING)
    due_on = models.DateField(null=True, blank=True)
    submitted_on = models.DateField(null=True, blank=True)
    settled_on = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True)  # of an exemption

    class Meta:
        db_table = "execution_assignment"
        constraints = [models.UniqueConstraint(fields=["item", "unit", "occurrence"], name="assignment_once")]
        indexes = [
            models.Index(fields=["unit", "state", "due_on"], name="assignment_unit"),  # a school's open work
            models.Index(fields=["state", "item"], name="assignment_review"),  # what waits for the county's review
        ]


class Submission(models.Model):
    """提交: one answer of the school; a resubmission is a new row, so that the difference can be shown."""

    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="submissions")
    seq = models.PositiveSmallIntegerField()
    note = models.TextField(blank=True)
    by = models.CharField(max_length=64)  # Actor.uid: who submitted may not review
    by_name = models.CharField(max_length=60)
    submitted_on = models.DateField()

    class Meta:
        db_table = "execution_submission"
        ordering = ["assignment_id", "seq"]
        constraints = [models.UniqueConstraint(fields=["assignment", "seq"], name="submission_once")]


class Evidence(models.Model):
    """印证资料: a file by digest, or a link to a fact already held (kind, id). Event and entry date are both kept.

    `entered_on` is the day of upload of a file, and the day on which a fact was entered into its own book, where that
    book keeps one. `why` = for what reason the system proposed it; blank for what was chosen by hand or uploaded.
    """

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="evidence")
    kind = models.CharField(max_length=4, choices=EvidenceKind.choices)
    title = models.CharField(max_length=200)
    digest = models.CharField(max_length=64, blank=True)  # records.StoredFile, for a file
    subject_kind = models.CharField(max_length=64, blank=True)  # for a fact: app_label.model
    subject = models.CharField(max_length=64, blank=True)
    happened_on = models.DateField(null=True, blank=True)
    entered_on = models.DateField(null=True, blank=True)
    why = models.CharField(max_length=100, blank=True)

    class Meta:
        db_table = "execution_evidence"
        ordering = ["id"]
        indexes = [
            models.Index(fields=["subject_kind", "subject"], name="evidence_subject"),  # what a fact answers
            models.Index(fields=["digest"], name="evidence_digest"),  # where the same file was handed in
        ]

    @property
    def key(self) -> str:
        """同一资料的标识: the same file or fact in two submissions has the same key."""
        return f"file:{self.digest}" if self.kind == EvidenceKind.FILE else f"{self.subject_kind}:{self.subject}"

    @property
    def days_late(self) -> int:
        """补录天数: how many days after the event it was entered; 0 where that is not known."""
        if self.happened_on is None or self.entered_on is None:
            return 0
        return max(0, (self.entered_on - self.happened_on).days)


class Review(models.Model):
    """复核: the county's word on one submission; a return carries its reason."""

    submission = models.OneToOneField(Submission, models.CASCADE, related_name="review")
    outcome = models.CharField(max_length=8, choices=Outcome.choices)
    reason = models.CharField(max_length=500, blank=True)
    by = models.CharField(max_length=64)
    by_name = models.CharField(max_length=60)
    reviewed_on = models.DateField()

    class Meta:
        db_table = "execution_review"


class Doubt(models.Model):
    """存疑: what a reviewer could not decide by himself; the submission waits, behind those nobody doubts."""

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="doubts")
    reason = models.CharField(max_length=500)
    by = models.CharField(max_length=64)
    by_name = models.CharField(max_length=60)
    doubted_on = models.DateField()

    class Meta:
        db_table = "execution_doubt"
        ordering = ["id"]


class Extension(models.Model):
    """延期: asked by the school with a reason, granted or declined by the issuer."""

    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="extensions")
    until = models.DateField()
    reason = models.CharField(max_length=300)
    state = models.CharField(max_length=8, choices=ExtensionState.choices, default=ExtensionState.ASKED)
    asked_on = models.DateField()
    answered_on = models.DateField(null=True, blank=True)
    answer = models.CharField(max_length=300, blank=True)

    class Meta:
        db_table = "execution_extension"
        ordering = ["assignment_id", "id"]
        indexes = [models.Index(fields=["state", "assignment"], name="extension_open")]  # what the issuer must answer
