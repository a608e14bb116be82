"""What a problem leads back to."""

from django.db import models

from xiaoheng.loop.correction.models.problems import Problem
from xiaoheng.loop.decisions.models import Topic


class Amendment(models.Model):
    """修订: the edge 问题 → 决策. The cause of an amendment is held here, above both."""

    problem = models.ForeignKey(Problem, models.PROTECT, related_name="amendments")
    topic = models.OneToOneField(Topic, models.PROTECT, related_name="amendment")
    reason = models.TextField()
    proposed_on = models.DateField()

    class Meta:
        db_table = "correction_amendment"
