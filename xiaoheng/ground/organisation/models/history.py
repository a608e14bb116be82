"""What units, organisations and people once were. The rows of today stand in their own tables; here stand closed spans.

A unit's spans follow each other from its founding to today's row: half-open, without gap and without overlap. A reader
of a past day takes the span that holds the day, or today's row where there is none.
"""

from datetime import date

from django.db import models

from xiaoheng.ground.organisation.models.parties import PartyOrg
from xiaoheng.ground.organisation.models.people import Person
from xiaoheng.ground.organisation.models.units import Unit
from xiaoheng.ground.organisation.words import OrgKind, Ownership, SetUpMode, Stage

BEGINNING = date.min  # of what carries no first day of its own: where a person works, under whom a unit stands


class FormerUnit(models.Model):
    """单位沿革: name, superior and school facts of a unit from a day to the day on which one of them changed."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="former")
    name = models.CharField(max_length=100)
    superior = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="former_inferiors")
    stage = models.CharField(max_length=12, choices=Stage.choices, blank=True)
    ownership = models.CharField(max_length=8, choices=Ownership.choices, blank=True)
    legal_person = models.BooleanField(default=False)
    zone = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="former_zone_schools")
    since = models.DateField()
    until = models.DateField()

    class Meta:
        db_table = "organisation_former_unit"
        ordering = ["since"]
        constraints = [models.UniqueConstraint(fields=["unit", "until"], name="former_unit_once")]  # the row of a day
        indexes = [models.Index(fields=["until"], name="former_unit_until")]  # has anything changed since a day


class FormerLine(models.Model):
    """上下级沿革: an ancestor a unit stood under from a day to a day, at a depth."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="former_up")
    ancestor = models.ForeignKey(Unit, models.CASCADE, related_name="former_down")
    depth = models.PositiveSmallIntegerField()
    since = models.DateField()
    until = models.DateField()

    class Meta:
        db_table = "organisation_former_line"
        constraints = [models.UniqueConstraint(fields=["unit", "until", "ancestor"], name="former_line_once")]


class FormerOrg(models.Model):
    """党组织沿革: name, kind, mode, superior and term of an organisation up to the day of a change."""

    org = models.ForeignKey(PartyOrg, models.CASCADE, related_name="former")
    name = models.CharField(max_length=100)
    kind = models.CharField(max_length=16, choices=OrgKind.choices)
    mode = models.CharField(max_length=10, choices=SetUpMode.choices)
    superior = models.ForeignKey(PartyOrg, models.PROTECT, null=True, blank=True, related_name="former_inferiors")
    term_since = models.DateField(null=True, blank=True)
    since = models.DateField()
    until = models.DateField()

    class Meta:
        db_table = "organisation_former_org"
        ordering = ["since"]
        constraints = [models.UniqueConstraint(fields=["org", "until"], name="former_org_once")]  # the row of a day
        indexes = [models.Index(fields=["until"], name="former_org_until")]  # has anything changed since a day


class FormerPlace(models.Model):
    """原单位: where a person worked up to the day of moving."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="former_places")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="former_people")
    since = models.DateField()
    until = models.DateField()

    class Meta:
        db_table = "organisation_former_place"
        ordering = ["since"]
        constraints = [models.UniqueConstraint(fields=["person", "until"], name="former_place_once")]  # row of a day
        indexes = [
            models.Index(fields=["unit", "until"], name="former_place_unit"),  # who worked there on a day
            models.Index(fields=["until"], name="former_place_until"),  # has anybody moved since a day
        ]
