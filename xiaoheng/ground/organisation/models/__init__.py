"""Tables of the room."""

from xiaoheng.ground.organisation.models.accounts import Account, RoleGrant
from xiaoheng.ground.organisation.models.history import BEGINNING, FormerLine, FormerOrg, FormerPlace, FormerUnit
from xiaoheng.ground.organisation.models.imports import Import
from xiaoheng.ground.organisation.models.parties import Coverage, PartyOrg
from xiaoheng.ground.organisation.models.people import Appointment, Membership, Person
from xiaoheng.ground.organisation.models.requests import SuperiorRequest
from xiaoheng.ground.organisation.models.ties import Link, Quota, Succession
from xiaoheng.ground.organisation.models.units import Ancestry, School, Unit

__all__ = [
    "BEGINNING",
    "Account",
    "Ancestry",
    "Appointment",
    "Coverage",
    "FormerLine",
    "FormerOrg",
    "FormerPlace",
    "FormerUnit",
    "Import",
    "Link",
    "Membership",
    "PartyOrg",
    "Person",
    "Quota",
    "RoleGrant",
    "School",
    "Succession",
    "SuperiorRequest",
    "Unit",
]
