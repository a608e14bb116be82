"""Changes of units that are decided and not in force yet."""

from django.db import models

from xiaoheng.ground.organisation.models.units import Unit
from xiaoheng.ground.organisation.words import PlannedTurn, PlanState


class PlannedChange(models.Model):
    """已定、未生效的变更: which verb comes about on which day, with its facts; rows are named there by their keys."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="planned")
    turn = models.CharField(max_length=12, choices=PlannedTurn.choices)
    facts = models.JSONField(default=dict)
    says = models.CharField(max_length=200)  # the facts in words
    basis = models.CharField(max_length=60, blank=True)
    on = models.DateField()
    state = models.CharField(max_length=10, choices=PlanState.choices, default=PlanState.ANNOUNCED)
    announced_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True)  # why it could not come about

    class Meta:
        db_table = "organisation_planned_change"
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "turn"], condition=models.Q(state=PlanState.ANNOUNCED), name="planned_once"
            ),
        ]
        indexes = [models.Index(fields=["state", "on"], name="planned_due")]  # what is due on a day
