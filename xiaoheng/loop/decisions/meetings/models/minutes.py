"""The document of a meeting."""

from django.db import models

from xiaoheng.ground.organisation.models import Person
from xiaoheng.loop.decisions.meetings.models.meetings import Meeting
from xiaoheng.loop.decisions.words import MinutesState


class Minutes(models.Model):
    """纪要: the document of one meeting; signing fixes its digest."""

    meeting = models.OneToOneField(Meeting, models.PROTECT, related_name="minutes")
    state = models.CharField(max_length=6, choices=MinutesState.choices, default=MinutesState.DRAFT)
    file = models.CharField(max_length=64)  # digest of the document
    drafted_on = models.DateField()
    signed_on = models.DateField(null=True)
    signer = models.ForeignKey(Person, models.PROTECT, null=True, related_name="signed_minutes")
    version = models.PositiveSmallIntegerField(default=1)
    scan = models.CharField(max_length=64, blank=True)  # digest of the signed paper's scan
    confirmed_in = models.ForeignKey(Meeting, models.PROTECT, null=True, related_name="confirmed_minutes")
    corrected = models.CharField(max_length=64, blank=True)  # digest of a correction that waits for the chair
    reason = models.CharField(max_length=200, blank=True)  # why it is corrected

    class Meta:
        indexes = [models.Index(fields=["meeting", "state", "signed_on"], name="minutes_signed")]  # B-14
        db_table = "decisions_minutes"


class FormerMinutes(models.Model):
    """原纪要: a signed version that a correction replaced; it stays readable, with the reason."""

    minutes = models.ForeignKey(Minutes, models.CASCADE, related_name="former")
    version = models.PositiveSmallIntegerField()
    file = models.CharField(max_length=64)
    scan = models.CharField(max_length=64, blank=True)
    reason = models.CharField(max_length=200)
    replaced_on = models.DateField()

    class Meta:
        db_table = "decisions_former_minutes"
        constraints = [models.UniqueConstraint(fields=["minutes", "version"], name="former_minutes_once")]
