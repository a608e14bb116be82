"""What is done before and after the yearly meetings."""

from django.db import models

from xiaoheng.ground.organisation.models import PartyOrg
from xiaoheng.loop.decisions.life.words import StepCode
from xiaoheng.loop.decisions.models import Meeting
from xiaoheng.loop.decisions.words import MeetingKind


class Step(models.Model):
    """一个步骤: done on a day, or by a meeting that is already held; no text about anybody (C-9, C-10, C-12)."""

    org = models.ForeignKey(PartyOrg, models.PROTECT, related_name="life_steps")
    kind = models.CharField(max_length=10, choices=MeetingKind.choices)
    year = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=8, choices=StepCode.choices)
    done_on = models.DateField()
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, related_name="life_steps")
    entered_on = models.DateField()

    class Meta:
        db_table = "life_step"
        constraints = [models.UniqueConstraint(fields=["org", "kind", "year", "code"], name="life_step_once")]

    @property
    def is_back_dated(self) -> bool:
        """补录: entered after the day it was done."""
        return self.entered_on > self.done_on
