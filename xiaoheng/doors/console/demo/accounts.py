"""Demo accounts: one password, printed with every start; they fail the production check."""

from datetime import timedelta

from django.contrib.auth.hashers import make_password

from xiaoheng.doors.console.demo.build import Place, World
from xiaoheng.ground.organisation.models import Account, Person, RoleGrant, Unit
from xiaoheng.ground.organisation.words import Post, Role, UnitKind

PASSWORD = "Xiaoheng-2023"
SHOWN = 4  # schools whose accounts are printed: one of each kind of organisation
WITH_ACCOUNTS = 60  # schools that get accounts: enough to try a county, few enough to start quickly
POSTS = {
    Post.SECRETARY: (Role.SECRETARY, "shuji"),
    Post.PRINCIPAL: (Role.PRINCIPAL, "xiaozhang"),
    Post.FULL_TIME_DEPUTY: (Role.TEAM_MEMBER, "fushuji"),
    Post.VICE_PRINCIPAL: (Role.TEAM_MEMBER, "fuxiao"),
    Post.MORAL_DIRECTOR: (Role.TEAM_MEMBER, "deyu"),
}


class Enroller:
    """Collects accounts and grants, then writes them in two inserts; argon2 is paid once for the shared password."""

    def __init__(self, world: World) -> None:
        self.since = world.today - timedelta(days=800)
        self.password = make_password(PASSWORD)
        self.accounts: dict[str, Account] = {}
        self.grants: list[RoleGrant] = []

    def give(self, username: str, name: str, role: str, unit: Unit, person: Person | None = None) -> None:
        """An account with one role more; the same name twice is the same account."""
        account = self.accounts.setdefault(
            username, Account(username=username, name=name, person=person, password=self.password, is_demo=True)
        )
        self.grants.append(RoleGrant(account=account, role=role, unit=unit, since=self.since))

    def save(self) -> None:
        """Write the accounts, then their roles."""
        Account.objects.bulk_create(self.accounts.values(), batch_size=2000)
        RoleGrant.objects.bulk_create(self.grants, batch_size=2000)


def enrol(world: World) -> None:
    """County accounts for every county, school accounts for the first schools."""
    enroller = Enroller(world)
    for unit in world.units:
        if unit.kind == UnitKind.COUNTY:
            code = unit.code.lower()
            enroller.give(f"{code}-ganshi", "方敏", Role.COUNTY_CLERK, unit)
            enroller.give(f"{code}-lingdao", "高远", Role.COUNTY_LEADER, unit)
            enroller.give(f"{code}-shenji", "严审", Role.AUDITOR, unit)
        elif unit.kind in (UnitKind.CITY, UnitKind.PROVINCE):
            enroller.give(f"{unit.code.lower()}-lingdao", f"高远（{unit.name}）", Role.COUNTY_LEADER, unit)
        elif unit.kind == UnitKind.ZONE:
            enroller.give(f"{unit.code.lower()}-ducha", f"顾行（{unit.name}）", Role.INSPECTOR, unit)
    for place in world.places[:WITH_ACCOUNTS]:
        _school(world, enroller, place)
    enroller.save()


def _school(world: World, enroller: Enroller, place: Place) -> None:
    code = place.unit.code.lower()
    enroller.give(f"{code}-bangong", f"{place.unit.name}党政办", Role.OFFICE, place.unit)
    known: dict[int, str] = {}
    for row in world.appointments:
        of_branch = row.org is not None and row.org is not place.org
        if row.unit is not place.unit or row.until or row.post not in POSTS or of_branch:
            continue
        role, suffix = POSTS[Post(row.post)]
        username = known.setdefault(id(row.person), _free(enroller, f"{code}-{suffix}"))
        enroller.give(username, row.person.name, role, place.unit, row.person)


def _free(enroller: Enroller, username: str) -> str:
    taken = sum(1 for name in enroller.accounts if name == username or name[:-1] == username)
    return username if not taken else f"{username}{taken + 1}"


def table() -> list[tuple[str, str, str]]:
    """What `./dev run` prints: account, who it is, in what role."""
    rows = (
        RoleGrant.objects.filter(account__is_demo=True).select_related("account", "unit").order_by("unit__code", "id")
    )
    shown: dict[str, tuple[str, str, str]] = {}
    schools: set[str] = set()
    for row in rows.order_by("unit__code", "id"):
        if row.unit.kind == UnitKind.SCHOOL:
            schools.add(row.unit.code)
            if len(schools) > SHOWN:
                continue
        username = row.account.username
        roles = shown[username][2] + "、" if username in shown else ""
        shown[username] = (username, row.unit.name, f"{roles}{row.get_role_display()}")
    return list(shown.values())
