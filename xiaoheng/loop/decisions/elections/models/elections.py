"""An election with its candidates and the roll of those who may vote."""

from django.db import models
from django.db.models import Q

from xiaoheng.ground.organisation.models import PartyOrg, Person, SuperiorRequest, Unit
from xiaoheng.loop.decisions.elections.words import UNDER_WAY, Kind, State


class Election(models.Model):
    """选举: of one organisation, from the request to the superior to the posts that follow from it.

    `direct` = a branch without a committee: the members elect the secretary themselves.
    """

    org = models.ForeignKey(PartyOrg, models.PROTECT, related_name="elections")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="elections")
    kind = models.CharField(max_length=4, choices=Kind.choices)
    state = models.CharField(max_length=9, choices=State.choices, default=State.DRAFT)
    direct = models.BooleanField(default=False)
    seats = models.PositiveSmallIntegerField()  # members of the committee to elect
    deputies = models.PositiveSmallIntegerField(default=0)  # of whom the new committee chooses so many 副书记
    planned_on = models.DateField()
    ask_by = models.DateField(null=True)  # the last day to ask in good time before the term ends
    drafted_on = models.DateField()
    asked_on = models.DateField(null=True)
    request = models.ForeignKey(SuperiorRequest, models.PROTECT, null=True, related_name="elections_asked")
    review = models.ForeignKey(SuperiorRequest, models.PROTECT, null=True, related_name="candidates_reviewed")
    held_on = models.DateField(null=True)
    scrutineer = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")  # 监票人
    teller = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")  # 计票人
    consent = models.PositiveSmallIntegerField(null=True)  # who agreed to leave seats open
    finished_on = models.DateField(null=True)
    report_by = models.DateField(null=True)
    report = models.ForeignKey(SuperiorRequest, models.PROTECT, null=True, related_name="elections_reported")
    reported_on = models.DateField(null=True)
    confirmed_on = models.DateField(null=True)

    class Meta:
        db_table = "elections_election"
        constraints = [
            models.UniqueConstraint(fields=["org"], condition=Q(state__in=UNDER_WAY), name="election_open_once")
        ]
        indexes = [models.Index(fields=["unit", "state"], name="election_unit")]  # what a school is about

    def __str__(self) -> str:
        return f"{self.org.name}{self.get_kind_display()}（{self.planned_on.year}年）"

    @property
    def officers(self) -> bool:
        """Whether the new committee chooses its secretary and deputies afterwards."""
        return self.kind == Kind.TERM and not self.direct


class Candidate(models.Model):
    """候选人预备人选."""

    election = models.ForeignKey(Election, models.CASCADE, related_name="candidates")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        db_table = "elections_candidate"
        constraints = [models.UniqueConstraint(fields=["election", "person"], name="candidate_once")]


class Voter(models.Model):
    """有选举权的正式党员: the roll as it stood when the session opened, and who came. No vote is ever beside a name."""

    election = models.ForeignKey(Election, models.CASCADE, related_name="voters")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    present = models.BooleanField(default=False)

    class Meta:
        db_table = "elections_voter"
        constraints = [models.UniqueConstraint(fields=["election", "person"], name="voter_once")]
