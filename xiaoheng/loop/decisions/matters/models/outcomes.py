"""What a decided topic leaves behind."""

from django.db import models

from xiaoheng.ground.organisation.models import Person, Unit
from xiaoheng.lib import clock
from xiaoheng.loop.decisions.matters.models.topics import Topic
from xiaoheng.loop.decisions.meetings.models import Meeting
from xiaoheng.loop.decisions.meetings.models.agenda import AgendaItem
from xiaoheng.loop.decisions.words import Channel, Outcome, PublicationState, ReportState


class Resolution(models.Model):
    """决议: the outcome of a decided topic; it may be issued once the gates after the meeting are answered."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="resolutions")
    topic = models.ForeignKey(Topic, models.PROTECT, related_name="resolutions")
    item = models.OneToOneField(AgendaItem, models.PROTECT, related_name="resolution")
    number = models.CharField(max_length=60)
    outcome = models.CharField(max_length=9, choices=Outcome.choices)  # approved | rejected
    text = models.TextField()
    yes = models.PositiveSmallIntegerField(null=True)
    no = models.PositiveSmallIntegerField(null=True)
    abstain = models.PositiveSmallIntegerField(null=True)
    decided_on = models.DateField()
    issued_on = models.DateField(null=True)

    class Meta:
        db_table = "decisions_resolution"
        constraints = [models.UniqueConstraint(fields=["unit", "number"], name="resolution_number_once")]
        indexes = [models.Index(fields=["unit", "decided_on"], name="resolution_unit")]  # decisions of a school

    def __str__(self) -> str:
        return self.number


class ReportBack(models.Model):
    """落实报告: what has been done about a resolution, told to the Party organisation and weighed in its meeting (B-16)."""

    topic = models.ForeignKey(Topic, models.PROTECT, related_name="reports")
    text = models.TextField()
    paper = models.CharField(max_length=64, blank=True)
    teller = models.ForeignKey(Person, models.PROTECT, null=True, related_name="told_reports")
    told_on = models.DateField()
    state = models.CharField(max_length=7, choices=ReportState.choices, default=ReportState.GIVEN)
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, related_name="heard_reports")
    remark = models.TextField(blank=True)

    class Meta:
        db_table = "decisions_report_back"
        ordering = ["id"]


class Publication(models.Model):
    """公开: the text of a resolution as it is shown, masked, from a day to a day, once screened and cleared (G-08)."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="publications")
    resolution = models.ForeignKey(Resolution, models.PROTECT, related_name="publications")
    channel = models.CharField(max_length=6, choices=Channel.choices)
    title = models.CharField(max_length=200)
    text = models.TextField()
    masked = models.PositiveSmallIntegerField(default=0)  # how many numbers were masked
    state = models.CharField(max_length=9, choices=PublicationState.choices, default=PublicationState.PROPOSED)
    proposer = models.ForeignKey(Person, models.PROTECT, null=True, related_name="proposed_publications")
    screener = models.ForeignKey(Person, models.PROTECT, null=True, related_name="screened_publications")
    clearer = models.ForeignKey(Person, models.PROTECT, null=True, related_name="cleared_publications")
    proposed_on = models.DateField()
    since = models.DateField(null=True)
    until = models.DateField()  # no longer shown on this day
    remark = models.CharField(max_length=500, blank=True)  # of who refused or withdrew it

    class Meta:
        db_table = "decisions_publication"
        indexes = [models.Index(fields=["unit", "state", "until"], name="publication_unit")]  # what a school shows

    def __str__(self) -> str:
        return self.title

    @property
    def seat(self) -> Unit:
        """审批人所在单位: where the one who clears it holds his post; a joint branch's secretary sits in its own unit."""
        return self.resolution.topic.org.unit if self.channel == Channel.PARTY else self.unit

    @property
    def is_over(self) -> bool:
        """到期撤下: published once, and its day of withdrawal has come."""
        return self.state == PublicationState.PUBLISHED and self.until <= clock.today()
