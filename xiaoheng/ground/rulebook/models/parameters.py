"""Parameters and their dated values."""

from datetime import date

from django.db import models

from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.rulebook.models.texts import Clause
from xiaoheng.ground.rulebook.words import Level, Measure, Origin, Override, Stricter


class Parameter(models.Model):
    """制度参数: one number the rules ask for."""

    key = models.CharField(max_length=60, unique=True)
    title = models.CharField(max_length=200)
    measure = models.CharField(max_length=10, choices=Measure.choices)
    level = models.CharField(max_length=10, choices=Level.choices)
    override = models.CharField(max_length=10, choices=Override.choices, default=Override.NONE)
    stricter = models.CharField(max_length=10, choices=Stricter.choices, blank=True)
    checked_on = models.DateField()

    class Meta:
        db_table = "rulebook_parameter"
        ordering = ["key"]

    def __str__(self) -> str:
        return self.title


class ParameterValue(models.Model):
    """参数取值: in force in one unit and everything below it (no unit: everywhere), from a day to a day."""

    parameter = models.ForeignKey(Parameter, models.CASCADE, related_name="values")
    unit = models.ForeignKey(Unit, models.CASCADE, null=True, blank=True, related_name="parameter_values")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    value = models.IntegerField()
    clause = models.ForeignKey(Clause, models.PROTECT, null=True, blank=True, related_name="values")
    basis = models.CharField(max_length=200, blank=True)  # number of the resolution or filing behind a verb's row
    origin = models.CharField(max_length=4, choices=Origin.choices, default=Origin.FILE)

    class Meta:
        db_table = "rulebook_parameter_value"
        ordering = ["parameter", "unit", "since"]
        indexes = [models.Index(fields=["unit", "parameter"], name="value_unit")]  # values along a line of superiors
        constraints = [
            models.CheckConstraint(
                condition=models.Q(clause__isnull=False) | ~models.Q(basis=""), name="value_has_source"
            )
        ]

    @property
    def source(self) -> str:
        """出处: the clause, or the number of the decision that set it."""
        return self.basis or str(self.clause)

    def in_force_on(self, day: date) -> bool:
        """Whether the value holds on the day."""
        return self.since <= day and (self.until is None or day < self.until)
