"""What the secretary had to decide between two meetings."""

from django.db import models

from xiaoheng.ground.organisation.models import PartyOrg, Person, Unit
from xiaoheng.loop.decisions.meetings.models.meetings import Meeting
from xiaoheng.loop.decisions.words import UrgentState


class UrgentAct(models.Model):
    """应急处置: done by the secretary in an emergency; the next Party meeting says whether it stands (B-12)."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="urgent_acts")
    org = models.ForeignKey(PartyOrg, models.PROTECT, related_name="urgent_acts")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="urgent_acts")
    text = models.CharField(max_length=500)
    reason = models.CharField(max_length=200)  # why it could not wait for a meeting
    done_on = models.DateField()
    entered_on = models.DateField()
    state = models.CharField(max_length=8, choices=UrgentState.choices, default=UrgentState.WAITING)
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, related_name="urgent_acts")  # that heard it
    remark = models.CharField(max_length=500, blank=True)

    class Meta:
        db_table = "decisions_urgent_act"
