"""Who read what of whom."""

from django.db import models
from django.db.models import Q

from xiaoheng.ground.organisation.models.accounts import Account
from xiaoheng.ground.organisation.models.parties import PartyOrg
from xiaoheng.ground.organisation.models.people import Person
from xiaoheng.ground.organisation.models.units import Unit
from xiaoheng.ground.organisation.words import Sensitive


class Access(models.Model):
    """查阅登记: one a viewer, subject and business day; of a person, or of the dues sheet of an organisation."""

    account = models.ForeignKey(Account, models.PROTECT, related_name="accesses")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="accesses")
    what = models.CharField(max_length=12, choices=Sensitive.choices)
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="accesses")
    org = models.ForeignKey(PartyOrg, models.PROTECT, null=True, blank=True, related_name="accesses")
    day = models.DateField()

    class Meta:
        db_table = "organisation_access"
        constraints = [
            models.CheckConstraint(condition=Q(person=None) ^ Q(org=None), name="access_of_one"),
            models.UniqueConstraint(
                fields=["account", "person", "what", "day"], condition=Q(org=None), name="access_person_once"
            ),
            models.UniqueConstraint(fields=["account", "org", "day"], condition=Q(person=None), name="access_org_once"),
        ]
        indexes = [models.Index(fields=["unit", "day"], name="access_unit")]  # the register of a county, latest first
