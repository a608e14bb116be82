"""Awards."""

from django.db import models
from django.db.models import Q

from xiaoheng.ground.cadres.words import AwardKind, AwardLevel
from xiaoheng.ground.organisation.models import PartyOrg, Person


class Award(models.Model):
    """评选表彰: of a person or of a Party organisation, with issuer, number and date."""

    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="awards")
    org = models.ForeignKey(PartyOrg, models.PROTECT, null=True, blank=True, related_name="awards")
    kind = models.CharField(max_length=12, choices=AwardKind.choices)
    level = models.CharField(max_length=8, choices=AwardLevel.choices)
    issuer = models.CharField(max_length=100)
    number = models.CharField(max_length=60, blank=True)
    since = models.DateField()  # the day it was awarded

    class Meta:
        db_table = "cadres_award"
        constraints = [
            models.UniqueConstraint(fields=["person", "kind", "level", "since"], name="award_once"),
            models.CheckConstraint(
                condition=Q(person__isnull=True, org__isnull=False) | Q(person__isnull=False, org__isnull=True),
                name="award_of_one",
            ),
        ]
