"""Chains of responsibility: for one duty of a unit, who answers for it at each level."""

from django.db import models

from xiaoheng.ground.bodies.words import Duty
from xiaoheng.ground.organisation.models import Appointment, Unit


class Chain(models.Model):
    """责任链: of a unit for one duty, as one decision laid it down, until the next one does."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="chains")
    duty = models.CharField(max_length=8, choices=Duty.choices)
    basis = models.CharField(max_length=60)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        db_table = "bodies_chain"
        constraints = [models.UniqueConstraint(fields=["unit", "duty", "since"], name="chain_once")]


class ChainLink(models.Model):
    """一环: a level, the post that answers for it, and what part of the organisation's work it covers."""

    chain = models.ForeignKey(Chain, models.CASCADE, related_name="links")
    place = models.PositiveSmallIntegerField()  # 1 is the highest
    level = models.CharField(max_length=20)
    appointment = models.ForeignKey(Appointment, models.PROTECT, related_name="chain_links")
    scope = models.CharField(max_length=100)

    class Meta:
        db_table = "bodies_chain_link"
        ordering = ["place"]
        constraints = [models.UniqueConstraint(fields=["chain", "place"], name="chain_link_once")]
