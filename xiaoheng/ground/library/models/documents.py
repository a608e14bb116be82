"""Issued documents, who issued them, and what they do to each other."""

from datetime import date

from django.db import models
from django.db.models import Q

from xiaoheng.ground.library.words import DocumentKind, Ending, Level, LinkKind
from xiaoheng.ground.organisation.models import Unit


class Document(models.Model):
    """文件: one issued text; `unit` is whose office keeps it: the issuer, or the county for what came from above."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="documents")
    level = models.PositiveSmallIntegerField(choices=Level.choices)
    kind = models.CharField(max_length=10, choices=DocumentKind.choices)
    title = models.CharField(max_length=200)
    number = models.CharField(max_length=60, blank=True)
    issued_on = models.DateField()
    since = models.DateField()  # in force: since <= day < until
    until = models.DateField(null=True, blank=True)
    ending = models.CharField(max_length=10, choices=Ending.choices, blank=True)
    ended_by = models.CharField(max_length=100, blank=True)  # number of the decision, or of the document that did it
    file = models.CharField(max_length=64, blank=True)  # digest of the text as issued
    entered_on = models.DateField()

    class Meta:
        db_table = "library_document"
        constraints = [
            models.UniqueConstraint(fields=["unit", "title", "issued_on"], name="document_once"),
            models.UniqueConstraint(fields=["unit", "number"], condition=~Q(number=""), name="document_number_once"),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gt=models.F("since")), name="document_days"
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "level", "issued_on"], name="document_of_unit"),  # a unit's library
            models.Index(fields=["number"], name="document_number"),  # what a parameter's source names
        ]

    def __str__(self) -> str:
        return f"《{self.title}》（{self.number}）" if self.number else f"《{self.title}》"

    def in_force_on(self, day: date) -> bool:
        """Whether it is in force on a day."""
        return self.since <= day and (self.until is None or day < self.until)


class Issuer(models.Model):
    """发文机关: one of those that issued a document, the lead first; an outside body by its name alone."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="issuers")
    seq = models.PositiveSmallIntegerField()
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="issued")
    name = models.CharField(max_length=100)  # as the document has it

    class Meta:
        db_table = "library_issuer"
        ordering = ["seq"]
        constraints = [models.UniqueConstraint(fields=["document", "seq"], name="issuer_once")]


class DocumentLink(models.Model):
    """文件关系: `source` carries out, supersedes, repeals or amends `target`; a basis may be a text of the rulebook.

    The text is named by its key, since loading the regulations replaces its row.
    """

    source = models.ForeignKey(Document, models.CASCADE, related_name="links")
    kind = models.CharField(max_length=12, choices=LinkKind.choices)
    target = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="linked")
    text = models.CharField(max_length=20, blank=True)

    class Meta:
        db_table = "library_link"
        constraints = [
            models.UniqueConstraint(fields=["source", "kind", "target"], name="document_link_once"),
            models.UniqueConstraint(fields=["source", "text"], condition=~Q(text=""), name="document_text_once"),
            models.CheckConstraint(
                condition=Q(target__isnull=False, text="") | Q(target__isnull=True, kind="carries_out") & ~Q(text=""),
                name="document_link_one_end",
            ),
        ]
        indexes = [models.Index(fields=["text", "kind"], name="document_link_text")]  # what carries out a text
