"""Rounds of paper ballots: counts, never papers."""

from django.db import models
from django.db.models import F, Q

from xiaoheng.ground.organisation.models import Person
from xiaoheng.ground.organisation.words import Post
from xiaoheng.loop.decisions.elections.models.elections import Election
from xiaoheng.loop.decisions.elections.words import BallotState


class Ballot(models.Model):
    """一轮投票: for the seats of one post, with the numbers frozen when the papers are handed out."""

    election = models.ForeignKey(Election, models.CASCADE, related_name="ballots")
    number = models.PositiveSmallIntegerField()
    post = models.CharField(max_length=26, choices=Post.choices)
    seats = models.PositiveSmallIntegerField()
    entitled = models.PositiveSmallIntegerField()
    present = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=7, choices=BallotState.choices, default=BallotState.OPEN)
    held_on = models.DateField()
    ym = models.PositiveIntegerField()
    issued = models.PositiveSmallIntegerField(null=True)
    returned = models.PositiveSmallIntegerField(null=True)
    void = models.PositiveSmallIntegerField(null=True)
    first_by = models.CharField(max_length=40, blank=True)  # accounts, for an office's need not be a person's
    second_by = models.CharField(max_length=40, blank=True)

    class Meta:
        db_table = "elections_ballot"
        ordering = ["election", "number"]
        constraints = [
            models.UniqueConstraint(fields=["election", "number"], name="ballot_number_once"),
            models.CheckConstraint(
                condition=Q(second_by="") | ~Q(second_by=F("first_by")), name="ballot_counted_by_two"
            ),
        ]
        indexes = [models.Index(fields=["ym"], name="ballot_month")]  # rules judge month by month

    def __str__(self) -> str:
        return f"{self.election}第{self.number}轮"


class Standing(models.Model):
    """得票: one name in one round; `written_in` stands on no printed paper."""

    ballot = models.ForeignKey(Ballot, models.CASCADE, related_name="standings")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    written_in = models.BooleanField(default=False)
    yes = models.PositiveSmallIntegerField(null=True)
    no = models.PositiveSmallIntegerField(null=True)
    abstain = models.PositiveSmallIntegerField(null=True)
    elected = models.BooleanField(default=False)
    tied = models.BooleanField(default=False)

    class Meta:
        db_table = "elections_standing"
        constraints = [models.UniqueConstraint(fields=["ballot", "person"], name="standing_once")]
