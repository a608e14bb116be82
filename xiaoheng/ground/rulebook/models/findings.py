"""Findings and the runs that made them."""

from django.db import models

from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.rulebook.models.pleas import Plea
from xiaoheng.ground.rulebook.words import Outcome, Strength


class Evaluation(models.Model):
    """全面检查: one full run, as of one business day."""

    on = models.DateField(db_index=True)  # has this day been judged yet?
    at = models.DateTimeField()
    rules = models.PositiveIntegerField()
    open = models.PositiveIntegerField(default=0)

    class Meta:
        db_table = "rulebook_evaluation"


class Finding(models.Model):
    """检查结论: one rule does not hold (or cannot be judged) for one subject of one unit, with the inputs.

    `ended` is 0 while open and the row's own key once closed: the unique constraint then allows one open row and
    any number of closed ones on every database. `subject` is a generic (kind, key): unit, org or person.
    """

    rule = models.CharField(max_length=20)
    clause = models.CharField(max_length=300)  # as it stood, title and label
    strength = models.CharField(max_length=8, choices=Strength.choices)
    outcome = models.CharField(max_length=8, choices=Outcome.choices)
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="findings")
    subject_kind = models.CharField(max_length=10)
    subject = models.BigIntegerField()
    period = models.IntegerField(default=0)  # yyyymm of the first month of the period judged, 0 where none
    detail = models.CharField(max_length=40)  # which of the rule's reasons
    was = models.IntegerField()
    need = models.IntegerField()
    since = models.DateField(null=True)  # the day the count began (start of term, of vacancy, of post)
    as_of = models.DateField()
    opened_on = models.DateField()
    closed_on = models.DateField(null=True)
    ended = models.BigIntegerField(default=0)
    run = models.BigIntegerField()
    plea = models.ForeignKey(Plea, models.SET_NULL, null=True, related_name="findings")  # the exception in force

    class Meta:
        db_table = "rulebook_finding"
        constraints = [
            models.UniqueConstraint(
                fields=["rule", "unit", "subject_kind", "subject", "period", "detail", "ended"], name="finding_once"
            )
        ]
        indexes = [
            models.Index(fields=["unit", "ended"], name="finding_unit"),  # open findings of one school
            # how many units are not in order and not excused: by county and by reason, read from the index alone
            models.Index(fields=["ended", "unit", "outcome", "rule", "detail", "plea"], name="finding_counted"),
            models.Index(fields=["ended", "rule", "unit"], name="finding_open"),  # the county's list, and closing
        ]
