"""Projects, their steps and what came of them. Numbers of people, never names."""

from django.db import models

from xiaoheng.ground.organisation.models import Unit
from xiaoheng.loop.execution.communities.models.communities import Community, Partner
from xiaoheng.loop.execution.communities.models.lists import Kind, Match
from xiaoheng.loop.execution.communities.words import ProjectState


class Project(models.Model):
    """项目: what a match leads to, or what a member sets going; `unit` carries it out and reports."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="projects")
    match = models.OneToOneField(Match, models.PROTECT, null=True, blank=True, related_name="project")
    kind = models.ForeignKey(Kind, models.PROTECT, related_name="+")
    title = models.CharField(max_length=60)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    other = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    partner = models.ForeignKey(Partner, models.PROTECT, null=True, blank=True, related_name="projects")
    plan = models.CharField(max_length=500, blank=True)
    since = models.DateField()
    until = models.DateField()  # its last day
    state = models.CharField(max_length=8, choices=ProjectState.choices, default=ProjectState.OPEN)
    begun_on = models.DateField()
    number = models.PositiveIntegerField(null=True, blank=True)  # of what its kind is counted in
    people = models.PositiveIntegerField(null=True, blank=True)
    outcome = models.CharField(max_length=200, blank=True)
    paper = models.CharField(max_length=200, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    subject_kind = models.CharField(max_length=64, blank=True)
    subject = models.CharField(max_length=64, blank=True)
    happened_on = models.DateField(null=True, blank=True)
    reported_by = models.CharField(max_length=80, blank=True)
    reported_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        db_table = "communities_project"
        ordering = ["id"]
        constraints = [models.CheckConstraint(condition=models.Q(since__lte=models.F("until")), name="project_period")]
        indexes = [models.Index(fields=["community", "state"], name="project_list")]  # projects of a community

    def __str__(self) -> str:
        return self.title

    @property
    def confirmer(self) -> Unit:
        """核实单位: the other school of it; where there is none, the leading one."""
        return self.other or self.community.lead


class Step(models.Model):
    """项目步骤 with the day by which it is to be done, and the day on which it was."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="steps")
    title = models.CharField(max_length=60)
    due_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)

    class Meta:
        db_table = "communities_step"
        ordering = ["due_on", "id"]
        constraints = [models.UniqueConstraint(fields=["project", "title"], name="project_step_once")]
