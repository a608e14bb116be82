"""双培养: two pipelines and their dated stages."""

from django.db import models

from xiaoheng.ground.members.words import Milestone, Track
from xiaoheng.ground.organisation.models import Person, Unit


class Nurture(models.Model):
    """双培养对象: one person on one of the two tracks; `state` is the last stage."""

    keeps_parts = True  # where undoing an import must leave the row, its stages stay as well

    person = models.ForeignKey(Person, models.PROTECT, related_name="nurtures")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="nurtures")
    track = models.CharField(max_length=12, choices=Track.choices)
    state = models.CharField(max_length=10, choices=Milestone.choices, default=Milestone.NAMED)

    class Meta:
        db_table = "members_nurture"
        indexes = [models.Index(fields=["unit", "track", "state"], name="nurture_counts")]  # counts of a unit
        constraints = [models.UniqueConstraint(fields=["person", "track"], name="nurture_once")]


class NurtureMark(models.Model):
    """培养阶段: reached on a day, with its proof."""

    nurture = models.ForeignKey(Nurture, models.CASCADE, related_name="marks")
    milestone = models.CharField(max_length=10, choices=Milestone.choices)
    reached_on = models.DateField()
    proof = models.CharField(max_length=100, blank=True)

    class Meta:
        db_table = "members_nurture_mark"
