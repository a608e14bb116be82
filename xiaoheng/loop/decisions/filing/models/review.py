"""What the county finds, article by article."""

from django.db import models

from xiaoheng.loop.decisions.filing.models.texts import Article
from xiaoheng.loop.decisions.filing.words import Dimension, Verdict


class Remark(models.Model):
    """审查意见: on one article; an article without one has not been read."""

    article = models.OneToOneField(Article, models.CASCADE, related_name="remark")
    verdict = models.CharField(max_length=7, choices=Verdict.choices)
    dimension = models.CharField(max_length=9, choices=Dimension.choices, blank=True)
    opinion = models.TextField(blank=True)

    class Meta:
        db_table = "filing_remark"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(verdict=Verdict.CLEAR) | ~(models.Q(dimension="") | models.Q(opinion="")),
                name="remark_says_why",
            )
        ]
