"""Accountability: what a person or a team answers for, by facts that are held elsewhere (B-22)."""

from django.db import models
from django.db.models import Q

from xiaoheng.ground.organisation.models import Account, Person, Unit
from xiaoheng.ground.rulebook.models import Finding
from xiaoheng.loop.decisions.models import Meeting, Resolution
from xiaoheng.loop.supervision.words import CaseKind, CaseOutcome, CaseState, Hearing


class Case(models.Model):
    """问责事项: opened by the superior, kept in its books (`unit`), about one person of a school or its whole team.

    There is no text: what happened is the meeting, the resolution or the finding it points at, what came of it a word
    of a list and the number of the decision.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="cases_kept")  # the county
    school = models.ForeignKey(Unit, models.PROTECT, related_name="cases")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="cases")  # None: the whole team
    kind = models.CharField(max_length=10, choices=CaseKind.choices)
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, related_name="cases")
    resolution = models.ForeignKey(Resolution, models.PROTECT, null=True, related_name="cases")
    finding = models.ForeignKey(Finding, models.PROTECT, null=True, related_name="cases")
    state = models.CharField(max_length=7, choices=CaseState.choices, default=CaseState.OPEN)
    year = models.PositiveSmallIntegerField()
    serial = models.PositiveIntegerField()
    opener = models.ForeignKey(Account, models.PROTECT, null=True, related_name="cases_opened")
    opened_on = models.DateField()
    hearing = models.CharField(max_length=7, choices=Hearing.choices, blank=True)
    heard_on = models.DateField(null=True)
    outcome = models.CharField(max_length=10, choices=CaseOutcome.choices, blank=True)
    basis = models.CharField(max_length=60, blank=True)  # number of the decision
    decider = models.ForeignKey(Account, models.PROTECT, null=True, related_name="cases_decided")
    decided_on = models.DateField(null=True)
    served_on = models.DateField(null=True)  # when the decision was handed over
    closed_on = models.DateField(null=True)

    class Meta:
        db_table = "supervision_case"
        constraints = [
            models.UniqueConstraint(fields=["unit", "year", "serial"], name="case_number_once"),
            models.CheckConstraint(
                condition=Q(meeting__isnull=False) | Q(resolution__isnull=False) | Q(finding__isnull=False),
                name="case_has_fact",
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "state"], name="case_unit"),  # what a county has in hand
            models.Index(fields=["person", "state"], name="case_person"),  # what concerns one person
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """编号: the only name a case has; it tells nothing."""
        return f"问责〔{self.year}〕{self.serial}号"
