"""Units and schools."""

from django.db import models

from xiaoheng.ground.organisation.words import Ownership, Stage, UnitKind


class Unit(models.Model):
    """单位: one node of province → city → county → town → school, or a 片区 under its county."""

    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=100)
    kind = models.CharField(max_length=10, choices=UnitKind.choices)
    superior = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="inferiors")
    # Code of the county whose log records this unit's acts (its own code above the county). Set by the verbs.
    log = models.CharField(max_length=40)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        db_table = "organisation_unit"
        ordering = ["code"]
        indexes = [models.Index(fields=["kind", "id"], name="unit_kind")]  # rules start from the schools

    def __str__(self) -> str:
        return self.name


class Ancestry(models.Model):
    """上下级: every (unit, ancestor-or-self) pair with its depth; makes scope and nearest-ancestor a join."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="up")
    ancestor = models.ForeignKey(Unit, models.CASCADE, related_name="down")
    depth = models.PositiveSmallIntegerField()

    class Meta:
        db_table = "organisation_ancestry"
        constraints = [models.UniqueConstraint(fields=["unit", "ancestor"], name="ancestry_once")]
        indexes = [models.Index(fields=["ancestor", "unit"], name="ancestry_down")]  # all units below one


class School(models.Model):
    """学校: the facts of a school that rules ask for."""

    unit = models.OneToOneField(Unit, models.CASCADE, primary_key=True, related_name="school")
    stage = models.CharField(max_length=12, choices=Stage.choices)
    ownership = models.CharField(max_length=8, choices=Ownership.choices, default=Ownership.PUBLIC)
    legal_person = models.BooleanField(default=True)
    zone = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="zone_schools")

    class Meta:
        db_table = "organisation_school"
