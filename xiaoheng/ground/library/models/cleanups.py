"""The clean-up of rules: a campaign, and one entry for every rule document in force when it began."""

from django.db import models

from xiaoheng.ground.library.models.documents import Document
from xiaoheng.ground.library.words import CleanupState, EntryState, Reason, Verdict
from xiaoheng.ground.organisation.models import Unit


class Cleanup(models.Model):
    """制度清理: opened by a county for its schools and itself, or by a school, on a basis, until a day."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="cleanups")
    title = models.CharField(max_length=100)
    basis = models.CharField(max_length=200)
    state = models.CharField(max_length=6, choices=CleanupState.choices, default=CleanupState.OPEN)
    opened_on = models.DateField()
    due_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        db_table = "library_cleanup"
        constraints = [models.UniqueConstraint(fields=["unit", "title"], name="cleanup_once")]


class CleanupEntry(models.Model):
    """清理项: what is to become of one document, why, and by which decision."""

    cleanup = models.ForeignKey(Cleanup, models.CASCADE, related_name="entries")
    document = models.ForeignKey(Document, models.PROTECT, related_name="cleanup_entries")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="cleanup_entries")  # whose document it is
    state = models.CharField(max_length=8, choices=EntryState.choices, default=EntryState.PENDING)
    verdict = models.CharField(max_length=6, choices=Verdict.choices, blank=True)
    reason = models.CharField(max_length=10, choices=Reason.choices, blank=True)
    note = models.CharField(max_length=100, blank=True)
    number = models.CharField(max_length=60, blank=True)  # of the resolution that decided it
    ruled_on = models.DateField(null=True, blank=True)

    class Meta:
        db_table = "library_cleanup_entry"
        constraints = [models.UniqueConstraint(fields=["cleanup", "document"], name="cleanup_entry_once")]
        indexes = [
            models.Index(fields=["cleanup", "unit", "state"], name="cleanup_tally"),  # counts by school and state
            models.Index(fields=["unit", "state"], name="cleanup_duties"),  # what a school still has to rule on
        ]
