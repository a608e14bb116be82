"""行为人: who acts, with the roles of the day. Views call the same object the viewer."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from xiaoheng.ground.organisation.models import Account, RoleGrant
from xiaoheng.lib import clock


@dataclass(frozen=True)
class Grant:
    """One role in one unit, in force today."""

    role: str
    unit: int
    code: str
    kind: str
    name: str


@dataclass(frozen=True)
class Actor:
    """行为人: account, person and roles of the day. The system itself is a named actor, never None."""

    uid: str
    name: str
    person: int | None = None
    grants: tuple[Grant, ...] = ()
    is_system: bool = False

    @property
    def account(self) -> int | None:
        """Primary key of the account; None for the system."""
        kind, _, key = self.uid.partition(":")
        return int(key) if kind == "account" else None

    def roles(self) -> frozenset[str]:
        """Names of the roles held."""
        return frozenset(grant.role for grant in self.grants)

    def units(self, *roles: str) -> list[int]:
        """Units in which one of `roles` is held."""
        return [grant.unit for grant in self.grants if grant.role in roles]


Viewer = Actor


def system(name: str) -> Actor:
    """系统行为人: a named part of the system (loader, ticker), allowed every verb and named in the trail."""
    return Actor(uid=f"system:{name}", name=name, is_system=True)


def in_force(day: date, path: str = "") -> Q:
    """Rows in force on a day: since <= day < until. `path` ("coverage__") asks it of a related row."""
    ends = Q(**{f"{path}until__isnull": True}) | Q(**{f"{path}until__gt": day})
    return Q(**{f"{path}since__lte": day}) & ends


def actor_of(account: Account, day: date | None = None) -> Actor:
    """The account as an actor with the roles of `day` (today unless told); read anew for each request."""
    rows = RoleGrant.objects.filter(
        in_force(day or clock.today()), account=account, account__is_active=True
    ).select_related("unit")
    grants = tuple(Grant(r.role, r.unit_id, r.unit.code, r.unit.kind, r.unit.name) for r in rows.order_by("id"))
    return Actor(uid=f"account:{account.pk}", name=account.name, person=account.person_id, grants=grants)
