"""Texts and their clauses."""

from django.db import models

from xiaoheng.ground.rulebook.words import Level


class Regulation(models.Model):
    """制度文本: one issued text, named by a short key."""

    key = models.CharField(max_length=20, unique=True)
    level = models.CharField(max_length=10, choices=Level.choices)
    title = models.CharField(max_length=200)
    issuer = models.CharField(max_length=200, blank=True)
    number = models.CharField(max_length=60, blank=True)
    in_force = models.DateField()
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        db_table = "rulebook_regulation"
        ordering = ["key"]

    def __str__(self) -> str:
        return self.title


class Clause(models.Model):
    """条款: one clause of a text; the gist is in our own words, never the text itself."""

    regulation = models.ForeignKey(Regulation, models.CASCADE, related_name="clauses")
    key = models.CharField(max_length=60, unique=True)
    label = models.CharField(max_length=60)
    gist = models.CharField(max_length=400)

    class Meta:
        db_table = "rulebook_clause"
        ordering = ["key"]

    def __str__(self) -> str:
        return self.said(self.regulation.title, self.label)

    @staticmethod
    def said(title: str, label: str) -> str:
        """出处: a clause as it is cited."""
        return f"《{title}》{label}"
