"""上下级查询."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from xiaoheng.ground.organisation.actors import in_force
from xiaoheng.ground.organisation.models import PartyOrg, Unit
from xiaoheng.ground.organisation.words import OrgKind, UnitKind
from xiaoheng.lib import clock

# The organisation that leads a school comes before a branch or subgroup inside it.
LEADING = (OrgKind.COMMITTEE, OrgKind.GENERAL_BRANCH, OrgKind.BRANCH, OrgKind.JOINT_BRANCH)
BRANCHES = (OrgKind.BRANCH, OrgKind.JOINT_BRANCH)


def nearest_superior(unit: Unit, kind: str) -> Unit | None:
    """The nearest ancestor-or-self of a kind."""
    return Unit.objects.filter(kind=kind, down__unit=unit).order_by("down__depth").first()


def county_of(unit: Unit) -> Unit | None:
    """所属县: the county a unit stands under."""
    return nearest_superior(unit, UnitKind.COUNTY)


def party_org_of(unit: Unit, day: date | None = None) -> PartyOrg | None:
    """领导学校的党组织: committee, general branch, branch or the joint branch that covers the school on the day."""
    on = day or clock.today()
    covered = in_force(on, "coverage__") & Q(coverage__unit=unit)
    covering = PartyOrg.objects.filter(in_force(on), covered, kind__in=LEADING).distinct()
    rows = sorted(covering, key=lambda org: (LEADING.index(OrgKind(org.kind)), org.superior_id or 0, org.pk))
    return rows[0] if rows else None


def leading_orgs(day: date | None = None) -> QuerySet[PartyOrg]:
    """领导单位的党组织: those that lead the unit they are seated in; branches inside a school are left out.

    The same as `leads = 1` of the fact view `orgs`; what an organisation once was on an earlier day is `led_on`.
    """
    on = day or clock.today()
    beside = PartyOrg.objects.filter(in_force(on), unit=OuterRef("unit")).exclude(pk=OuterRef("pk"))
    inside = (
        Q(Exists(beside.filter(pk=OuterRef("superior"))))
        | ~Q(kind=OrgKind.COMMITTEE) & Q(Exists(beside.filter(kind=OrgKind.COMMITTEE)))
        | Q(kind__in=BRANCHES) & Q(Exists(beside.filter(kind=OrgKind.GENERAL_BRANCH)))
    )
    return PartyOrg.objects.filter(in_force(on), in_force(on, "unit__"), kind__in=LEADING).filter(~inside)
