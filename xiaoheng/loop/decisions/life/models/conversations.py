"""Heart-to-heart talks."""

from django.db import models
from django.db.models import F, Q

from xiaoheng.ground.organisation.models import PartyOrg, Person
from xiaoheng.loop.decisions.life.words import Tie


class Conversation(models.Model):
    """谈心谈话: that two people talked on a day. What they said is theirs: there is no text (C-13, C-14).

    `year` = the year it counts for; `tie` follows from the posts of that day; the smaller key stands first.
    """

    org = models.ForeignKey(PartyOrg, models.PROTECT, related_name="conversations")
    year = models.PositiveSmallIntegerField()
    tie = models.CharField(max_length=13, choices=Tie.choices)
    held_on = models.DateField()
    one = models.ForeignKey(Person, models.PROTECT, related_name="conversations_as_one")
    other = models.ForeignKey(Person, models.PROTECT, related_name="conversations_as_other")
    entered_on = models.DateField()

    class Meta:
        db_table = "life_conversation"
        constraints = [
            models.UniqueConstraint(fields=["org", "held_on", "one", "other"], name="conversation_once"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="conversation_of_two"),
        ]
        indexes = [models.Index(fields=["org", "year", "tie"], name="conversation_year")]

    @property
    def is_back_dated(self) -> bool:
        """补录: entered after the day it was held."""
        return self.entered_on > self.held_on
