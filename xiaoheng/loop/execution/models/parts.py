"""How a school shares out an item: to one person in charge, or in parts to branches and people."""

from django.db import models

from xiaoheng.ground.organisation.models import PartyOrg, Person
from xiaoheng.loop.execution.models.assignments import Assignment
from xiaoheng.loop.execution.words import PartState


class Handover(models.Model):
    """转办: who of the school is in charge of an item from that day on; the last one holds."""

    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="handovers")
    owner = models.ForeignKey(Person, models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300, blank=True)
    on = models.DateField()
    by_name = models.CharField(max_length=60)

    class Meta:
        db_table = "execution_handover"
        ordering = ["assignment_id", "id"]
        indexes = [models.Index(fields=["owner", "assignment"], name="handover_owner")]  # what somebody is in charge of


class Part(models.Model):
    """分解任务: one branch's or one person's part of an item; the school hands in when all parts are done."""

    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="parts")
    org = models.ForeignKey(PartyOrg, models.PROTECT, null=True, blank=True, related_name="+")
    owner = models.ForeignKey(Person, models.PROTECT, related_name="order_parts")
    title = models.CharField(max_length=200)
    due_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=4, choices=PartState.choices, default=PartState.OPEN)
    made_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        db_table = "execution_part"
        ordering = ["assignment_id", "id"]
        indexes = [models.Index(fields=["owner", "state"], name="part_owner")]  # one person's open parts
