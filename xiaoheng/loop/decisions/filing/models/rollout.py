"""Rollout: batches of schools, who stands for them, and what each school does by when."""

from django.db import models

from xiaoheng.ground.organisation.models import Person, Unit
from xiaoheng.loop.decisions.filing.models.texts import Article
from xiaoheng.loop.decisions.filing.words import CandidacyState, Project


class Batch(models.Model):
    """推进批次: opened by a county; schools nominate themselves until its last day."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="rollout_batches")
    title = models.CharField(max_length=100)
    since = models.DateField()
    until = models.DateField()  # the last day on which a school may nominate itself

    class Meta:
        db_table = "filing_batch"
        ordering = ["-since", "-id"]
        constraints = [models.UniqueConstraint(fields=["unit", "title"], name="batch_title_once")]

    def __str__(self) -> str:
        return self.title


class Candidacy(models.Model):
    """推进学校: one school in one batch, with what was said at each step."""

    batch = models.ForeignKey(Batch, models.PROTECT, related_name="candidacies")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="candidacies")
    state = models.CharField(max_length=11, choices=CandidacyState.choices, default=CandidacyState.NOMINATED)
    reason = models.TextField()
    nominated_on = models.DateField()
    recommender = models.ForeignKey(Person, models.PROTECT, null=True, related_name="recommended_schools")
    recommendation = models.TextField(blank=True)
    recommended_on = models.DateField(null=True)
    opinion = models.TextField(blank=True)
    admitted_on = models.DateField(null=True)

    class Meta:
        db_table = "filing_candidacy"
        constraints = [models.UniqueConstraint(fields=["batch", "unit"], name="candidacy_once")]


class PlanRow(models.Model):
    """推进清单: one row of a school's plan with the four that must be clear: goal, measure, deadline, owner."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="plan_rows")
    project = models.CharField(max_length=10, choices=Project.choices)
    article = models.ForeignKey(Article, models.SET_NULL, null=True, related_name="plan_rows")  # of the 一校一案
    goal = models.CharField(max_length=200)
    measure = models.TextField()
    owner = models.ForeignKey(Person, models.PROTECT, related_name="plan_rows")
    due_on = models.DateField()
    made_on = models.DateField()
    done_on = models.DateField(null=True)
    outcome = models.CharField(max_length=300, blank=True)

    class Meta:
        db_table = "filing_plan_row"
        ordering = ["due_on", "id"]
        indexes = [models.Index(fields=["unit", "due_on"], name="plan_row_unit")]  # the plan of a school
