"""From which day a unit's cadre facts are kept here."""

from collections.abc import Collection

from django.db import models
from django.db.models import Q

from xiaoheng.ground.organisation.models import Person, Unit

JUDGED = ("certificates", "titles", "experiences", "workloads", "trainings")  # what rules ask about a person


class Ledger(models.Model):
    """干部台账: opened with the first fact that a rule asks about; before it no rule of this room judges."""

    unit = models.OneToOneField(Unit, models.CASCADE, primary_key=True, related_name="cadre_ledger")
    since = models.DateField()

    class Meta:
        db_table = "cadres_ledger"

    @classmethod
    def still_needed(cls, keys: Collection[int]) -> set[int]:
        """仍有登记的台账: those whose unit has facts besides; undoing the import that opened one leaves it open."""
        some = Q()
        for name in JUDGED:
            some |= Q(**{f"{name}__isnull": False})
        kept = set(Person.objects.filter(some, unit__in=keys).values_list("unit", flat=True))
        return kept | set(Unit.objects.filter(pk__in=keys, programmes__isnull=False).values_list("pk", flat=True))
