"""Texts that a school files, version by version, in articles."""

from datetime import date

from django.db import models
from django.db.models import Q

from xiaoheng.ground.organisation.models import Person, SuperiorRequest, Unit
from xiaoheng.ground.rulebook.models import Parameter
from xiaoheng.loop.decisions.filing.words import FILED, OPEN, Kind, State
from xiaoheng.loop.decisions.models import Matter, Resolution
from xiaoheng.loop.decisions.words import BODIES, Category, Mode


class FiledText(models.Model):
    """报备文本: one version of one text of a school. Once submitted it is never edited: a new version is.

    In force from `effective_on` until `ended_on`, the first day of the version that follows.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="filed_texts")
    kind = models.CharField(max_length=16, choices=Kind.choices)
    version = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    based_on = models.ForeignKey("self", models.PROTECT, null=True, related_name="revisions")
    unread = models.TextField(blank=True)  # lines of an imported file that belong to no article
    drafted_on = models.DateField()
    explanation = models.TextField(blank=True)  # 起草说明
    resolution = models.ForeignKey(Resolution, models.PROTECT, null=True, related_name="filed_texts")
    submitter = models.ForeignKey(Person, models.PROTECT, null=True, related_name="submitted_texts")
    submitted_on = models.DateField(null=True)
    due_on = models.DateField(null=True)
    request = models.ForeignKey(SuperiorRequest, models.PROTECT, null=True, related_name="filed_texts")
    registered_on = models.DateField(null=True)
    reviewer = models.ForeignKey(Person, models.PROTECT, null=True, related_name="reviewed_texts")
    concluded_on = models.DateField(null=True)
    opinion = models.TextField(blank=True)
    year = models.PositiveSmallIntegerField(null=True)  # the series of the county, given when it is filed
    serial = models.PositiveIntegerField(null=True)
    county = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    number = models.CharField(max_length=60, blank=True)  # 备案号
    effective_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    reply = models.TextField(blank=True)  # the school's answer to written advice
    replied_on = models.DateField(null=True)

    class Meta:
        db_table = "filing_text"
        constraints = [
            models.UniqueConstraint(fields=["unit", "kind", "version"], name="text_version_once"),
            models.UniqueConstraint(fields=["unit", "kind"], condition=Q(state__in=OPEN), name="text_open_once"),
            models.UniqueConstraint(fields=["county", "year", "serial"], name="text_number_once"),
            models.CheckConstraint(
                condition=~Q(state__in=FILED) | (Q(effective_on__isnull=False) & ~Q(number="")),
                name="text_filed_with_number",
            ),
        ]
        indexes = [models.Index(fields=["state", "due_on"], name="text_waiting")]  # what a county has to review

    def __str__(self) -> str:
        return self.title

    def in_force_on(self, day: date) -> bool:
        """Whether the version governs on the day."""
        begun = self.state in FILED and self.effective_on is not None and self.effective_on <= day
        return begun and (self.ended_on is None or day < self.ended_on)


class Article(models.Model):
    """条文: one article, numbered within its text. `answers` names the required points it answers, blank between."""

    text = models.ForeignKey(FiledText, models.CASCADE, related_name="articles")
    number = models.PositiveSmallIntegerField()
    heading = models.CharField(max_length=60, blank=True)  # the chapter that begins with it
    body = models.TextField()
    answers = models.CharField(max_length=200, blank=True)

    class Meta:
        db_table = "filing_article"
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["text", "number"], name="article_number_once")]

    @property
    def points(self) -> list[str]:
        """Keys of the required points it answers."""
        return self.answers.split()


class Term(models.Model):
    """约定: a number of the rulebook that an article sets for the school from the day the text takes effect."""

    text = models.ForeignKey(FiledText, models.CASCADE, related_name="terms")
    article = models.ForeignKey(Article, models.CASCADE, related_name="terms")
    parameter = models.ForeignKey(Parameter, models.PROTECT, related_name="terms")
    value = models.IntegerField()

    class Meta:
        db_table = "filing_term"
        constraints = [models.UniqueConstraint(fields=["text", "parameter"], name="filing_term_once")]


class MatterTerm(models.Model):
    """事项约定: how an article of a school's list deals with one matter from the day the text takes effect."""

    text = models.ForeignKey(FiledText, models.CASCADE, related_name="matter_terms")
    article = models.ForeignKey(Article, models.CASCADE, related_name="matter_terms")
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="filed_terms")
    body = models.CharField(max_length=10, choices=BODIES)
    mode = models.CharField(max_length=1, choices=Mode.choices, blank=True)
    category = models.CharField(max_length=1, choices=Category.choices, blank=True)
    quorum = models.CharField(max_length=3)
    gates = models.CharField(max_length=40, blank=True)  # codes of gates, blank between

    class Meta:
        db_table = "filing_matter_term"
        ordering = ["matter__position", "id"]
        constraints = [models.UniqueConstraint(fields=["text", "matter"], name="filing_matter_once")]
