"""两会人员: who belongs to a deciding body on a day, and who must be heard before it meets."""

from collections.abc import Sequence
from datetime import date

from django.db.models import QuerySet

from xiaoheng.ground.organisation import selectors as organisation
from xiaoheng.ground.organisation.actors import in_force
from xiaoheng.ground.organisation.models import Appointment, PartyOrg, Person, Unit
from xiaoheng.ground.organisation.words import Post
from xiaoheng.lib import clock
from xiaoheng.loop.decisions.words import Face, MeetingKind

PARTY_TEAM = (Post.SECRETARY, Post.DEPUTY, Post.FULL_TIME_DEPUTY, Post.COMMITTEE_MEMBER)
ADMIN_TEAM = (Post.PRINCIPAL, Post.VICE_PRINCIPAL)
Seats = dict[Person, list[str]]


def party_team(org: PartyOrg, day: date) -> Seats:
    """党组织班子: each person with the Party posts held that day, in the order of the posts."""
    return _seats(Appointment.objects.filter(in_force(day), org=org, post__in=PARTY_TEAM), PARTY_TEAM)


def admin_team(unit: Unit, day: date) -> Seats:
    """行政班子: each person with the administrative posts held that day, the principal first."""
    return _seats(Appointment.objects.filter(in_force(day), unit=unit, post__in=ADMIN_TEAM), ADMIN_TEAM)


def chair_of(kind: str, unit: Unit, org: PartyOrg, day: date) -> Person | None:
    """主持人: the secretary of the organisation, or the principal of the school."""
    team = party_team(org, day) if kind == MeetingKind.PARTY else admin_team(unit, day)
    post = Post.SECRETARY if kind == MeetingKind.PARTY else Post.PRINCIPAL
    return next((person for person, posts in team.items() if post in posts), None)


def expected(kind: str, unit: Unit, org: PartyOrg | None, day: date) -> tuple[Seats, Seats]:
    """应到与列席: who is entitled in a meeting of the body that day, and who of the other team sits in."""
    leading = org or organisation.party_org_of(unit, day)
    admin, party = admin_team(unit, day), party_team(leading, day) if leading else {}
    return (party, admin) if kind == MeetingKind.PARTY else (admin, party)


def is_dual_role(unit: Unit, org: PartyOrg | None = None, day: date | None = None) -> bool:
    """一肩挑: one person is secretary and principal on the day (today unless told)."""
    on = day or clock.today()
    leading = org or organisation.party_org_of(unit, on)
    secretary = chair_of(MeetingKind.PARTY, unit, leading, on) if leading else None
    return secretary is not None and secretary == organisation.holder(unit, Post.PRINCIPAL, on)


def hearing(
    unit: Unit, org: PartyOrg, stage: str, day: date, *, both: bool = False
) -> Sequence[tuple[Face, Person | None]]:
    """会前听取对象: whom to hear before a body meets (S:000 三(一)2).

    The principal before the Party meeting, the secretary before the principal's; `both` where the matter asks for
    酝酿. Where one person holds both posts: the full-time deputy and every other member of the two teams (A-28).
    """
    party, admin = party_team(org, day), admin_team(unit, day)
    if not is_dual_role(unit, org, day):
        faces = [Face.PRINCIPAL if stage == MeetingKind.PARTY else Face.SECRETARY]
        if both and stage == MeetingKind.PARTY:
            faces = [Face.SECRETARY, Face.PRINCIPAL]
        bodies = {Face.PRINCIPAL: MeetingKind.PRINCIPAL, Face.SECRETARY: MeetingKind.PARTY}
        return [(face, chair_of(bodies[face], unit, org, day)) for face in faces]
    head = chair_of(MeetingKind.PARTY, unit, org, day)
    deputies = [person for person, posts in party.items() if Post.FULL_TIME_DEPUTY in posts]
    others = [person for person in {**party, **admin} if person != head and person not in deputies]
    return [(Face.DEPUTY, person) for person in deputies] + [(Face.TEAM, person) for person in others]


def _seats(rows: "QuerySet[Appointment]", order: tuple[Post, ...]) -> Seats:
    held = sorted(rows.select_related("person"), key=lambda row: (order.index(Post(row.post)), row.since, row.pk))
    seats: Seats = {}
    for row in held:
        seats.setdefault(row.person, []).append(row.post)
    return seats
