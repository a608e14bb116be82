"""The problem ledger."""

from django.db import models

from xiaoheng.ground.organisation.models import Account, Person, Unit
from xiaoheng.loop.correction.words import ProblemState, Source


class Problem(models.Model):
    """问题: one row of the ledger (整改台账), from where it was found to its closure.

    The source (kind, id) is generic on purpose: a problem may come from any room below.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="problems")
    title = models.CharField(max_length=200)
    source_kind = models.CharField(max_length=64, choices=Source.choices, blank=True, default=Source.SELF)
    source = models.CharField(max_length=64, blank=True)
    state = models.CharField(max_length=10, choices=ProblemState.choices, default=ProblemState.OPEN)
    cause = models.TextField(blank=True)
    measure = models.TextField(blank=True)
    owner = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="problems_owned")
    due_on = models.DateField(null=True, blank=True)
    outcome = models.TextField(blank=True)  # what was done, in the owner's words
    evidence = models.CharField(max_length=64, blank=True)  # digest of a stored file
    fact_kind = models.CharField(max_length=64, blank=True)  # or a fact already held, such as minutes
    fact = models.CharField(max_length=64, blank=True)
    submitter = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="problems_submitted")
    verifier = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="problems_verified")
    opinion = models.TextField(blank=True)  # the verifier's
    opened_on = models.DateField()
    submitted_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        db_table = "correction_problem"
        indexes = [
            models.Index(fields=["unit", "state", "due_on"], name="problem_ledger"),  # the ledger of a unit
            models.Index(fields=["source_kind", "source"], name="problem_source"),  # the problem made of a source
            models.Index(fields=["owner", "state"], name="problem_owner"),  # an owner's duties
        ]
