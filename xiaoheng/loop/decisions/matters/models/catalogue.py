"""The catalogue: what may be decided, by which body, after which gates. Rows come from regulations/catalogue."""

from django.db import models

from xiaoheng.ground.organisation.models import Unit
from xiaoheng.loop.decisions.words import BODIES, Before, Category, GateCode, Mode


class GateKind(models.Model):
    """前置程序种类: which body acts, before which step, on which clause."""

    code = models.CharField(max_length=2, choices=GateCode.choices, primary_key=True)
    body = models.CharField(max_length=40)
    heard_by = models.CharField(
        max_length=24, blank=True
    )  # kind of body: where there is one, only its meeting passes it
    before = models.CharField(max_length=5, choices=Before.choices)
    clause = models.CharField(max_length=200)

    class Meta:
        db_table = "decisions_gate_kind"


class Matter(models.Model):
    """事项: one row of the lists of matters of the two bodies."""

    code = models.CharField(max_length=8, unique=True)
    body = models.CharField(max_length=10, choices=BODIES)
    area = models.CharField(max_length=40)
    title = models.CharField(max_length=100)
    category = models.CharField(max_length=1, choices=Category.choices, blank=True)
    quorum = models.CharField(max_length=3)  # class of lib.quorum
    mode = models.CharField(max_length=1, choices=Mode.choices, blank=True)  # principal's meeting only
    gates = models.CharField(max_length=40, blank=True)  # codes of gates, blank between
    leads_to = models.CharField(max_length=40, blank=True)  # mode R: matters of the Party meeting, blank between
    asks_amount = models.BooleanField(default=False)  # whether the sum of money must be named
    limit = models.CharField(max_length=60, blank=True)  # parameter: from this sum on …
    over = models.CharField(max_length=8, blank=True)  # … the topic is a matter of this code as well
    clause = models.CharField(max_length=200)
    position = models.PositiveSmallIntegerField()

    class Meta:
        db_table = "decisions_matter"
        ordering = ["position"]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class Variant(models.Model):
    """另定: how a county, or a school by its filed list, deals with a matter from a day (to a day).

    A whole row, not a difference: what it says holds. A county's takes the place of the list's own row; a school's
    only ever adds to what stands above it, whatever that says later.
    """

    matter = models.ForeignKey(Matter, models.CASCADE, related_name="variants")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="matter_variants")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    body = models.CharField(max_length=10, choices=BODIES)
    mode = models.CharField(max_length=1, choices=Mode.choices, blank=True)
    category = models.CharField(max_length=1, choices=Category.choices, blank=True)
    quorum = models.CharField(max_length=3)
    gates = models.CharField(max_length=40, blank=True)
    basis = models.CharField(max_length=200)  # number of the decision or the filing behind it

    class Meta:
        db_table = "decisions_variant"
        ordering = ["matter", "since"]
        constraints = [models.UniqueConstraint(fields=["matter", "unit", "since"], name="variant_once")]
        indexes = [models.Index(fields=["unit", "since"], name="variant_unit")]  # what a unit has set
