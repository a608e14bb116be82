"""行为人: who acts, with the roles of the day. Views call the same object the viewer."""

from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import Q

from xiaoheng.ground.organisation.models import Account
from xiaoheng.lib import clock

# Asked by every request: building the queryset cost eight times what the rows do.
GRANTS = """
SELECT g.role, g.unit_id, u.code, u.kind, u.name
FROM organisation_role_grant g JOIN organisation_account a ON a.id = g.account_id AND a.is_active
JOIN organisation_unit u ON u.id = g.unit_id
WHERE g.account_id = %(account)s AND g.since <= %(day)s AND (g.until IS NULL OR g.until > %(day)s)
ORDER BY g.id
"""


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
    with connection.cursor() as cursor:
        cursor.execute(GRANTS, {"account": account.pk, "day": day or clock.today()})
        grants = tuple(Grant(*row) for row in cursor.fetchall())
    return Actor(uid=f"account:{account.pk}", name=account.name, person=account.person_id, grants=grants)
