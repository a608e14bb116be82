"""The fixed cast: one county with three schools, one neighbour county, and the people who act in them.

Loaded once into the test database; every test sees it. Business day of the tests: 2023-03-14.

云岭县 YL: 桃源中学 TY (党委, 书记和校长分设), 柳溪小学 LX (党支部, 一肩挑 with a 专职副书记),
石桥小学 SQ (joint branch of LX).
临江县 LJ: 临江一中 LJ1, whose people must never see 云岭县.
"""

from dataclasses import dataclass, field
from datetime import date

from django.contrib.auth.hashers import make_password
from django.db import transaction

from xiaoheng.ground.organisation.actors import Actor, actor_of, system
from xiaoheng.ground.organisation.models import (
    Account,
    Appointment,
    Coverage,
    Membership,
    PartyOrg,
    Person,
    RoleGrant,
    School,
    Unit,
)
from xiaoheng.ground.organisation.services.loading import log_of, place_all
from xiaoheng.ground.organisation.words import OrgKind, Ownership, Post, Role, SetUpMode, Stage, UnitKind

TODAY = date(2023, 3, 14)
LONG_AGO = date(2015, 9, 1)
PASSWORD = "Yunling-2023!"
LOADER = system("cast")

# code, name, kind, superior, school facts
UNITS = [
    ("P", "云川省", UnitKind.PROVINCE, "", None),
    ("C", "云州市", UnitKind.CITY, "P", None),
    ("YL", "云岭县", UnitKind.COUNTY, "C", None),
    ("LJ", "临江县", UnitKind.COUNTY, "C", None),
    ("YL-Z1", "东片区", UnitKind.ZONE, "YL", None),
    ("YL-Z2", "西片区", UnitKind.ZONE, "YL", None),
    ("TY", "桃源中学", UnitKind.SCHOOL, "YL", (Stage.JUNIOR, "YL-Z1")),
    ("LX", "柳溪小学", UnitKind.SCHOOL, "YL", (Stage.PRIMARY, "YL-Z2")),
    ("SQ", "石桥小学", UnitKind.SCHOOL, "YL", (Stage.PRIMARY, "YL-Z2")),
    ("LJ1", "临江一中", UnitKind.SCHOOL, "LJ", (Stage.COMPLETE, None)),
]
# username, name, role, unit, posts held
PEOPLE = [
    ("leader", "高远", Role.COUNTY_LEADER, "YL", ()),
    ("clerk", "方敏", Role.COUNTY_CLERK, "YL", ()),
    ("auditor", "严审", Role.AUDITOR, "YL", ()),
    ("inspector", "顾行", Role.INSPECTOR, "YL-Z1", ()),
    ("ty_secretary", "周正", Role.SECRETARY, "TY", (Post.SECRETARY, Post.COMMITTEE_MEMBER)),
    ("ty_principal", "吴明", Role.PRINCIPAL, "TY", (Post.PRINCIPAL, Post.DEPUTY, Post.COMMITTEE_MEMBER)),
    ("ty_office", "郑文", Role.OFFICE, "TY", ()),
    ("ty_vice", "王勤", Role.TEAM_MEMBER, "TY", (Post.VICE_PRINCIPAL, Post.COMMITTEE_MEMBER)),
    ("ty_vice2", "冯德", Role.TEAM_MEMBER, "TY", (Post.VICE_PRINCIPAL, Post.COMMITTEE_MEMBER)),
    ("ty_moral", "陈育", Role.TEAM_MEMBER, "TY", (Post.MORAL_DIRECTOR, Post.COMMITTEE_MEMBER)),
    ("ty_teacher", "褚言", Role.MEMBER, "TY", ()),
    ("lx_secretary", "韩一", Role.SECRETARY, "LX", (Post.SECRETARY, Post.PRINCIPAL, Post.COMMITTEE_MEMBER)),
    ("lx_deputy", "杨专", Role.TEAM_MEMBER, "LX", (Post.FULL_TIME_DEPUTY, Post.COMMITTEE_MEMBER)),
    ("lx_vice", "朱实", Role.TEAM_MEMBER, "LX", (Post.VICE_PRINCIPAL, Post.COMMITTEE_MEMBER)),
    ("lx_office", "秦书", Role.OFFICE, "LX", ()),
    ("lj_clerk", "许外", Role.COUNTY_CLERK, "LJ", ()),
    ("lj_secretary", "何江", Role.SECRETARY, "LJ1", (Post.SECRETARY,)),
]
ORGS = [
    ("YL-GW", "中共云岭县委教育工作委员会", OrgKind.WORK_COMMITTEE, SetUpMode.SEPARATE, "YL", "", ["YL"]),
    ("TY-DW", "中共桃源中学委员会", OrgKind.COMMITTEE, SetUpMode.SEPARATE, "TY", "YL-GW", ["TY"]),
    ("LX-ZB", "柳溪小学联合党支部", OrgKind.JOINT_BRANCH, SetUpMode.JOINT, "LX", "YL-GW", ["LX", "SQ"]),
    ("LJ1-ZB", "临江一中党支部", OrgKind.BRANCH, SetUpMode.SEPARATE, "LJ1", "", ["LJ1"]),
]
BRANCH_POSTS = (Post.SECRETARY, Post.DEPUTY, Post.FULL_TIME_DEPUTY, Post.COMMITTEE_MEMBER)


