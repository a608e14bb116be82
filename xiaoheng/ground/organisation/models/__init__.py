"""Tables of the room."""

from xiaoheng.ground.organisation.models.accesses import Access
from xiaoheng.ground.organisation.models.accounts import Account, FormerPassword, RoleGrant
from xiaoheng.ground.organisation.models.history import BEGINNING, FormerLine, FormerOrg, FormerPlace, FormerUnit
from xiaoheng.ground.organisation.models.imports import Import
from xiaoheng.ground.organisation.models.parties import Coverage, PartyOrg
from xiaoheng.ground.organisation.models.people import Appointment, Membership, Person
from xiaoheng.ground.organisation.models.plans import PlannedChange
from xiaoheng.ground.organisation.models.requests import SuperiorRequest
from xiaoheng.ground.organisation.models.ties import Link, Quota, Succession
from xiaoheng.ground.organisation.models.units import Ancestry, School, Unit

__all__ = [
    "BEGINNING",
    "Access",
    "Account",
    "Ancestry",
    "Appointment",
    "Coverage",
    "FormerLine",
    "FormerOrg",
    "FormerPassword",
    "FormerPlace",
    "FormerUnit",
    "Import",
    "Link",
    "Membership",
    "PartyOrg",
    "Person",
    "PlannedChange",
    "Quota",
    "RoleGrant",
    "School",
    "Succession",
    "SuperiorRequest",
    "Unit",
]
