"""What happens to one topic in one meeting."""

from django.db import models
from django.db.models import F, Q

from xiaoheng.ground.organisation.models import Person
from xiaoheng.loop.decisions.meetings.models.meetings import Meeting
from xiaoheng.loop.decisions.words import Choice, ItemState, Method, Outcome


class AgendaItem(models.Model):
    """议程项: one topic on one agenda, with its vote and its outcome.

    `entitled` and `present` (present entitled persons less the recused) are those of the vote or, where none was
    taken, of the outcome.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="items")
    topic = models.ForeignKey("decisions.Topic", models.PROTECT, related_name="items")
    position = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=7, choices=ItemState.choices, default=ItemState.WAITING)
    quorum = models.CharField(max_length=3)
    is_late = models.BooleanField(default=False)  # tabled within the days of notice
    late_reason = models.CharField(max_length=200, blank=True)  # why it came after the agenda was locked
    consented_on = models.DateField(null=True)  # when the chair agreed to that
    entitled = models.PositiveSmallIntegerField(default=0)
    present = models.PositiveSmallIntegerField(default=0)
    method = models.CharField(max_length=6, choices=Method.choices, blank=True)
    yes = models.PositiveSmallIntegerField(null=True)
    no = models.PositiveSmallIntegerField(null=True)
    abstain = models.PositiveSmallIntegerField(null=True)
    chair_early = models.CharField(max_length=200, blank=True)  # reason why the chair did not speak last
    split = models.CharField(
        max_length=200, blank=True
    )  # 重大分歧: what about; such an item can only be deferred (B-13)
    outcome = models.CharField(max_length=9, choices=Outcome.choices, blank=True)
    text = models.TextField(blank=True)  # the conclusion as read out

    class Meta:
        db_table = "decisions_agenda_item"
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "topic"], name="item_once"),
            models.UniqueConstraint(fields=["meeting", "position"], name="item_position_once"),
            models.CheckConstraint(
                condition=Q(yes__isnull=True) | Q(present=F("yes") + F("no") + F("abstain")), name="item_votes_add_up"
            ),
            models.CheckConstraint(condition=Q(present__lte=F("entitled")), name="item_present_entitled"),
        ]
        # Rules judge the items of a meeting (Q-1 to Q-3, B-03, B-05) without reading their texts.
        indexes = [
            models.Index(
                fields=["meeting", "quorum", "outcome", "topic", "entitled", "present", "yes", "is_late"],
                name="item_judged",
            )
        ]

    @property
    def lacks_consent(self) -> bool:
        """Whether it came after the lock and the chair has not agreed."""
        return bool(self.late_reason) and self.consented_on is None

    @property
    def has_vote(self) -> bool:
        """Whether a vote was entered."""
        return self.yes is not None


class Recusal(models.Model):
    """回避: a person leaves the room for one item; the base (应到会) stays."""

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="recusals")
    person = models.ForeignKey(Person, models.PROTECT, related_name="recusals")
    reason = models.CharField(max_length=200)

    class Meta:
        db_table = "decisions_recusal"
        constraints = [models.UniqueConstraint(fields=["item", "person"], name="recusal_once")]


class Utterance(models.Model):
    """发言: the gist of one person's view on an item, in the order spoken."""

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="utterances")
    person = models.ForeignKey(Person, models.PROTECT, related_name="utterances")
    position = models.PositiveSmallIntegerField()
    revision = models.PositiveIntegerField(
        default=1
    )  # counts the entries on the item: a page knows how far it has seen
    text = models.TextField()

    class Meta:
        db_table = "decisions_utterance"
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["item", "person"], name="utterance_once")]


class Ballot(models.Model):
    """记名表决: how one person voted, only where the vote was by name."""

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="ballots")
    person = models.ForeignKey(Person, models.PROTECT, related_name="ballots")
    choice = models.CharField(max_length=7, choices=Choice.choices)

    class Meta:
        db_table = "decisions_ballot"
        constraints = [models.UniqueConstraint(fields=["item", "person"], name="ballot_once")]
