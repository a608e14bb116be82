"""Topics: what is put before a body. The topic has the life, the matter is only a row of the catalogue."""

from django.db import models

from xiaoheng.ground.organisation.models import PartyOrg, Person, Unit
from xiaoheng.loop.decisions.matters.models.catalogue import Matter
from xiaoheng.loop.decisions.words import BODIES, TopicState


class Topic(models.Model):
    """议题: of one school, under one or several matters whose requirements it unites.

    `body`, `quorum` and `categories` are derived from the matters when it is proposed. `stage` is the body it is now
    being prepared for: the principal's meeting first where a matter has gate PM, then `body`.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="topics")
    org = models.ForeignKey(PartyOrg, models.PROTECT, related_name="topics")  # the Party organisation that decides
    title = models.CharField(max_length=200)
    text = models.TextField()
    paper = models.CharField(max_length=64, blank=True)  # digest of the attached draft
    proposer = models.ForeignKey(Person, models.PROTECT, null=True, related_name="topics")
    proposed_on = models.DateField()
    state = models.CharField(max_length=10, choices=TopicState.choices, default=TopicState.DRAFT)
    body = models.CharField(max_length=10, choices=BODIES)
    stage = models.CharField(max_length=10, choices=BODIES)
    quorum = models.CharField(max_length=3)  # in the deciding body; the principal's meeting is always Q-3
    categories = models.CharField(max_length=4, blank=True)  # 三重一大 letters of all matters
    amount = models.PositiveBigIntegerField(null=True, blank=True)  # yuan, where money is spent
    round = models.PositiveSmallIntegerField(default=1)  # counts the drafts
    supersedes = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="superseded_by")
    closing = models.CharField(max_length=500, blank=True)  # what came of it
    matters: "models.ManyToManyField[Matter, TopicMatter]" = models.ManyToManyField(
        Matter, through="TopicMatter", related_name="topics"
    )

    class Meta:
        db_table = "decisions_topic"
        indexes = [
            models.Index(fields=["unit", "state", "proposed_on"], name="topic_unit"),  # topics of a school
            models.Index(fields=["org", "stage", "state"], name="topic_tabling"),  # what may go on an agenda
        ]

    def __str__(self) -> str:
        return self.title


class TopicMatter(models.Model):
    """议题所属事项."""

    topic = models.ForeignKey(Topic, models.CASCADE, related_name="topic_matters")
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="topic_matters")

    class Meta:
        db_table = "decisions_topic_matter"
        constraints = [models.UniqueConstraint(fields=["topic", "matter"], name="topic_matter_once")]
