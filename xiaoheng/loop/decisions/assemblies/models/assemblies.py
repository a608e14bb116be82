"""Which meetings there are besides the two that decide, and what such a meeting has beside its row and its roll."""

from django.db import models
from django.db.models import F, Q

from xiaoheng.ground.bodies.models import Body
from xiaoheng.ground.bodies.words import Part
from xiaoheng.loop.decisions.assemblies.words import Of, Way
from xiaoheng.loop.decisions.models import Meeting


class Form(models.Model):
    """会议种类: whose it is, who belongs there, what it does. Rows come from regulations/catalogue/assemblies.yaml."""

    code = models.CharField(max_length=24, unique=True)  # kind of a meeting of organisation life, or of a body
    title = models.CharField(max_length=40)
    of = models.CharField(max_length=4, choices=Of.choices)
    seats = models.CharField(max_length=60)  # members, committee, body, or posts with blanks between
    kinds = models.CharField(max_length=60, blank=True)  # of organisations or units, where not all of them hold it
    way = models.CharField(max_length=7, choices=Way.choices)
    quorum = models.CharField(max_length=3, blank=True)  # class of lib.quorum
    gate = models.CharField(max_length=2, blank=True)  # code of the gate that its outcome passes
    clause = models.CharField(max_length=200)
    position = models.PositiveSmallIntegerField()

    class Meta:
        db_table = "assemblies_form"
        ordering = ["position"]

    def __str__(self) -> str:
        return self.title


class Assembly(models.Model):
    """其他会议: what a meeting of another body has beside the row all meetings have."""

    meeting = models.OneToOneField(Meeting, models.CASCADE, primary_key=True, related_name="assembly")
    form = models.ForeignKey(Form, models.PROTECT, related_name="assemblies")
    body = models.ForeignKey(Body, models.PROTECT, null=True, related_name="assemblies")

    class Meta:
        db_table = "assemblies_assembly"

    @property
    def holder(self) -> str:
        """谁的会议, by name."""
        if self.body is not None:
            return self.body.name
        return self.meeting.org.name if self.meeting.org is not None else self.meeting.unit.name


class Headcount(models.Model):
    """代表人数: so many of a part, frozen at opening. Whom only numbers stand for has no name here."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="headcounts")
    part = models.CharField(max_length=9, choices=Part.choices)
    expected = models.PositiveSmallIntegerField()
    present = models.PositiveSmallIntegerField(default=0)

    class Meta:
        db_table = "assemblies_headcount"
        ordering = ["part"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "part"], name="headcount_once"),
            models.CheckConstraint(condition=Q(present__lte=F("expected")), name="headcount_present_expected"),
        ]
