"""Frozen figures."""

from django.db import models

from xiaoheng.ground.organisation.models import Unit


class Snapshot(models.Model):
    """指标存档: one figure of one unit on one day, with its formula in words, as a report cites it. Never edited."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="snapshots")
    figure = models.CharField(max_length=60)
    title = models.CharField(max_length=200)
    text = models.TextField()  # the formula as it read on that day
    on = models.DateField()
    shown = models.CharField(max_length=20)  # the number as it was written
    counted = models.PositiveIntegerField(null=True)  # None: there was nothing to count in
    base = models.PositiveIntegerField(null=True)
    apart = models.PositiveIntegerField(null=True)
    digest = models.CharField(max_length=64)  # of the keys counted, of the base and of those left out
    frozen_on = models.DateField()

    class Meta:
        db_table = "rulebook_snapshot"
        ordering = ["-id"]
        indexes = [models.Index(fields=["unit", "figure", "on"], name="snapshot_unit")]  # the figure's page
