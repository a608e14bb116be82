"""People, their Party membership and their posts."""

from django.db import models

from xiaoheng.ground.organisation.models.parties import PartyOrg
from xiaoheng.ground.organisation.models.units import Unit
from xiaoheng.ground.organisation.words import Charge, MemberKind, Post


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
        indexes = [models.Index(fields=["org", "kind", "person"], name="membership_org")]  # member counts


class Appointment(models.Model):
    """任职: one person holds one post in one unit from a day until the day of leaving, with the reason."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="appointments")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="appointments")
    org = models.ForeignKey(PartyOrg, models.PROTECT, null=True, blank=True, related_name="appointments")
    post = models.CharField(max_length=26, choices=Post.choices)
    charge = models.CharField(max_length=20, choices=Charge.choices, blank=True, default="")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=100, blank=True)

    class Meta:
        db_table = "organisation_appointment"
        constraints = [models.UniqueConstraint(fields=["person", "unit", "post", "since"], name="appointment_once")]
        indexes = [
            models.Index(fields=["unit", "post", "since"], name="appointment_unit"),  # who held a post on a day
            models.Index(fields=["person", "since"], name="appointment_person"),  # a person's posts
        ]
