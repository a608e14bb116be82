"""From which day a unit's cadre facts are kept here."""

from django.db import models

from xiaoheng.ground.organisation.models import Unit


class Ledger(models.Model):
    """干部台账: opened with the first fact that a rule asks about; before it no rule of this room judges."""

    unit = models.OneToOneField(Unit, models.CASCADE, primary_key=True, related_name="cadre_ledger")
    since = models.DateField()

    class Meta:
        db_table = "cadres_ledger"
