"""What a leader is in charge of besides the charge named with the post."""

from django.db import models

from xiaoheng.ground.organisation.models import Appointment
from xiaoheng.ground.organisation.words import Charge


class Portfolio(models.Model):
    """班子分工: a further charge of a post, from a day to a day."""

    appointment = models.ForeignKey(Appointment, models.PROTECT, related_name="portfolios")
    charge = models.CharField(max_length=20, choices=Charge.choices)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        db_table = "cadres_portfolio"
        constraints = [models.UniqueConstraint(fields=["appointment", "charge", "since"], name="portfolio_once")]
