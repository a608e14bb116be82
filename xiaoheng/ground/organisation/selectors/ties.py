"""联系、职数和组织查询: what stands beside the tree, and what goes with a unit."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from xiaoheng.ground.organisation.actors import Viewer, in_force
from xiaoheng.ground.organisation.models import (
    Appointment,
    Link,
    Membership,
    PartyOrg,
    Person,
    Quota,
    RoleGrant,
    SuperiorRequest,
    Unit,
)
from xiaoheng.ground.organisation.selectors.scope import in_scope
from xiaoheng.ground.organisation.words import RequestState
from xiaoheng.lib import clock


@dataclass(frozen=True)
class Going:
    """随单位变动的: what a merger moves or ends."""

    people: int
    members: int
    posts: int
    roles: int
    requests: tuple[SuperiorRequest, ...]
    orgs: tuple[PartyOrg, ...]


def party_orgs(viewer: Viewer) -> QuerySet[PartyOrg]:
    """党组织: seated in a unit in scope, or covering one."""
    covering = PartyOrg.objects.filter(in_scope(viewer, "coverage__unit")).values("pk")
    rows = PartyOrg.objects.filter(in_scope(viewer) | Q(pk__in=covering))
    return rows.select_related("unit", "superior")


def orgs_of(unit: Unit) -> QuerySet[PartyOrg]:
    """单位的党组织: seated in or covering a unit today, the leading ones first."""
    day = clock.today()
    covering = PartyOrg.objects.filter(in_force(day, "coverage__"), coverage__unit=unit).values("pk")
    rows = PartyOrg.objects.filter(in_force(day)).filter(Q(unit=unit) | Q(pk__in=covering))
    counted = Count("memberships__person", filter=in_force(day, "memberships__"), distinct=True)
    return rows.annotate(members=counted).order_by("code")


def branches_of(org: PartyOrg) -> QuerySet[PartyOrg]:
    """下级党组织: those that stand under one today, with their members counted."""
    day = clock.today()
    counted = Count("memberships__person", filter=in_force(day, "memberships__"), distinct=True)
    rows = PartyOrg.objects.filter(in_force(day), superior=org).select_related("unit")
    return rows.annotate(members=counted).order_by("code")


def links_of(unit: Unit) -> QuerySet[Link]:
    """联系: ties of a unit, and of others to it, that hold today."""
    rows = Link.objects.filter(in_force(clock.today())).filter(Q(unit=unit) | Q(other=unit))
    return rows.select_related("unit", "other", "person")


def links(viewer: Viewer) -> QuerySet[Link]:
    """Ties of units in scope."""
    return Link.objects.filter(in_scope(viewer)).select_related("unit", "other", "person")


def quotas_of(unit: Unit) -> QuerySet[Quota]:
    """核定职数 in force today."""
    return Quota.objects.filter(in_force(clock.today()), unit=unit).select_related("org")


def going_with(unit: Unit, day: date) -> Going:
    """What a merger of the unit would move or end on a day."""
    members = Membership.objects.filter(in_force(day)).filter(Q(org__unit=unit) | Q(person__unit=unit))
    return Going(
        people=Person.objects.filter(unit=unit).count(),
        members=members.values("person").distinct().count(),
        posts=Appointment.objects.filter(in_force(day), unit=unit).count(),
        roles=RoleGrant.objects.filter(in_force(day), unit=unit).count(),
        requests=tuple(SuperiorRequest.objects.filter(unit=unit, state=RequestState.SENT)),
        orgs=tuple(PartyOrg.objects.filter(in_force(day), unit=unit).order_by("code")),
    )
