"""Programmes and the hours that people spent in them."""

from datetime import date, timedelta

from django.db import models

from xiaoheng.ground.cadres.words import Audience, TrainingKind
from xiaoheng.ground.organisation.models import Person, Unit


class Programme(models.Model):
    """培训班: what a county or school plans, for whom, with how many hours, on which days (`until` = the day after)."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="programmes")
    title = models.CharField(max_length=100)
    kind = models.CharField(max_length=10, choices=TrainingKind.choices)
    audience = models.CharField(max_length=14, choices=Audience.choices)
    hours = models.PositiveSmallIntegerField()
    since = models.DateField()
    until = models.DateField()

    class Meta:
        db_table = "cadres_programme"
        constraints = [models.UniqueConstraint(fields=["unit", "title", "since"], name="programme_once")]
        indexes = [models.Index(fields=["unit", "since"], name="programme_unit")]  # a year's plan

    def __str__(self) -> str:
        return self.title

    @property
    def last(self) -> date:
        """The last day."""
        return self.until - timedelta(days=1)


class Training(models.Model):
    """培训学时: one person's hours in one programme; they count in the year of `held_on`, its last day."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="trainings")
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="trainings")
    hours = models.PositiveSmallIntegerField()
    held_on = models.DateField()

    class Meta:
        db_table = "cadres_training"
        constraints = [models.UniqueConstraint(fields=["programme", "person"], name="training_once")]
        indexes = [models.Index(fields=["person", "held_on"], name="training_person")]  # a person's hours in a year
