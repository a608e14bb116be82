"""Visits of inspectors and what they found."""

from django.db import models

from xiaoheng.ground.organisation.models import Account, Unit
from xiaoheng.loop.execution.models import Directive, DirectiveItem
from xiaoheng.loop.supervision.words import InspectionState, Verdict


class Inspection(models.Model):
    """督查: one visit of an inspector of the 片区 to one school, against the items of one directive."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="inspections")
    directive = models.ForeignKey(Directive, models.PROTECT, related_name="inspections")
    inspector = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="inspections")
    visited_on = models.DateField()
    note = models.TextField(blank=True)
    state = models.CharField(max_length=8, choices=InspectionState.choices, default=InspectionState.DRAFT)

    class Meta:
        db_table = "supervision_inspection"
        indexes = [
            models.Index(fields=["unit", "visited_on"], name="inspection_unit"),  # visits to a school
            models.Index(fields=["directive", "state"], name="inspection_directive"),  # visits that count for an order
        ]


class InspectionResult(models.Model):
    """督查结论: the verdict on one item at the visited school. The latest recorded verdict is the one that counts."""

    inspection = models.ForeignKey(Inspection, models.CASCADE, related_name="results")
    item = models.ForeignKey(DirectiveItem, models.PROTECT, related_name="inspection_results")
    verdict = models.CharField(max_length=8, choices=Verdict.choices, default=Verdict.UNSEEN)
    remark = models.CharField(max_length=300, blank=True)

    class Meta:
        db_table = "supervision_result"
        constraints = [models.UniqueConstraint(fields=["inspection", "item"], name="result_once")]
