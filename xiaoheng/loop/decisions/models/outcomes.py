"""What a meeting leaves behind."""

from django.db import models

from xiaoheng.ground.organisation.models import Person, Unit
from xiaoheng.loop.decisions.models.agenda import AgendaItem
from xiaoheng.loop.decisions.models.meetings import Meeting
from xiaoheng.loop.decisions.models.topics import Topic
from xiaoheng.loop.decisions.words import MinutesState, Outcome


class Resolution(models.Model):
    """决议: the outcome of a decided topic; it may be issued once the gates after the meeting are answered."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="resolutions")
    topic = models.ForeignKey(Topic, models.PROTECT, related_name="resolutions")
    item = models.OneToOneField(AgendaItem, models.PROTECT, related_name="resolution")
    number = models.CharField(max_length=60)
    outcome = models.CharField(max_length=9, choices=Outcome.choices)  # approved | rejected
    text = models.TextField()
    yes = models.PositiveSmallIntegerField(null=True)
    no = models.PositiveSmallIntegerField(null=True)
    abstain = models.PositiveSmallIntegerField(null=True)
    decided_on = models.DateField()
    issued_on = models.DateField(null=True)

    class Meta:
        db_table = "decisions_resolution"
        constraints = [models.UniqueConstraint(fields=["unit", "number"], name="resolution_number_once")]
        indexes = [models.Index(fields=["unit", "decided_on"], name="resolution_unit")]  # decisions of a school

    def __str__(self) -> str:
        return self.number


class Minutes(models.Model):
    """纪要: the document of one meeting; signing fixes its digest."""

    meeting = models.OneToOneField(Meeting, models.PROTECT, related_name="minutes")
    state = models.CharField(max_length=6, choices=MinutesState.choices, default=MinutesState.DRAFT)
    file = models.CharField(max_length=64)  # digest of the document
    drafted_on = models.DateField()
    signed_on = models.DateField(null=True)
    signer = models.ForeignKey(Person, models.PROTECT, null=True, related_name="signed_minutes")

    class Meta:
        db_table = "decisions_minutes"
        indexes = [models.Index(fields=["meeting", "state", "signed_on"], name="minutes_signed")]  # B-14
