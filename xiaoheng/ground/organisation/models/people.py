"""People, their Party membership and their posts."""

from django.db import models

from xiaoheng.ground.organisation.models.parties import PartyOrg
from xiaoheng.ground.organisation.models.units import Unit
from xiaoheng.ground.organisation.words import Charge, LeaveKind, MemberKind, Post, Way


class Person(models.Model):
    """人员: matched by code (工号), never by name; names are kept as typed."""

    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=60)
    born_on = models.DateField(null=True, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="people")
    # Of the identity number only a keyed hash, to recognise it, and a mask, to show; see services.importing.identities.
    identity = models.CharField(max_length=64, blank=True, default="")
    identity_mask = models.CharField(max_length=18, blank=True, default="")

    class Meta:
        db_table = "organisation_person"
        ordering = ["code"]
        indexes = [
            # whether a number is registered already
            models.Index(fields=["identity"], condition=~models.Q(identity=""), name="person_identity"),
        ]

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """党籍: one person in one branch, as probationary or full member, from a day to a day."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships")
    org = models.ForeignKey(PartyOrg, models.PROTECT, related_name="memberships")
    kind = models.CharField(max_length=12, choices=MemberKind.choices, default=MemberKind.FULL)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=100, blank=True)

    class Meta:
        db_table = "organisation_membership"
        constraints = [models.UniqueConstraint(fields=["person", "org", "kind", "since"], name="membership_once")]
        # Rules count members; with the days in it, they need not read the rows.
        indexes = [models.Index(fields=["org", "kind", "person", "since", "until"], name="membership_org")]


class Appointment(models.Model):
    """任职: one person holds one post in one unit from a day until the day of leaving, with the reason."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="appointments")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="appointments")
    org = models.ForeignKey(PartyOrg, models.PROTECT, null=True, blank=True, related_name="appointments")
    post = models.CharField(max_length=26, choices=Post.choices)
    charge = models.CharField(max_length=20, choices=Charge.choices, blank=True, default="")
    way = models.CharField(max_length=10, choices=Way.choices, blank=True, default="")
    full_time = models.BooleanField(default=False)  # 专职: holds no other post
    acting = models.BooleanField(default=False)  # 主持工作: does the work of a post that is vacant
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    left_for = models.CharField(max_length=12, choices=LeaveKind.choices, blank=True, default="")
    reason = models.CharField(max_length=100, blank=True)

    class Meta:
        db_table = "organisation_appointment"
        constraints = [models.UniqueConstraint(fields=["person", "unit", "post", "since"], name="appointment_once")]
        indexes = [
            # Who held a post in a unit, or in an organisation, on a day: all that rules ask is in the index.
            models.Index(fields=["unit", "post", "since", "until", "person", "org", "charge"], name="appointment_unit"),
            models.Index(fields=["org", "post", "since", "until", "person"], name="appointment_org"),
            models.Index(fields=["person", "since"], name="appointment_person"),  # a person's posts
        ]
