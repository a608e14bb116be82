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

    class Meta:
        indexes = [models.Index(fields=["meeting", "state", "signed_on"], name="minutes_signed")]  # B-14
        db_table = "decisions_minutes"
