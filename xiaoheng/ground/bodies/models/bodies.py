"""Bodies with their terms and members, all dated."""

from datetime import date

from django.db import models
from django.db.models import Q

from xiaoheng.ground.bodies.models.kinds import Kind
from xiaoheng.ground.bodies.words import NAMED, OF_GROUP, Family, Part, Position
from xiaoheng.ground.organisation.models import Person, Unit
from xiaoheng.ground.rulebook.engine.months import add

YEAR = 12


class Body(models.Model):
    """机构: of one kind, of one unit, from its founding until it is dissolved."""

    code = models.CharField(max_length=60, unique=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="bodies")
    kind = models.ForeignKey(Kind, models.PROTECT, related_name="bodies")
    name = models.CharField(max_length=100)
    basis = models.CharField(max_length=60)  # number of the founding decision
    remit = models.CharField(max_length=300)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        db_table = "bodies_body"
        ordering = ["code"]
        indexes = [models.Index(fields=["unit", "kind", "since"], name="body_unit")]  # what a unit has set up

    def __str__(self) -> str:
        return self.name


class Term(models.Model):
    """届: from a day on, for so many years; none where a body has no fixed term."""

    body = models.ForeignKey(Body, models.CASCADE, related_name="terms")
    basis = models.CharField(max_length=60, blank=True)
    years = models.PositiveSmallIntegerField(null=True, blank=True)
    since = models.DateField()
    ends = models.DateField(null=True, blank=True)  # its last day

    class Meta:
        db_table = "bodies_term"
        ordering = ["since"]
        constraints = [models.UniqueConstraint(fields=["body", "since"], name="term_once")]

    @classmethod
    def of(cls, body: Body, since: date, years: int | None, basis: str = "") -> "Term":
        """A term, not yet saved: its last day follows from its length."""
        return cls(body=body, since=since, years=years, basis=basis, ends=last_day(since, years))


def last_day(since: date, years: int | None) -> date | None:
    """末日: five years from 14 March 2018 last until 14 March 2023."""
    return add(since, years * YEAR) if years else None


class Seat(models.Model):
    """成员: one person of the staff, or so many of a part who are not named, from a day to a day."""

    body = models.ForeignKey(Body, models.CASCADE, related_name="seats")
    part = models.CharField(max_length=9, choices=Part.choices)
    position = models.CharField(max_length=6, choices=Position.choices, default=Position.MEMBER)
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="body_seats")
    count = models.PositiveSmallIntegerField(default=1)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        db_table = "bodies_seat"
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=True, position=Position.MEMBER, count__gte=1)
                | Q(person__isnull=False, part__in=NAMED, count=1),
                name="seat_named_or_counted",
            ),
            models.UniqueConstraint(fields=["body", "person", "since"], name="seat_once"),
        ]
        indexes = [models.Index(fields=["body", "since"], name="seat_body")]  # who sits in a body on a day

    @property
    def title(self) -> str:
        """How the body calls the position: 组长 in a leading group, 负责人 elsewhere."""
        label = OF_GROUP.get(Position(self.position)) if self.body.kind.family == Family.GROUP else None
        return str(label or self.get_position_display())
