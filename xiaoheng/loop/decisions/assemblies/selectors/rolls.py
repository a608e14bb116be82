"""应到会: who belongs to a meeting on a day, by name or counted, and who may preside over it."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from xiaoheng.ground.bodies.models import Body
from xiaoheng.ground.bodies.selectors import members_on
from xiaoheng.ground.bodies.words import Position
from xiaoheng.ground.organisation.actors import in_force
from xiaoheng.ground.organisation.models import Appointment, Membership, PartyOrg, Person, Unit
from xiaoheng.ground.organisation.selectors import leading_orgs, party_org_of
from xiaoheng.ground.organisation.words import MemberKind, Post, UnitKind
from xiaoheng.loop.decisions.assemblies.models import Form
from xiaoheng.loop.decisions.assemblies.words import MEMBERS, Of
from xiaoheng.loop.decisions.meetings.selectors.bodies import Seats, admin_team, party_team


@dataclass
class Roll:
    """名册: entitled persons and those who sit in, with what they come as; parts that are counted; who presides."""

    entitled: dict[Person, str] = field(default_factory=dict)
    sitting: dict[Person, str] = field(default_factory=dict)
    counted: dict[str, int] = field(default_factory=dict)
    chair: Person | None = None

    @property
    def total(self) -> int:
        """应到会人数."""
        return len(self.entitled) + sum(self.counted.values())


@dataclass(frozen=True)
class Holder:
    """开会的主体: an organisation, a body or a unit, as the form asks; the meeting belongs to `seat`."""

    form: Form
    unit: Unit
    org: PartyOrg | None = None
    body: Body | None = None

    @property
    def seat(self) -> Unit:
        """The unit the meeting belongs to."""
        return self.org.unit if self.org else self.body.unit if self.body else self.unit

    @property
    def book(self) -> str:
        """纪要簿: whose series the numbers are of."""
        return self.org.code if self.org else self.body.code if self.body else self.form.code

    @property
    def name(self) -> str:
        """Who meets."""
        return self.org.name if self.org else self.body.name if self.body else self.unit.name

    @property
    def fits(self) -> bool:
        """Whether this is who holds meetings of the form."""
        form, kinds = self.form, self.form.kinds.split()
        if form.of == Of.ORG:
            return self.org is not None and self.body is None and (not kinds or self.org.kind in kinds)
        if form.of == Of.BODY:
            return self.body is not None and self.org is None and self.body.kind.code == form.code
        return self.org is None and self.body is None and (not kinds or self.unit.kind in kinds)

    def stands_on(self, day: date) -> bool:
        """Whether it was there on the day."""
        row = self.org or self.body or self.unit
        return row.since <= day and (row.until is None or day < row.until)


def roll_of(holder: Holder, day: date) -> Roll:
    """名册 of a meeting that day."""
    if holder.form.of == Of.BODY and holder.body is not None:
        return _of_body(holder.body, day)
    if holder.form.of == Of.ORG and holder.org is not None:
        return _of_members(holder, day) if holder.form.seats == MEMBERS else _of_committee(holder, day)
    return _of_posts(holder.unit, holder.form.seats.split(), day)


def presiders(holder: Holder, day: date) -> list[Person]:
    """可以主持的人: who belongs there by name, and the leaders of the school; above a school, the office's people."""
    unit, found = holder.seat, dict.fromkeys(roll_of(holder, day).entitled)
    leading = holder.org or party_org_of(unit, day)
    if leading is not None:
        found |= dict.fromkeys(party_team(leading, day))
    found |= dict.fromkeys(admin_team(unit, day))
    if unit.kind != UnitKind.SCHOOL:
        found |= dict.fromkeys(Person.objects.filter(unit=unit).order_by("code"))
    return list(found)


def _of_body(body: Body, day: date) -> Roll:
    made = Roll()
    for seat in members_on(body, day):
        if seat.person is None:
            made.counted[seat.part] = made.counted.get(seat.part, 0) + seat.count
            continue
        made.entitled.setdefault(seat.person, f"{seat.title}（{seat.get_part_display()}）")
        if seat.position == Position.CHAIR and made.chair is None:
            made.chair = seat.person
    return made


def _of_members(holder: Holder, day: date) -> Roll:
    """Of an organisation life meeting all members; of one that votes the full ones, the probationary sit in."""
    made = Roll(chair=_secretary(holder, day))
    rows = Membership.objects.filter(in_force(day), org=holder.org).select_related("person__unit")
    for row in rows.order_by("person__code", "pk"):
        votes = row.kind == MemberKind.FULL or not holder.form.quorum
        if row.person not in made.entitled and row.person not in made.sitting:
            (made.entitled if votes else made.sitting)[row.person] = str(row.get_kind_display())
    return made


def _of_committee(holder: Holder, day: date) -> Roll:
    made, org = Roll(chair=_secretary(holder, day)), holder.org
    made.entitled = _told(party_team(org, day)) if org else {}
    if holder.form.code == "team_life":
        made.sitting = {
            who: what for who, what in _told(admin_team(holder.seat, day)).items() if who not in made.entitled
        }
    return made


def _of_posts(unit: Unit, posts: list[str], day: date) -> Roll:
    """Those who hold one of the posts in the unit or below it; in a school the secretary presides."""
    leading = Q(org__isnull=True) | Q(org__in=leading_orgs(day))  # not the secretaries of branches inside a school
    rows = Appointment.objects.filter(in_force(day), leading, post__in=posts, unit__up__ancestor=unit)
    made = Roll()
    seats: dict[Person, list[str]] = {}
    for row in rows.select_related("person__unit", "unit").order_by("unit__code", "since", "pk"):
        seats.setdefault(row.person, []).append(f"{row.unit.name}{row.get_post_display()}")
    made.entitled = {who: "、".join(dict.fromkeys(what))[:60] for who, what in seats.items()}
    org = party_org_of(unit, day) if unit.kind == UnitKind.SCHOOL else None
    made.chair = (
        next((who for who, held in party_team(org, day).items() if Post.SECRETARY in held), None) if org else None
    )
    return made


def _secretary(holder: Holder, day: date) -> Person | None:
    team = party_team(holder.org, day) if holder.org else {}
    return next((who for who, held in team.items() if Post.SECRETARY in held), None)


def _told(seats: Seats) -> dict[Person, str]:
    """Posts as text, each once."""
    return {who: "、".join(dict.fromkeys(str(Post(post).label) for post in held))[:60] for who, held in seats.items()}
