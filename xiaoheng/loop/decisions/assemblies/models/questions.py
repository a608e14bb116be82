"""What is put before another body, and what it said."""

from django.db import models
from django.db.models import F, Q

from xiaoheng.loop.decisions.assemblies.words import Method, QuestionState, Result
from xiaoheng.loop.decisions.models import Gate, Meeting


class Question(models.Model):
    """审议事项: one thing before one meeting; `gate` is that of the topic which asked for it.

    Of a vote `yes`, `no` and `abstain` are counted, of an opinion `yes` 赞成, `comments` 有意见和建议 and `no` 不赞成.
    `entitled` and `present` are those of the count.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    gate = models.ForeignKey(Gate, models.PROTECT, null=True, related_name="questions")
    quorum = models.CharField(max_length=3, blank=True)
    state = models.CharField(max_length=7, choices=QuestionState.choices, default=QuestionState.WAITING)
    method = models.CharField(max_length=6, choices=Method.choices, blank=True)
    entitled = models.PositiveIntegerField(default=0)
    present = models.PositiveIntegerField(default=0)
    yes = models.PositiveIntegerField(null=True)
    no = models.PositiveIntegerField(null=True)
    abstain = models.PositiveIntegerField(null=True)
    comments = models.PositiveIntegerField(null=True)
    result = models.CharField(max_length=9, choices=Result.choices, blank=True)
    conclusion = models.TextField(blank=True)  # as read out

    class Meta:
        db_table = "assemblies_question"
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "position"], name="question_position_once"),
            models.CheckConstraint(
                condition=Q(yes__isnull=True) | Q(present=F("yes") + F("no") + F("abstain") + F("comments")),
                name="question_counts_add_up",
            ),
            models.CheckConstraint(condition=Q(present__lte=F("entitled")), name="question_present_entitled"),
        ]

    @property
    def has_count(self) -> bool:
        """Whether votes or opinions were counted."""
        return self.yes is not None
