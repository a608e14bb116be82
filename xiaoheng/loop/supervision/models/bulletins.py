"""Frozen result tables. Rows are written once, at freezing, and never edited."""

from django.db import models

from xiaoheng.ground.organisation.models import Unit
from xiaoheng.loop.execution.models import Directive
from xiaoheng.loop.supervision.words import BulletinState, ContestState, ExplanationState, StageGroup


class Bulletin(models.Model):
    """通报: one frozen version of the result table of a directive, with the formula it was computed by."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="bulletins")  # the county that issues it
    directive = models.ForeignKey(Directive, models.PROTECT, related_name="bulletins")
    version = models.PositiveSmallIntegerField(default=1)
    supersedes = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="later")
    state = models.CharField(max_length=10, choices=BulletinState.choices, default=BulletinState.FROZEN)
    frozen_on = models.DateField()
    contest_until = models.DateField()  # last day on which a school may contest
    published_on = models.DateField(null=True, blank=True)
    formula = models.CharField(max_length=60)
    formula_version = models.CharField(max_length=20)
    formula_text = models.TextField()
    low_permille = models.PositiveSmallIntegerField()  # share counted as low-ranked on that day

    class Meta:
        db_table = "supervision_bulletin"
        constraints = [models.UniqueConstraint(fields=["directive", "version"], name="bulletin_version_once")]

    @property
    def low_percent(self) -> int:
        """靠后比例 in percent, as shown."""
        return self.low_permille // 10


class BulletinRow(models.Model):
    """通报行: one school's figures. `rate` is in permille of counted items; empty when nothing was counted."""

    bulletin = models.ForeignKey(Bulletin, models.CASCADE, related_name="rows")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="bulletin_rows")
    unit_name = models.CharField(max_length=100)  # the name on that day
    group = models.CharField(max_length=12, choices=StageGroup.choices)
    asked = models.PositiveSmallIntegerField()
    exempt = models.PositiveSmallIntegerField()
    verified = models.PositiveSmallIntegerField()
    contradicted = models.PositiveSmallIntegerField()
    late = models.PositiveSmallIntegerField()  # verified, but handed in after the deadline
    rate = models.PositiveSmallIntegerField(null=True, blank=True)
    rank = models.PositiveSmallIntegerField(null=True, blank=True)
    group_size = models.PositiveSmallIntegerField()
    low = models.BooleanField(default=False)

    class Meta:
        db_table = "supervision_bulletin_row"
        constraints = [
            models.UniqueConstraint(fields=["bulletin", "unit"], name="bulletin_row_once"),
            models.CheckConstraint(
                condition=models.Q(rate__isnull=True) | models.Q(rate__lte=1000), name="rate_permille"
            ),
        ]
        indexes = [models.Index(fields=["unit", "bulletin"], name="bulletin_row_unit")]  # a school's own rows

    @property
    def counted(self) -> int:
        """计入项: asked without the exempt."""
        return self.asked - self.exempt

    @property
    def unverified(self) -> int:
        """未核实项: neither verified nor contradicted."""
        return self.counted - self.verified - self.contradicted


class Contest(models.Model):
    """异议: a school contests its row before publication; the county answers."""

    row = models.ForeignKey(BulletinRow, models.PROTECT, related_name="contests")
    reason = models.TextField()
    state = models.CharField(max_length=8, choices=ContestState.choices, default=ContestState.OPEN)
    raised_on = models.DateField()
    answer = models.TextField(blank=True)
    answered_on = models.DateField(null=True, blank=True)

    class Meta:
        db_table = "supervision_contest"
        indexes = [models.Index(fields=["state", "row"], name="contest_open")]  # open contests before publication


class Explanation(models.Model):
    """说明情况: the secretary of a low-ranked school explains at the quarterly meeting (E-3)."""

    row = models.OneToOneField(BulletinRow, models.PROTECT, related_name="explanation")
    due_on = models.DateField()  # day of the quarterly meeting
    state = models.CharField(max_length=6, choices=ExplanationState.choices, default=ExplanationState.DUE)
    text = models.TextField(blank=True)
    given_on = models.DateField(null=True, blank=True)

    class Meta:
        db_table = "supervision_explanation"
        indexes = [models.Index(fields=["state", "due_on"], name="explanation_due")]  # duties by day
