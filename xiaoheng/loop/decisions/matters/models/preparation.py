"""What must be done before a topic may be tabled or issued."""

from django.db import models

from xiaoheng.ground.organisation.models import Person, SuperiorRequest
from xiaoheng.ground.organisation.words import RequestState
from xiaoheng.loop.decisions.matters.models.catalogue import GateKind
from xiaoheng.loop.decisions.matters.models.topics import Topic
from xiaoheng.loop.decisions.meetings.models.agenda import AgendaItem
from xiaoheng.loop.decisions.words import BODIES, Face, GateState, ViewState

ANSWERED = {RequestState.APPROVED: GateState.PASSED, RequestState.REFUSED: GateState.FAILED}


class Consultation(models.Model):
    """会前沟通: one person heard on a topic before one body's meeting. A row with `void_on` belongs to an old draft."""

    topic = models.ForeignKey(Topic, models.CASCADE, related_name="consultations")
    round = models.PositiveSmallIntegerField()
    stage = models.CharField(max_length=10, choices=BODIES)
    face = models.CharField(max_length=10, choices=Face.choices)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="consultations")  # null: post vacant
    state = models.CharField(max_length=10, choices=ViewState.choices, default=ViewState.PENDING)
    view = models.TextField(blank=True)
    heard_on = models.DateField(null=True)
    by_office = models.BooleanField(default=False)  # entered by the office from a signed paper
    paper = models.CharField(max_length=64, blank=True)
    void_on = models.DateField(null=True)

    class Meta:
        db_table = "decisions_consultation"
        constraints = [
            models.UniqueConstraint(fields=["topic", "round", "stage", "face", "person"], name="consultation_once")
        ]
        indexes = [
            models.Index(fields=["person", "state"], name="consultation_person"),  # whom one waits for
            models.Index(fields=["topic", "stage", "face", "state", "heard_on"], name="consultation_heard"),  # B-05
        ]


class Gate(models.Model):
    """前置程序: one gate of a topic. For UP the answer to `request` counts; read `standing`, not `state`."""

    topic = models.ForeignKey(Topic, models.CASCADE, related_name="gates")
    round = models.PositiveSmallIntegerField()
    kind = models.ForeignKey(GateKind, models.PROTECT, related_name="gates")
    state = models.CharField(max_length=7, choices=GateState.choices, default=GateState.PENDING)
    body = models.CharField(max_length=100, blank=True)  # which body acted
    on = models.DateField(null=True)
    outcome = models.TextField(blank=True)
    paper = models.CharField(max_length=64, blank=True)
    request = models.ForeignKey(SuperiorRequest, models.PROTECT, null=True, related_name="gates")
    void_on = models.DateField(null=True)

    class Meta:
        db_table = "decisions_gate"
        constraints = [models.UniqueConstraint(fields=["topic", "kind", "round"], name="gate_once")]

    @property
    def standing(self) -> GateState:
        """Where the gate stands: the superior's answer where there is a request, else what was entered."""
        if self.request_id and self.request is not None:
            return ANSWERED.get(RequestState(self.request.state), GateState.PENDING)
        return GateState(self.state)


class Referral(models.Model):
    """重大分歧请示: after a second meeting was divided the superior is asked; `item` is that meeting's (B-13).

    `round` is the draft that was put before the superior.
    """

    topic = models.ForeignKey(Topic, models.CASCADE, related_name="referrals")
    item = models.OneToOneField(AgendaItem, models.PROTECT, related_name="referral")
    request = models.ForeignKey(SuperiorRequest, models.PROTECT, related_name="referrals")
    round = models.PositiveSmallIntegerField()

    class Meta:
        db_table = "decisions_referral"
