"""Workload, reserve and rotation."""

from django.db import models

from xiaoheng.ground.cadres.words import ReserveLevel, RotationKind
from xiaoheng.ground.organisation.models import Person, Unit


class Workload(models.Model):
    """党务工作量: how much of a full workload is credited for Party work, in percent, from a day to a day."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="workloads")
    share = models.PositiveSmallIntegerField()
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        db_table = "cadres_workload"
        constraints = [models.UniqueConstraint(fields=["person", "since"], name="workload_once")]


class Reserve(models.Model):
    """后备干部: listed for a level from a day to a day, by a decision; nothing is noted about the person."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="reserves")
    level = models.CharField(max_length=6, choices=ReserveLevel.choices)
    basis = models.CharField(max_length=100)  # number of the decision
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        db_table = "cadres_reserve"
        constraints = [models.UniqueConstraint(fields=["person", "level", "since"], name="reserve_once")]


class Rotation(models.Model):
    """交流轮岗: a person works in another unit from a day to a day."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="rotations")
    kind = models.CharField(max_length=10, choices=RotationKind.choices)
    target = models.ForeignKey(Unit, models.PROTECT, related_name="rotations_in")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        db_table = "cadres_rotation"
        constraints = [models.UniqueConstraint(fields=["person", "target", "since"], name="rotation_once")]
