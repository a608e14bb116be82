"""Campaigns and the schools that take part."""

from django.db import models

from xiaoheng.ground.organisation.models import Person, Unit
from xiaoheng.loop.execution.campaigns.models.templates import Template
from xiaoheng.loop.execution.campaigns.words import CampaignState, EntrantState


class Campaign(models.Model):
    """专项: 目标任务 aim, 推进措施 measures, 完成时限 until, 责任主体 owner; of a county for its schools, or of one school."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="campaigns")
    template = models.ForeignKey(Template, models.PROTECT, related_name="campaigns")
    title = models.CharField(max_length=100)
    basis = models.CharField(max_length=100, blank=True)
    aim = models.CharField(max_length=500)
    measures = models.CharField(max_length=1000)
    owner = models.ForeignKey(Person, models.PROTECT, related_name="+")
    since = models.DateField()
    until = models.DateField()  # its last day
    state = models.CharField(max_length=7, choices=CampaignState.choices, default=CampaignState.DRAFT)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        db_table = "campaigns_campaign"
        ordering = ["-id"]
        constraints = [models.CheckConstraint(condition=models.Q(since__lte=models.F("until")), name="campaign_period")]
        indexes = [models.Index(fields=["unit", "state", "id"], name="campaign_list")]  # campaigns of one host

    def __str__(self) -> str:
        return self.title


class Entrant(models.Model):
    """参加单位: a school in a campaign, with its own theme, type, owner and mentor where the template has them."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="entrants")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="entrants")
    state = models.CharField(max_length=6, choices=EntrantState.choices, default=EntrantState.OPEN)
    theme = models.CharField(max_length=100, blank=True)
    choice = models.CharField(max_length=40, blank=True)
    owner = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    mentor = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    joined_on = models.DateField()
    concluded_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=200, blank=True)

    class Meta:
        db_table = "campaigns_entrant"
        ordering = ["unit__code"]
        constraints = [models.UniqueConstraint(fields=["campaign", "unit"], name="entrant_once")]
        indexes = [models.Index(fields=["unit", "state", "campaign"], name="entrant_unit")]  # a school's campaigns
