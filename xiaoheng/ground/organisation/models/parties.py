"""Party organisations and the units they cover."""

from django.db import models

from xiaoheng.ground.organisation.models.units import Unit
from xiaoheng.ground.organisation.words import GroupKind, OrgKind, SetUpMode


class PartyOrg(models.Model):
    """党组织: of one kind, seated in one unit, covering that unit and, when joint or attached, others."""

    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=100)
    kind = models.CharField(max_length=16, choices=OrgKind.choices)
    mode = models.CharField(max_length=10, choices=SetUpMode.choices, default=SetUpMode.SEPARATE)
    # What a branch inside a school sits on; blank for the organisation of a whole school.
    group = models.CharField(max_length=10, choices=GroupKind.choices, blank=True, default="")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="party_orgs")
    superior = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="inferiors")
    term_since = models.DateField(null=True, blank=True)  # start of the present committee's term
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        db_table = "organisation_party_org"
        ordering = ["code"]
        indexes = [models.Index(fields=["unit", "kind"], name="party_org_unit")]  # the organisation of a school

    def __str__(self) -> str:
        return self.name


class Coverage(models.Model):
    """覆盖: a Party organisation covers a unit (its own, and each school of a joint branch)."""

    org = models.ForeignKey(PartyOrg, models.CASCADE, related_name="coverage")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="covered_by")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        db_table = "organisation_coverage"
        constraints = [models.UniqueConstraint(fields=["org", "unit", "since"], name="coverage_once")]
        indexes = [models.Index(fields=["unit", "org"], name="coverage_unit")]  # which organisation covers a school
