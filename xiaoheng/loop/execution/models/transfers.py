"""An item that one school does for another."""

from django.db import models

from xiaoheng.ground.organisation.models import Unit
from xiaoheng.loop.execution.models.directives import DirectiveItem
from xiaoheng.loop.execution.words import TransferState


class Transfer(models.Model):
    """转办他校: from `answered_on` on `to` does the item for `unit` as well, once; asked by the school or made by the
    issuer. Back to the school itself, `to` is that school.
    """

    item = models.ForeignKey(DirectiveItem, models.CASCADE, related_name="transfers")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    to = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300)
    state = models.CharField(max_length=8, choices=TransferState.choices, default=TransferState.ASKED)
    asked_on = models.DateField()
    by_name = models.CharField(max_length=60)
    answered_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    answer = models.CharField(max_length=300, blank=True)

    class Meta:
        db_table = "execution_transfer"
        ordering = ["item_id", "id"]
        indexes = [
            models.Index(fields=["item", "unit", "state"], name="transfer_of_item"),  # who does it for whom
            models.Index(fields=["to", "item"], name="transfer_to"),  # what a school does for others
            models.Index(fields=["state", "item"], name="transfer_open"),  # what the issuer must answer
        ]
