"""Spot checks: meetings drawn or chosen by the superior, and what each shows point by point (B-21)."""

from django.db import models

from xiaoheng.ground.organisation.models import Account, Unit
from xiaoheng.loop.decisions.models import Meeting
from xiaoheng.loop.supervision.words import Compliance, Manner, Point, SpotState


class SpotCheck(models.Model):
    """抽查: one draw. Seed, number and digest of what it was drawn from are kept, so that it can be drawn again."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="spot_checks")  # county or 片区 that draws
    drawer = models.ForeignKey(Account, models.PROTECT, null=True, related_name="spot_checks")
    manner = models.CharField(max_length=6, choices=Manner.choices)
    since = models.DateField()  # meetings held from this day
    until = models.DateField()  # to this one, both included
    seed = models.PositiveIntegerField(null=True)
    pool = models.PositiveIntegerField()
    pool_digest = models.CharField(max_length=64)
    drawn_on = models.DateField()

    class Meta:
        db_table = "supervision_spot_check"


class CheckedMeeting(models.Model):
    """被抽会议: the points are written once, all together."""

    check_of = models.ForeignKey(SpotCheck, models.PROTECT, related_name="meetings")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="checked_meetings")  # the school
    meeting = models.OneToOneField(Meeting, models.PROTECT, related_name="spot_check")
    state = models.CharField(max_length=8, choices=SpotState.choices, default=SpotState.DRAWN)
    checker = models.ForeignKey(Account, models.PROTECT, null=True, related_name="meetings_checked")
    checked_on = models.DateField(null=True)

    class Meta:
        db_table = "supervision_checked_meeting"
        indexes = [models.Index(fields=["unit", "state"], name="checked_meeting_unit")]  # of a school, and what waits


class CheckedPoint(models.Model):
    """抽查结论: one point of one meeting. A word, no text: what was said in the meeting is not told on."""

    checked = models.ForeignKey(CheckedMeeting, models.CASCADE, related_name="points")
    point = models.CharField(max_length=8, choices=Point.choices)
    verdict = models.CharField(max_length=8, choices=Compliance.choices)

    class Meta:
        db_table = "supervision_checked_point"
        constraints = [models.UniqueConstraint(fields=["checked", "point"], name="checked_point_once")]
