"""What a person is qualified for and has done."""

from django.db import models

from xiaoheng.ground.cadres.words import CertificateKind, ExperienceKind, Rank
from xiaoheng.ground.organisation.models import Person


class Certificate(models.Model):
    """教师资格: in force from a day, until it lapses."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="certificates")
    kind = models.CharField(max_length=12, choices=CertificateKind.choices)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        db_table = "cadres_certificate"
        constraints = [models.UniqueConstraint(fields=["person", "kind", "since"], name="certificate_once")]


class Title(models.Model):
    """职称: conferred on a day; the highest one conferred counts."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="titles")
    rank = models.PositiveSmallIntegerField(choices=Rank.choices)
    since = models.DateField()

    class Meta:
        db_table = "cadres_title"
        constraints = [models.UniqueConstraint(fields=["person", "rank"], name="title_once")]


class Experience(models.Model):
    """工作经历: teaching, Party or administrative work from a day to a day, also outside the county."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="experiences")
    kind = models.CharField(max_length=8, choices=ExperienceKind.choices)
    place = models.CharField(max_length=100)  # where, and in what post
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        db_table = "cadres_experience"
        constraints = [models.UniqueConstraint(fields=["person", "kind", "since"], name="experience_once")]
