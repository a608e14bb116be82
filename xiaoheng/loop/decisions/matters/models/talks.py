"""Talks between secretary and principal."""

from django.db import models

from xiaoheng.ground.organisation.models import PartyOrg, Person, Unit


class Talk(models.Model):
    """书记校长沟通: on which day the two talked, or mean to. What they said is theirs: there is no text (B-01)."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="talks")
    org = models.ForeignKey(PartyOrg, models.PROTECT, related_name="talks")
    day = models.DateField()
    secretary = models.ForeignKey(Person, models.PROTECT, related_name="talks_as_secretary")
    principal = models.ForeignKey(Person, models.PROTECT, related_name="talks_as_principal")
    is_done = models.BooleanField()
    entered_on = models.DateField()

    class Meta:
        db_table = "decisions_talk"
        constraints = [models.UniqueConstraint(fields=["unit", "day"], name="talk_once")]

    @property
    def is_back_dated(self) -> bool:
        """补录: entered after the day it was held."""
        return self.is_done and self.entered_on > self.day
