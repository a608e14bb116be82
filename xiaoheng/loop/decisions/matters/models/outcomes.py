"""What a decided topic leaves behind."""

from django.db import models

from xiaoheng.ground.organisation.models import Unit
from xiaoheng.loop.decisions.matters.models.topics import Topic
from xiaoheng.loop.decisions.meetings.models.agenda import AgendaItem
from xiaoheng.loop.decisions.words import Outcome


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
