"""What a school enters of a campaign: stages reached, numbers, papers, awards. Numbers of people, never names."""

from django.db import models

from xiaoheng.loop.execution.campaigns.models.campaigns import Entrant
from xiaoheng.loop.execution.campaigns.words import Level


class Entered(models.Model):
    """登记: what a school enters and may take back."""

    class Meta:
        abstract = True

    @property
    def record(self) -> str:
        """How an address names it: tally-12."""
        return f"{self._meta.model_name}-{self.pk}"


class Step(Entered):
    """阶段完成."""

    entrant = models.ForeignKey(Entrant, models.CASCADE, related_name="steps")
    stage = models.CharField(max_length=40)
    done_on = models.DateField()
    entered_on = models.DateField()

    class Meta:
        db_table = "campaigns_step"
        constraints = [models.UniqueConstraint(fields=["entrant", "stage"], name="campaign_step_once")]


class Tally(Entered):
    """一次计数: so many of a counter on a day, at a place where it matters."""

    entrant = models.ForeignKey(Entrant, models.CASCADE, related_name="tallies")
    counter = models.CharField(max_length=40)
    held_on = models.DateField()
    number = models.PositiveIntegerField()
    place = models.CharField(max_length=60, blank=True)
    entered_on = models.DateField()

    class Meta:
        db_table = "campaigns_tally"
        ordering = ["-held_on", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["entrant", "counter", "held_on", "place"], name="campaign_tally_once"),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="campaign_tally_counts"),
        ]


class Paper(Entered):
    """专项材料: a file by digest, or a record already held (kind, id), under the name that the template asks for."""

    entrant = models.ForeignKey(Entrant, models.CASCADE, related_name="papers")
    name = models.CharField(max_length=60)
    title = models.CharField(max_length=200)
    digest = models.CharField(max_length=64, blank=True)
    subject_kind = models.CharField(max_length=64, blank=True)
    subject = models.CharField(max_length=64, blank=True)
    happened_on = models.DateField(null=True, blank=True)
    entered_on = models.DateField()
    why = models.CharField(max_length=100, blank=True)  # why the system proposed a record; blank for what it did not

    class Meta:
        db_table = "campaigns_paper"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["entrant", "name", "digest", "subject_kind", "subject"], name="campaign_paper_once"
            )
        ]


class Award(Entered):
    """获奖."""

    entrant = models.ForeignKey(Entrant, models.CASCADE, related_name="awards")
    title = models.CharField(max_length=100)
    level = models.CharField(max_length=8, choices=Level.choices)
    basis = models.CharField(max_length=100)
    awarded_on = models.DateField()
    entered_on = models.DateField()

    class Meta:
        db_table = "campaigns_award"
        ordering = ["-awarded_on", "-id"]
        constraints = [models.UniqueConstraint(fields=["entrant", "title", "awarded_on"], name="campaign_award_once")]
