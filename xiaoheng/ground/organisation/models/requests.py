"""Requests to the superior and their answers."""

from django.db import models

from xiaoheng.ground.organisation.models.units import Unit
from xiaoheng.ground.organisation.words import RequestKind, RequestMatter, RequestState


class SuperiorRequest(models.Model):
    """请示（报告）与批复: one object with its number, its clock and its answer.

    The subject (kind, id) names what waits for the answer, for example a topic with gate UP.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="requests_sent")
    superior = models.ForeignKey(Unit, models.PROTECT, related_name="requests_received")
    number = models.CharField(max_length=60)
    kind = models.CharField(max_length=8, choices=RequestKind.choices)
    matter = models.CharField(max_length=10, choices=RequestMatter.choices, default=RequestMatter.OTHER)
    state = models.CharField(max_length=10, choices=RequestState.choices, default=RequestState.SENT)
    title = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    paper = models.CharField(max_length=64, blank=True)  # digest of the attached file
    subject_kind = models.CharField(max_length=64, blank=True)
    subject = models.CharField(max_length=64, blank=True)
    sent_on = models.DateField()
    due_on = models.DateField()
    replied_on = models.DateField(null=True, blank=True)
    reply = models.TextField(blank=True)
    reply_number = models.CharField(max_length=60, blank=True)

    class Meta:
        db_table = "organisation_superior_request"
        constraints = [models.UniqueConstraint(fields=["unit", "number"], name="request_number_once")]
        indexes = [
            models.Index(fields=["superior", "state", "due_on"], name="request_inbox"),  # the superior's inbox
            models.Index(fields=["subject_kind", "subject"], name="request_subject"),  # what a subject waits for
        ]
