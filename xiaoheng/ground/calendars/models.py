"""The school terms of a county, and the days that differ from the week."""

from typing import ClassVar

from django.db import models

from xiaoheng.ground.calendars.words import Season
from xiaoheng.ground.organisation.models import Unit


class SchoolTerm(models.Model):
    """学期: first and last day of lessons, both included; holidays begin the day after. `year` begins the school year."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="school_terms")
    year = models.PositiveSmallIntegerField()
    season = models.CharField(max_length=6, choices=Season.choices)
    first = models.DateField()
    last = models.DateField()

    class Meta:
        db_table = "calendars_school_term"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit", "year", "season"], name="school_term_once"),
            models.CheckConstraint(condition=models.Q(first__lt=models.F("last")), name="school_term_days"),
        ]

    @property
    def name(self) -> str:
        """学期名称: 2023—2024学年秋季学期."""
        return f"{self.year}—{self.year + 1}学年{Season(self.season).label}"


class SpecialDay(models.Model):
    """不按周历的日子: a day off, or a day made up for, over the library's table. One table for the whole installation:
    such days are the country's or the province's; `unit` = who told it and may change it."""

    day = models.DateField(unique=True)
    works = models.BooleanField()
    note = models.CharField(max_length=60, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    told_on = models.DateField()

    class Meta:
        db_table = "calendars_special_day"

    def __str__(self) -> str:
        return self.day.isoformat()
