"""The three schools of the samples, and whom the cast lacks for the other two to hold meetings."""

from datetime import date

from tests.cast import LONG_AGO
from xiaoheng.ground.organisation.models import Account, Appointment, Membership, Person, RoleGrant, School, Unit
from xiaoheng.ground.organisation.services.loading import log_of, place
from xiaoheng.ground.organisation.words import Post, Role, UnitKind

# school → county, 片区, its people's names begin with, the county's clerk, the 片区's inspector
SCHOOLS = {
    "TY": ("YL", "YL-Z1", "ty", "clerk", "inspector"),
    "LX": ("YL", "YL-Z2", "lx", "clerk", "lx_inspector"),
    "LJ1": ("LJ", "LJ-Z1", "lj1", "lj_clerk", "lj1_inspector"),
}
# username, name, role, unit, posts: who is missing in the cast for a neighbour school to hold meetings
MORE = [
    ("lj1_secretary", "何江", Role.SECRETARY, "LJ1", ()),
    ("lj1_principal", "江校", Role.PRINCIPAL, "LJ1", (Post.PRINCIPAL, Post.DEPUTY, Post.COMMITTEE_MEMBER)),
    ("lj1_office", "江办", Role.OFFICE, "LJ1", ()),
    ("lj1_vice", "江副", Role.TEAM_MEMBER, "LJ1", (Post.VICE_PRINCIPAL, Post.COMMITTEE_MEMBER)),
    ("lj1_teacher", "江教", Role.MEMBER, "LJ1", ()),
    ("lj1_inspector", "江督", Role.INSPECTOR, "LJ-Z1", ()),
    ("lx_teacher", "柳教", Role.MEMBER, "LX", ()),
    ("lx_inspector", "柳督", Role.INSPECTOR, "YL-Z2", ()),
]


def people_the_neighbours(cast):
    """Add to the cast whom LX and LJ1 need; the neighbour's 片区 as well."""
    zone = Unit(code="LJ-Z1", name="江片区", kind=UnitKind.ZONE, superior=cast.units["LJ"], since=LONG_AGO)
    zone.log = log_of(zone)
    zone.save()
    place(zone)
    cast.units[zone.code] = zone
    School.objects.filter(unit=cast.units["LJ1"]).update(zone=zone)
    for number, (username, name, role, unit, posts) in enumerate(MORE, 900):
        employer = cast.units[unit] if "Z" not in unit else cast.units[unit].superior
        person = cast.people["lj_secretary"]
        if username != "lj1_secretary":
            person = Person.objects.create(code=f"{number}", name=name, born_on=date(1980, 1, 1), unit=employer)
        account = Account.objects.create(username=username, name=name, person=person)
        RoleGrant.objects.create(account=account, role=role, unit=cast.units[unit], since=LONG_AGO)
        cast.people[username], cast.accounts[username] = person, account
        for post in posts:
            org = None if post in (Post.PRINCIPAL, Post.VICE_PRINCIPAL) else cast.orgs["LJ1-ZB"]
            Appointment.objects.create(person=person, unit=employer, org=org, post=post, since=date(2020, 9, 1))
    party = {"lj1_principal", "lj1_vice"}
    Membership.objects.bulk_create(
        Membership(person=cast.people[name], org=cast.orgs["LJ1-ZB"], since=LONG_AGO) for name in party
    )
    secretary = {"person": cast.people["lj_secretary"], "unit": cast.units["LJ1"], "org": cast.orgs["LJ1-ZB"]}
    Appointment.objects.create(**secretary, post=Post.COMMITTEE_MEMBER, since=date(2020, 9, 1))
