"""Members away or out of touch."""

from django.db import models

from xiaoheng.ground.members.words import AbsenceKind, AbsenceState, Contact
from xiaoheng.ground.organisation.models import Membership, PartyOrg, Person


class Absence(models.Model):
    """流动、失联: from a day until the day of return or of removal; 停止党籍 on a day in between."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="absences")
    membership = models.ForeignKey(Membership, models.PROTECT, related_name="absences")
    org = models.ForeignKey(PartyOrg, models.PROTECT, related_name="absences")
    kind = models.CharField(max_length=8, choices=AbsenceKind.choices)
    fixed = models.BooleanField(default=False)  # away at one fixed place, so that a transfer is due
    place = models.CharField(max_length=60, blank=True)
    state = models.CharField(max_length=10, choices=AbsenceState.choices, default=AbsenceState.OPEN)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    suspended_on = models.DateField(null=True, blank=True)
    number = models.CharField(max_length=60, blank=True)  # of the decision that suspended or removed

    class Meta:
        db_table = "members_absence"
        indexes = [models.Index(fields=["org", "until"], name="absence_open")]  # open ones of a branch


class AbsenceContact(models.Model):
    """联系记录 with a mobile member: the day and the way; nothing of what was said."""

    absence = models.ForeignKey(Absence, models.CASCADE, related_name="contacts")
    made_on = models.DateField()
    way = models.CharField(max_length=8, choices=Contact.choices)

    class Meta:
        db_table = "members_absence_contact"
        indexes = [models.Index(fields=["absence", "made_on"], name="contact_latest")]  # the last contact of each
