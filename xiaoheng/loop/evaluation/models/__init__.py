"""Tables of the room. Points are whole numbers of tenths: 1000 is 100 points."""

from django.db import models

from xiaoheng.ground.organisation.models import Unit
from xiaoheng.loop.evaluation.words import AppraisalState, Level


class Appraisal(models.Model):
    """年度评价: one school's standing in one year by one version of the scoring sheet."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="appraisals")
    year = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=6, choices=AppraisalState.choices, default=AppraisalState.DRAFT)
    sheet = models.CharField(max_length=60)
    sheet_version = models.CharField(max_length=20)
    as_of = models.DateField()
    total = models.PositiveSmallIntegerField(null=True, blank=True)  # tenths; empty when nothing was counted
    counted = models.PositiveSmallIntegerField()  # tenths of the sheet that could be judged
    level = models.CharField(max_length=1, choices=Level.choices, blank=True, default=Level.UNJUDGED)
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        db_table = "evaluation_appraisal"
        constraints = [
            models.UniqueConstraint(fields=["unit", "year"], name="appraisal_once"),
            models.CheckConstraint(
                condition=models.Q(total__isnull=True) | models.Q(total__lte=1000), name="total_bound"
            ),
        ]
        indexes = [models.Index(fields=["year", "level"], name="appraisal_year")]  # a year's list


class AppraisalItem(models.Model):
    """评价项: raw inputs, points and the explanation; an override keeps both values and its reason."""

    appraisal = models.ForeignKey(Appraisal, models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=20)
    title = models.CharField(max_length=100)
    basis = models.CharField(max_length=200)
    weight = models.PositiveSmallIntegerField()  # tenths
    good = models.PositiveIntegerField()  # inputs: how many of …
    of = models.PositiveIntegerField()  # … how many; 0 = no record to judge by
    points = models.PositiveSmallIntegerField(null=True, blank=True)  # tenths, computed; empty = not counted
    explanation = models.TextField()
    missing = models.TextField(blank=True)
    override = models.PositiveSmallIntegerField(null=True, blank=True)  # tenths, given by a person
    override_reason = models.TextField(blank=True)
    overridden_on = models.DateField(null=True, blank=True)

    class Meta:
        db_table = "evaluation_appraisal_item"
        constraints = [
            models.UniqueConstraint(fields=["appraisal", "code"], name="appraisal_item_once"),
            models.CheckConstraint(
                condition=models.Q(points__isnull=True) | models.Q(points__lte=models.F("weight")), name="points_bound"
            ),
            models.CheckConstraint(
                condition=models.Q(override__isnull=True) | models.Q(override__lte=models.F("weight")),
                name="override_bound",
            ),
        ]

    @property
    def standing(self) -> int | None:
        """Points that count: the override where there is one."""
        return self.points if self.override is None else self.override
