"""Reports of the members of a team to their Party organisation (E-16)."""

from django.db import models

from xiaoheng.ground.organisation.models import PartyOrg, Person, Unit
from xiaoheng.loop.decisions.models import AgendaItem
from xiaoheng.loop.supervision.words import About


class TeamReport(models.Model):
    """履职报告: on which day a member of the team reported about what, and at which item of a meeting. No text."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="team_reports")
    org = models.ForeignKey(PartyOrg, models.PROTECT, related_name="team_reports")
    person = models.ForeignKey(Person, models.PROTECT, related_name="team_reports")
    about = models.CharField(max_length=10, choices=About.choices)
    made_on = models.DateField()
    item = models.ForeignKey(AgendaItem, models.PROTECT, null=True, related_name="team_reports")
    entered_on = models.DateField()

    class Meta:
        db_table = "supervision_team_report"
        constraints = [models.UniqueConstraint(fields=["person", "about", "made_on"], name="team_report_once")]
        indexes = [models.Index(fields=["unit", "person", "made_on"], name="team_report_last")]  # E-16: the last one

    @property
    def is_back_dated(self) -> bool:
        """补录: entered after the day it was made."""
        return self.entered_on > self.made_on
