"""Transfers of membership."""

from django.db import models

from xiaoheng.ground.members.words import Cause, TransferState, Way
from xiaoheng.ground.organisation.models import Membership, PartyOrg, Person


class Transfer(models.Model):
    """组织关系转接: from a branch to one of this system, or to an outside one by name; the old one stays responsible."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="transfers")
    membership = models.ForeignKey(Membership, models.PROTECT, related_name="transfers")
    source = models.ForeignKey(PartyOrg, models.PROTECT, related_name="transfers_out")
    target = models.ForeignKey(PartyOrg, models.PROTECT, null=True, blank=True, related_name="transfers_in")
    outside = models.CharField(max_length=100, blank=True)
    way = models.CharField(max_length=6, choices=Way.choices)
    number = models.CharField(max_length=60, blank=True)
    state = models.CharField(max_length=8, choices=TransferState.choices, default=TransferState.SENT)
    since = models.DateField()  # the day it was sent
    until = models.DateField(null=True, blank=True)  # the day it was accepted or recalled
    alert_on = models.DateField(null=True, blank=True)  # two thirds of the letter's term have passed
    valid_until = models.DateField(null=True, blank=True)  # the letter's last day
    refused_on = models.DateField(null=True, blank=True)  # of the last refusal; it ends nothing, the letter runs on
    cause = models.CharField(max_length=10, choices=Cause.choices, blank=True)
    explanation = models.CharField(max_length=200, blank=True)
    receipt = models.CharField(max_length=60, blank=True)

    class Meta:
        db_table = "members_transfer"
        indexes = [
            models.Index(fields=["source", "until"], name="transfer_out"),  # open transfers of a branch
            models.Index(fields=["target", "until"], name="transfer_in"),  # what a branch is to take in
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(target__isnull=False) | ~models.Q(outside=""), name="transfer_somewhere"
            ),
        ]
