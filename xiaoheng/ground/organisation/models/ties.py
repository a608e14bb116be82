"""Ties between units beside the tree, approved posts, and what became of a unit."""

from django.db import models

from xiaoheng.ground.organisation.models.parties import PartyOrg
from xiaoheng.ground.organisation.models.people import Person
from xiaoheng.ground.organisation.models.units import Unit
from xiaoheng.ground.organisation.words import LinkKind, Post, Turn


class Link(models.Model):
    """联系: a tie of one unit to another unit or to a person, from a day to a day."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="links")
    kind = models.CharField(max_length=12, choices=LinkKind.choices)
    other = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="linked_by")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="links")
    note = models.CharField(max_length=100, blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        db_table = "organisation_link"
        ordering = ["kind", "since", "id"]
        indexes = [models.Index(fields=["unit", "kind"], name="link_unit")]  # what a unit is tied to


class Quota(models.Model):
    """核定职数: how many of a post a unit (a Party post: one organisation) was approved, by which paper."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="quotas")
    org = models.ForeignKey(PartyOrg, models.PROTECT, null=True, blank=True, related_name="quotas")
    post = models.CharField(max_length=26, choices=Post.choices)
    seats = models.PositiveSmallIntegerField()
    basis = models.CharField(max_length=60)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        db_table = "organisation_quota"
        ordering = ["post", "since"]
        constraints = [models.UniqueConstraint(fields=["unit", "post", "org", "since"], name="quota_once")]


class Succession(models.Model):
    """撤并分设: what was merged into what, or split from what, on which day and by which paper."""

    turn = models.CharField(max_length=6, choices=Turn.choices)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="successions")
    other = models.ForeignKey(Unit, models.PROTECT, related_name="preceded_by")
    on = models.DateField()
    basis = models.CharField(max_length=60)

    class Meta:
        db_table = "organisation_succession"
        ordering = ["on", "id"]
        constraints = [models.UniqueConstraint(fields=["unit", "other", "turn"], name="succession_once")]
