"""Communities, the agreements under which they run, and the partners outside the schools."""

from django.db import models

from xiaoheng.ground.organisation.models import Unit
from xiaoheng.loop.execution.communities.words import CommunityState


class Community(models.Model):
    """党建共同体 under a leading school; its member schools are those tied to it (联系·党建共同体)."""

    lead = models.ForeignKey(Unit, models.PROTECT, related_name="communities")
    title = models.CharField(max_length=60)
    since = models.DateField()
    until = models.DateField()  # last day of the agreement that holds
    state = models.CharField(max_length=9, choices=CommunityState.choices, default=CommunityState.RUNNING)
    entered_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        db_table = "communities_community"
        ordering = ["state", "lead__code"]
        constraints = [
            models.CheckConstraint(condition=models.Q(since__lte=models.F("until")), name="community_term"),
            models.UniqueConstraint(
                fields=["lead"], condition=models.Q(state=CommunityState.RUNNING), name="community_lead_once"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Agreement(models.Model):
    """框架协议书: the signed paper with its term; a renewed one stands beside the old."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="agreements")
    digest = models.CharField(max_length=64)
    title = models.CharField(max_length=200)
    since = models.DateField()
    until = models.DateField()  # its last day
    entered_on = models.DateField()

    class Meta:
        db_table = "communities_agreement"
        ordering = ["-since", "-id"]
        constraints = [models.UniqueConstraint(fields=["community", "since"], name="agreement_once")]


class Partner(models.Model):
    """校外成员: 社区, 企业 and the like, by name; the leading school acts for them. Half-open: since <= day < until."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="partners")
    name = models.CharField(max_length=60)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        db_table = "communities_partner"
        ordering = ["since", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["community", "name"], condition=models.Q(until__isnull=True), name="partner_once"
            )
        ]

    def __str__(self) -> str:
        return self.name
