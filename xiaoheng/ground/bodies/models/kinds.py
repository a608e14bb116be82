"""Which bodies there are, and of which schools they are expected. Rows come from regulations/catalogue/bodies.yaml."""

from django.db import models

from xiaoheng.ground.bodies.words import Family
from xiaoheng.ground.organisation.words import Stage


class Kind(models.Model):
    """机构种类: a leading group or a democratic body, with its usual remit; `deciding` where it decides."""

    code = models.CharField(max_length=24, unique=True)
    family = models.CharField(max_length=5, choices=Family.choices)
    title = models.CharField(max_length=40)
    remit = models.CharField(max_length=200)
    deciding = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField()

    class Meta:
        db_table = "bodies_kind"
        ordering = ["position"]

    def __str__(self) -> str:
        return self.title


class Need(models.Model):
    """应设: schools of a stage are expected to have a body of a kind."""

    kind = models.ForeignKey(Kind, models.CASCADE, related_name="needs")
    stage = models.CharField(max_length=12, choices=Stage.choices)

    class Meta:
        db_table = "bodies_need"
        constraints = [models.UniqueConstraint(fields=["kind", "stage"], name="need_once")]
