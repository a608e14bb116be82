"""What a viewer may choose from on the forms of this room: people and organisations of the units he acts in."""

from django.db.models import F, QuerySet

from xiaoheng.ground.organisation.actors import Viewer, in_force
from xiaoheng.ground.organisation.models import Ancestry, Membership, PartyOrg, Person
from xiaoheng.ground.organisation.policy import policy
from xiaoheng.ground.organisation.selectors import units
from xiaoheng.ground.organisation.selectors.tree import LEADING
from xiaoheng.lib import clock


def own_units(viewer: Viewer, verb: str) -> list[int]:
    """Units in which the viewer does the verb for the unit itself."""
    row = policy()["verbs"][verb]
    return [grant.unit for grant in viewer.grants if row.get(grant.role) == "own"]


def members(viewer: Viewer, verb: str) -> QuerySet[Membership]:
    """党员: memberships in force in branches seated where the viewer does the verb."""
    row = policy()["verbs"][verb]
    below = [grant.unit for grant in viewer.grants if row.get(grant.role) == "below"]
    seats = [*own_units(viewer, verb), *Ancestry.objects.filter(ancestor__in=below).values_list("unit", flat=True)]
    rows = Membership.objects.filter(in_force(clock.today()), org__unit__in=seats, until=None)
    return rows.select_related("person", "org__unit").order_by("person__code")


def outsiders(viewer: Viewer, verb: str) -> QuerySet[Person]:
    """非党员: people of the units, and of units that their branches cover, who are no members today."""
    seats = own_units(viewer, verb)
    today = clock.today()
    covered = PartyOrg.objects.filter(in_force(today), unit__in=seats).values("coverage__unit")
    held = Membership.objects.filter(in_force(today)).values("person")
    return Person.objects.filter(unit__in=[*seats, *covered.values_list("coverage__unit", flat=True)]).exclude(
        pk__in=held
    )


def people(viewer: Viewer, verb: str) -> QuerySet[Person]:
    """本单位人员."""
    return Person.objects.filter(unit__in=own_units(viewer, verb)).order_by("code")


def branches(viewer: Viewer) -> QuerySet[PartyOrg]:
    """县内党组织: where a member of this county may go; where branches stand below a committee, those alone."""
    counties = {county.log for county in units(viewer).select_related("superior")}
    rows = PartyOrg.objects.filter(in_force(clock.today()), unit__log__in=counties, kind__in=LEADING)
    parents = rows.filter(kind="branch", superior__isnull=False).values("superior")
    return rows.exclude(pk__in=parents).order_by("unit__code", "code")


def own_branches(viewer: Viewer, verb: str) -> QuerySet[PartyOrg]:
    """本单位党组织: seated where the viewer does the verb; where branches stand below a committee, those alone."""
    rows = PartyOrg.objects.filter(in_force(clock.today()), unit__in=own_units(viewer, verb), kind__in=LEADING)
    parents = rows.filter(kind="branch", superior__unit=F("unit")).values("superior")
    return rows.exclude(pk__in=parents).order_by("code")
