"""Development of a member: one object an applicant and branch, and the steps recorded on it."""

from django.db import models

from xiaoheng.ground.members.words import Body, Companion, Ending, Result
from xiaoheng.ground.organisation.models import PartyOrg, Person, Unit


class Development(models.Model):
    """发展党员档案: `state` is the last step done (s01 … s24), archived or stopped; alive while since <= day < until."""

    keeps_parts = True  # where undoing an import must leave the file, its steps stay as well

    person = models.ForeignKey(Person, models.PROTECT, related_name="developments")
    org = models.ForeignKey(PartyOrg, models.PROTECT, related_name="developments")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="developments")  # the seat of the branch
    state = models.CharField(max_length=10, default="s01")
    since = models.DateField()  # the day of the application
    until = models.DateField(null=True, blank=True)
    ending = models.CharField(max_length=10, choices=Ending.choices, blank=True)
    number = models.CharField(max_length=60, blank=True)  # of the paper behind the ending

    class Meta:
        db_table = "members_development"
        indexes = [
            models.Index(fields=["unit", "until", "state"], name="development_board"),  # the board of a unit
            models.Index(fields=["org", "until"], name="development_org"),  # rules: applicants of a branch
        ]


class StepRecord(models.Model):
    """步骤记录: one of the 25 steps on its day, under the rules of that day.

    A step that a later failure made void has `undone_on`: it counted on every day before.
    """

    development = models.ForeignKey(Development, models.CASCADE, related_name="steps")
    number = models.PositiveSmallIntegerField()
    done_on = models.DateField()
    undone_on = models.DateField(null=True, blank=True)
    version = models.CharField(max_length=4)  # year of the rules that the step was held to
    body = models.CharField(max_length=10, choices=Body.choices)
    result = models.CharField(max_length=10, choices=Result.choices, default=Result.DONE)
    document = models.CharField(max_length=60, blank=True)
    paper = models.CharField(max_length=64, blank=True)  # digest of a stored file
    late = models.BooleanField(default=False)
    provisional = models.BooleanField(default=False)  # counted in workdays that are not published yet
    reason = models.CharField(max_length=200, blank=True)  # why the longer term for special cases
    until = models.DateField(null=True, blank=True)  # end of the probation that begins (15) or goes on (21)
    facts = models.JSONField(default=dict, blank=True)  # counts of votes, days of training, days of publicity

    class Meta:
        db_table = "members_step"
        indexes = [models.Index(fields=["development", "number"], name="step_of")]  # the steps of one development


class Review(models.Model):
    """半年考察 of an activist."""

    development = models.ForeignKey(Development, models.CASCADE, related_name="reviews")
    done_on = models.DateField()
    document = models.CharField(max_length=60, blank=True)

    class Meta:
        db_table = "members_review"
        indexes = [models.Index(fields=["development", "done_on"], name="review_latest")]  # the last review of each


class StepPerson(models.Model):
    """联系人、介绍人: full members named at a step."""

    step = models.ForeignKey(StepRecord, models.CASCADE, related_name="people")
    person = models.ForeignKey(Person, models.PROTECT, related_name="companions")
    role = models.CharField(max_length=8, choices=Companion.choices)

    class Meta:
        db_table = "members_step_person"
        constraints = [models.UniqueConstraint(fields=["step", "person", "role"], name="step_person_once")]
