"""Dues: the amount paid for a month, and approved reductions. No pay is kept anywhere."""

from django.db import models

from xiaoheng.ground.organisation.models import PartyOrg, Person


class DuesMonth(models.Model):
    """党费: what a member paid for a month, in 分. `through` is the first day after the month, for rules."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="dues")
    org = models.ForeignKey(PartyOrg, models.PROTECT, related_name="dues")
    ym = models.PositiveIntegerField()  # 202303
    through = models.DateField()
    amount = models.PositiveIntegerField()
    paid_on = models.DateField()

    class Meta:
        db_table = "members_dues_month"
        indexes = [
            models.Index(fields=["org", "ym"], name="dues_sheet"),  # the sheet of a branch and month
            models.Index(fields=["person", "through"], name="dues_through"),  # until when somebody has paid
        ]
        constraints = [models.UniqueConstraint(fields=["person", "ym"], name="dues_once")]


class Waiver(models.Model):
    """少交、免交: approved by the superior committee, from a month to a month, with the reduced amount."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="waivers")
    org = models.ForeignKey(PartyOrg, models.PROTECT, related_name="waivers")
    first = models.PositiveIntegerField()  # 202303
    last = models.PositiveIntegerField()
    amount = models.PositiveIntegerField()
    number = models.CharField(max_length=60)
    approved_on = models.DateField()

    class Meta:
        db_table = "members_waiver"
        indexes = [models.Index(fields=["org", "last"], name="waiver_sheet")]  # those that hold in a month
