"""Imports that were done, with what is needed to take them back for a day."""

from django.db import models

from xiaoheng.ground.organisation.models.units import Unit


class Import(models.Model):
    """导入: one workbook brought in by one verb; `kept` are the rows as they were before, while it may be undone."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="imports")
    verb = models.CharField(max_length=64)
    file = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)  # SM3 of the workbook; the workbook itself is not kept
    actor = models.CharField(max_length=60)
    at = models.DateTimeField()
    counts = models.JSONField()
    kept = models.BinaryField(default=bytes, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.CharField(max_length=60, blank=True)

    class Meta:
        db_table = "organisation_import"
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["unit", "at"], name="import_of_unit")]  # past imports of a county
