"""What members offer and need, and what was brought together."""

from collections.abc import Mapping
from typing import Any

from django.db import models

from xiaoheng.ground.organisation.models import Unit
from xiaoheng.loop.execution.communities.models.communities import Community, Partner
from xiaoheng.loop.execution.communities.words import EntryState, Listed, MatchState


class Kind(models.Model):
    """清单类别 with the measure in which it is counted. Rows come from regulations/catalogue/communities.yaml."""

    code = models.CharField(max_length=24, unique=True)
    title = models.CharField(max_length=20)
    measure = models.CharField(max_length=6)
    position = models.PositiveSmallIntegerField()

    class Meta:
        db_table = "communities_kind"
        ordering = ["position"]

    def __str__(self) -> str:
        return self.title


class Entry(models.Model):
    """清单条目: so much of a kind that a member offers or needs in a time; `taken` is what has been agreed of it."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="entries")
    listed = models.CharField(max_length=8, choices=Listed.choices)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    partner = models.ForeignKey(Partner, models.PROTECT, null=True, blank=True, related_name="entries")
    kind = models.ForeignKey(Kind, models.PROTECT, related_name="+")
    title = models.CharField(max_length=60)
    quantity = models.PositiveIntegerField()
    taken = models.PositiveIntegerField(default=0)
    since = models.DateField()
    until = models.DateField()  # its last day
    state = models.CharField(max_length=6, choices=EntryState.choices, default=EntryState.OPEN)
    listed_on = models.DateField()

    class Meta:
        db_table = "communities_entry"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=models.Q(taken__lte=models.F("quantity")), name="entry_not_overdrawn"),
            models.CheckConstraint(condition=models.Q(since__lte=models.F("until")), name="entry_period"),
            models.CheckConstraint(
                condition=models.Q(unit__isnull=True, partner__isnull=False)
                | models.Q(unit__isnull=False, partner__isnull=True),
                name="entry_of_one",
            ),
        ]
        indexes = [models.Index(fields=["community", "listed", "state"], name="entry_list")]  # one list of a community

    def __str__(self) -> str:
        return self.title

    @classmethod
    def outgrown(cls, pk: int, before: Mapping[str, Any]) -> bool:
        """超过原数: whether more has been agreed by now than what an import found; it cannot go back to that."""
        return "quantity" in before and cls.objects.filter(pk=pk, taken__gt=before["quantity"]).exists()

    @property
    def left(self) -> int:
        """余量."""
        return self.quantity - self.taken

    @property
    def keeper(self) -> Unit:
        """Which school acts for it: its own; for an outside partner the leading one."""
        return self.unit or self.community.lead

    @property
    def holder(self) -> str:
        """Whose it is."""
        return str(self.unit or self.partner)


class Match(models.Model):
    """对接: so much of a resource for a need, put forward by one side and answered by the other."""

    need = models.ForeignKey(Entry, models.PROTECT, related_name="met_by")
    resource = models.ForeignKey(Entry, models.PROTECT, related_name="given_to")
    quantity = models.PositiveIntegerField()
    by_need = models.BooleanField()  # which side put it forward
    state = models.CharField(max_length=9, choices=MatchState.choices, default=MatchState.PROPOSED)
    proposed_on = models.DateField()
    settled_on = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        db_table = "communities_match"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=models.Q(quantity__gte=1), name="match_counts"),
            models.UniqueConstraint(
                fields=["need", "resource"], condition=models.Q(state=MatchState.PROPOSED), name="match_pending_once"
            ),
        ]

    @property
    def proposer(self) -> Unit:
        """Which school put it forward."""
        return self.need.keeper if self.by_need else self.resource.keeper

    @property
    def answerer(self) -> Unit:
        """Which school answers."""
        return self.resource.keeper if self.by_need else self.need.keeper
