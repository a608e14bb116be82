"""Plans of organisation life by the quarter."""

from django.db import models

from xiaoheng.ground.organisation.models import PartyOrg
from xiaoheng.lib.quarters import Quarter
from xiaoheng.loop.decisions.words import MeetingKind


class Plan(models.Model):
    """三会一课计划: of one organisation for one quarter; `due_on` = the last day to file it that held when it was filed."""

    org = models.ForeignKey(PartyOrg, models.PROTECT, related_name="life_plans")
    year = models.PositiveSmallIntegerField()
    quarter = models.PositiveSmallIntegerField()
    due_on = models.DateField(null=True)
    filed_on = models.DateField()
    changed_on = models.DateField(null=True)

    class Meta:
        db_table = "life_plan"
        constraints = [models.UniqueConstraint(fields=["org", "year", "quarter"], name="life_plan_once")]

    @property
    def period(self) -> Quarter:
        """所属季度."""
        return Quarter(self.year, self.quarter)

    @property
    def is_late(self) -> bool:
        """逾期报送."""
        return self.due_on is not None and self.filed_on > self.due_on


class Planned(models.Model):
    """计划的一次会议: kind, day and topic. Which meeting it became is read from the meetings, never entered again.

    `added_on` later than the plan's filing = added since. `report_due` = the last day for the report before the
    meeting that held when it was reported.
    """

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="entries")
    kind = models.CharField(max_length=10, choices=MeetingKind.choices)
    planned_on = models.DateField()
    topic = models.CharField(max_length=200, blank=True)
    added_on = models.DateField()
    reported_on = models.DateField(null=True)
    report_due = models.DateField(null=True)
    missed_on = models.DateField(null=True)
    reason = models.CharField(max_length=500, blank=True)

    class Meta:
        db_table = "life_planned"
        ordering = ["planned_on", "id"]
        constraints = [models.UniqueConstraint(fields=["plan", "kind", "planned_on"], name="life_planned_once")]

    @property
    def is_added(self) -> bool:
        """补列: not in the plan as it was filed first."""
        return self.added_on > self.plan.filed_on

    @property
    def is_reported_late(self) -> bool:
        """会前报告迟报."""
        return self.reported_on is not None and self.report_due is not None and self.reported_on > self.report_due
