"""Meetings of all kinds and who was there."""

from datetime import time

from django.db import models

from xiaoheng.ground.organisation.models import PartyOrg, Person, Unit
from xiaoheng.loop.decisions.words import HERE, ORGANISATION_LIFE, Manner, MeetingKind, MeetingState, Presence


class Meeting(models.Model):
    """会议: of one body on one day: a deciding body with an agenda, or a meeting of organisation life.

    `ym` is derived from `held_on` (202303) for rules that count by period. `entitled` and `present` are the counts
    at closing: for a deciding body those of its attendance rows, for organisation life as entered.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="meetings")
    # None: a principal's meeting. The index by period begins with it; one of its own misled PostgreSQL's planner.
    org = models.ForeignKey(PartyOrg, models.PROTECT, null=True, related_name="meetings", db_index=False)
    kind = models.CharField(max_length=10, choices=MeetingKind.choices)
    name = models.CharField(max_length=40, blank=True)  # of another body's meeting: what it is called
    book = models.CharField(max_length=60, blank=True)  # whose minute book, where the kind alone does not say
    state = models.CharField(max_length=9, choices=MeetingState.choices, default=MeetingState.PLANNED)
    title = models.CharField(max_length=200, blank=True)
    place = models.CharField(max_length=100, blank=True)
    planned_on = models.DateField()
    begins = models.TimeField(null=True)  # by the clock; a meeting without hours clashes with none
    ends = models.TimeField(null=True)
    manner = models.CharField(max_length=7, choices=Manner.choices, default=Manner.ON_SITE)
    held_on = models.DateField(null=True)
    ym = models.PositiveIntegerField(null=True)
    for_year = models.PositiveSmallIntegerField(null=True)  # of a yearly meeting: the year it is for
    entered_on = models.DateField()  # day of entry: later than held_on is back-dated and labelled so
    chair = models.ForeignKey(Person, models.PROTECT, null=True, related_name="chaired")
    entitled = models.PositiveIntegerField(default=0)
    present = models.PositiveIntegerField(default=0)
    summary = models.TextField(blank=True)
    year = models.PositiveSmallIntegerField(null=True)  # the series of the minute book, given at closing
    serial = models.PositiveIntegerField(null=True)
    number = models.CharField(max_length=60, blank=True)

    class Meta:
        db_table = "decisions_meeting"
        constraints = [
            models.UniqueConstraint(fields=["unit", "kind", "book", "year", "serial"], name="meeting_number_once")
        ]
        indexes = [
            # Rules count held meetings by period without reading them.
            models.Index(fields=["org", "kind", "ym", "state", "held_on"], name="meeting_org_period"),
            models.Index(fields=["unit", "kind", "ym", "state", "held_on", "org"], name="meeting_unit_period"),
            models.Index(fields=["unit", "kind", "planned_on"], name="meeting_unit"),  # meetings of a school
        ]

    @property
    def called(self) -> str:
        """会议名称: the kind, or what another body's meeting is called."""
        return self.name or str(self.get_kind_display())

    def overlaps(self, begins: time | None, ends: time | None) -> bool:
        """时间冲突: whether the hours of two meetings of one day meet; half-open, unknown hours meet none."""
        if self.begins is None or self.ends is None or begins is None or ends is None:
            return False
        return self.begins < ends and begins < self.ends

    @property
    def hours(self) -> str:
        """起止时间, where they are known."""
        return f"{self.begins:%H:%M}–{self.ends:%H:%M}" if self.begins and self.ends else ""

    @property
    def is_entered(self) -> bool:
        """登记的组织生活: entered when it was over, as against one that was run at the table and has minutes."""
        return self.state == MeetingState.CLOSED and self.kind in ORGANISATION_LIFE and not self.book

    @property
    def is_back_dated(self) -> bool:
        """补录: entered after the day it was held."""
        return self.held_on is not None and self.entered_on > self.held_on


class Screen(models.Model):
    """投屏: the short code under which the room's screen shows an open meeting."""

    meeting = models.OneToOneField(Meeting, models.CASCADE, related_name="screen")
    code = models.CharField(max_length=8, unique=True)

    class Meta:
        db_table = "decisions_screen"


class ScreenTry(models.Model):
    """输错投屏码: how often one address gave a wrong code since a moment; all server processes count in one place."""

    address = models.CharField(max_length=45, primary_key=True)
    count = models.PositiveIntegerField(default=0)
    since = models.DateTimeField()

    class Meta:
        db_table = "decisions_screen_try"


class Summons(models.Model):
    """会议通知: to one person, with the number of topics then on the agenda; sending anew asks for a new receipt."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="notices")
    person = models.ForeignKey(Person, models.PROTECT, related_name="meeting_notices")
    is_entitled = models.BooleanField()
    topics = models.PositiveSmallIntegerField()
    sent_on = models.DateField()
    read_on = models.DateField(null=True)

    class Meta:
        db_table = "decisions_summons"
        constraints = [models.UniqueConstraint(fields=["meeting", "person"], name="summons_once")]


class Attendance(models.Model):
    """出席: one person of the list frozen at opening. Only entitled persons (应到会) count for quorum and vote."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendances")
    person = models.ForeignKey(Person, models.PROTECT, related_name="attendances")
    capacity = models.CharField(max_length=60)  # posts held that day, as text
    is_entitled = models.BooleanField()  # False: sits in (列席)
    presence = models.CharField(max_length=8, choices=Presence.choices, default=Presence.UNMARKED)
    written_view = models.TextField(blank=True)  # read at the meeting, never counted
    position = models.PositiveSmallIntegerField()

    class Meta:
        db_table = "decisions_attendance"
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["meeting", "person"], name="attendance_once")]
        indexes = [
            models.Index(fields=["meeting", "is_entitled"], name="attendance_roll")
        ]  # is there a list

    @property
    def is_here(self) -> bool:
        """Whether the person is in the room."""
        return self.presence in HERE
