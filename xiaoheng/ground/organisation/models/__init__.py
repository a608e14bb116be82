"""Tables of the room."""

from xiaoheng.ground.organisation.models.accounts import Account, RoleGrant
from xiaoheng.ground.organisation.models.imports import Import
from xiaoheng.ground.organisation.models.parties import Coverage, PartyOrg
from xiaoheng.ground.organisation.models.people import Appointment, Membership, Person
from xiaoheng.ground.organisation.models.requests import SuperiorRequest
from xiaoheng.ground.organisation.models.units import Ancestry, School, Unit

__all__ = [
    "Account",
    "Ancestry",
    "Appointment",
    "Coverage",
    "Import",
    "Membership",
    "PartyOrg",
    "Person",
    "RoleGrant",
    "School",
    "SuperiorRequest",
    "Unit",
]