@dataclass
class Cast:
    """Units by code, accounts and people by username; `cast.actor("clerk")` acts with the roles of the day."""

    units: dict[str, Unit] = field(default_factory=dict)
    orgs: dict[str, PartyOrg] = field(default_factory=dict)
    accounts: dict[str, Account] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)

    def actor(self, username: str) -> Actor:
        return actor_of(self.accounts[username])


@transaction.atomic
def load() -> Cast:
    """Write the cast into an empty database."""
    cast = Cast()
    for code, name, kind, superior, facts in UNITS:
        unit = Unit(code=code, name=name, kind=kind, superior=cast.units.get(superior), since=LONG_AGO)
        unit.log = log_of(unit)
        unit.save()
        cast.units[code] = unit
        if facts:
            stage, zone = facts
            School.objects.create(unit=unit, stage=stage, ownership=Ownership.PUBLIC, zone=cast.units.get(zone or ""))
    place_all(cast.units.values())
    for code, name, kind, mode, unit, superior, covered in ORGS:
        org = PartyOrg.objects.create(
            code=code,
            name=name,
            kind=kind,
            mode=mode,
            unit=cast.units[unit],
            superior=cast.orgs.get(superior),
            term_since=date(2021, 9, 1),
            since=LONG_AGO,
        )
        cast.orgs[code] = org
        for school in covered:
            Coverage.objects.create(org=org, unit=cast.units[school], since=LONG_AGO)
    _people(cast)
    return cast


def _people(cast: Cast) -> None:
    password = make_password(PASSWORD)  # dear, so hashed once for all
    leading = {org.unit.code: org for org in cast.orgs.values()}
    for number, (username, name, role, unit, posts) in enumerate(PEOPLE, 1):
        place = cast.units[unit]
        employer = place.superior if place.kind == UnitKind.ZONE else place
        person = Person.objects.create(code=f"{number:05}", name=name, born_on=date(1980, 1, number), unit=employer)
        org = leading.get(unit)
        if org:
            Membership.objects.create(person=person, org=org, since=LONG_AGO)
        for post in posts:
            Appointment.objects.create(
                person=person, unit=place, org=org if post in BRANCH_POSTS else None, post=post, since=date(2020, 9, 1)
            )
        account = Account(username=username, name=name, person=person, is_demo=True, password=password)
        account.save()
        RoleGrant.objects.create(account=account, role=role, unit=place, since=LONG_AGO)
        cast.people[username], cast.accounts[username] = person, account
    stranger = Account(username="stranger", name="路人", is_demo=True, password=password)
    stranger.save()
    cast.accounts["stranger"] = stranger


def recall() -> Cast:
    """The cast already in the database."""
    accounts = {a.username: a for a in Account.objects.select_related("person")}
    return Cast(
        units={u.code: u for u in Unit.objects.select_related("superior")},
        orgs={o.code: o for o in PartyOrg.objects.select_related("unit")},
        accounts=accounts,
        people={name: a.person for name, a in accounts.items() if a.person},
    )
