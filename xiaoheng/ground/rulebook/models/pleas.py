"""Exceptions to findings whose text says 一般."""

from datetime import date

from django.db import models

from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.rulebook.words import PleaState

# What a finding, a verdict and an exception to it have in common; `since` tells a new vacancy from the one excused.
IDENTITY = ("rule", "unit", "subject_kind", "subject", "period", "detail", "since")


class Plea(models.Model):
    """例外: a school asks that one finding be excused for a time; the superior answers.

    It names the finding by what it says of whom, not by its row, which closes and opens anew. In force from the day
    of approval to the day before `until`; ending it early moves `until`. The numbers are those of the day it was asked.
    """

    rule = models.CharField(max_length=20)
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="pleas")
    subject_kind = models.CharField(max_length=10)
    subject = models.BigIntegerField()
    period = models.IntegerField(default=0)
    detail = models.CharField(max_length=40)
    was = models.IntegerField()
    need = models.IntegerField()
    since = models.DateField(null=True)
    reason = models.CharField(max_length=300)
    basis = models.CharField(max_length=200)
    until = models.DateField()
    state = models.CharField(max_length=10, choices=PleaState.choices, default=PleaState.ASKED)
    asked_on = models.DateField()
    excused_on = models.DateField(null=True)
    answered_on = models.DateField(null=True)
    answer = models.CharField(max_length=300, blank=True)

    class Meta:
        db_table = "rulebook_plea"
        constraints = [
            models.CheckConstraint(condition=~models.Q(reason="") & ~models.Q(basis=""), name="plea_has_reason"),
            models.UniqueConstraint(
                fields=["rule", "unit", "subject_kind", "subject", "period", "detail"],
                condition=models.Q(state=PleaState.ASKED),
                name="plea_asked_once",
            ),
        ]
        indexes = [
            models.Index(
                fields=["unit", "rule", "subject"], name="plea_unit"
            ),  # what excuses a finding; a school's own
            models.Index(fields=["state", "until"], name="plea_state"),  # those that wait; those in force
        ]

    def in_force_on(self, day: date) -> bool:
        """Whether it excuses the finding on the day."""
        return self.excused_on is not None and self.excused_on <= day < self.until
