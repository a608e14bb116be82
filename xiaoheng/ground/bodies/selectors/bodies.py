"""机构查询."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Exists, F, OuterRef, QuerySet

from xiaoheng.ground.bodies.models import Body, Kind, Seat, Term
from xiaoheng.ground.bodies.words import Family, Part, Position
from xiaoheng.ground.organisation.actors import Viewer, in_force
from xiaoheng.ground.organisation.models import Person, School, Unit
from xiaoheng.ground.organisation.selectors import in_scope
from xiaoheng.lib import clock


@dataclass
class MakeUp:
    """构成 of a body on a day: who chairs it, how many it has, by part."""

    chair: Person | None = None
    total: int = 0
    parts: dict[str, int] = field(default_factory=dict)

    @property
    def teachers(self) -> int | None:
        """Teachers in a hundred, rounded down; None where nobody is seated."""
        return self.parts.get(Part.TEACHER, 0) * 100 // self.total if self.total else None

    @property
    def told(self) -> str:
        """Parts with their numbers: 教师9，家长代表4."""
        return "，".join(f"{part.label}{self.parts[part]}" for part in Part if part in self.parts)


@dataclass(frozen=True)
class Line:
    """一行: a kind, the body of a school where there is one, whether one is expected, its make-up and term."""

    kind: Kind
    needed: bool
    body: Body | None = None
    make_up: MakeUp = field(default_factory=MakeUp)
    term: Term | None = None


def kinds(family: str = "") -> QuerySet[Kind]:
    """机构种类, in their order."""
    return Kind.objects.filter(family=family) if family else Kind.objects.all()


def bodies(viewer: Viewer) -> QuerySet[Body]:
    """机构 in scope, those dissolved among them."""
    return Body.objects.filter(in_scope(viewer)).select_related("unit", "kind")


def running(unit: Unit) -> QuerySet[Body]:
    """现有机构 of a unit: those that have not been dissolved."""
    return Body.objects.filter(unit=unit, until__isnull=True).order_by("kind__position", "pk")


def bare(body: Body) -> bool:
    """误登可删: it stands, and nothing was built on it since its founding: no further member, no further term."""
    seats = Seat.objects.filter(body=OuterRef("pk")).exclude(position=Position.CHAIR, since=OuterRef("since"))
    terms = Term.objects.filter(body=OuterRef("pk")).exclude(since=OuterRef("since"))
    return Body.objects.filter(~Exists(seats), ~Exists(terms), pk=body.pk, until__isnull=True).exists()


def members_on(body: Body, day: date | None = None) -> QuerySet[Seat]:
    """成员: who sits in a body on a day (today unless told): chair, deputies, members, then those who are counted.

    The words of the positions stand in their order also in the alphabet.
    """
    rows = body.seats.filter(in_force(day or clock.today())).select_related("person__unit", "body__kind")
    return rows.order_by("position", F("person").asc(nulls_last=True), "part", "pk")


def seats(viewer: Viewer) -> QuerySet[Seat]:
    """成员登记 of bodies in scope."""
    return Seat.objects.filter(in_scope(viewer, "body__unit")).select_related("body__unit", "body__kind", "person")


def past(body: Body, day: date | None = None) -> QuerySet[Seat]:
    """曾任成员: seats that had ended by a day, the latest first."""
    return (
        body.seats.filter(until__lte=day or clock.today())
        .select_related("person", "body__kind")
        .order_by("-until", "pk")
    )


def term_on(body: Body, day: date | None = None) -> Term | None:
    """本届: the latest term that had begun by a day."""
    return body.terms.filter(since__lte=day or clock.today()).order_by("-since").first()


def make_up(found: Iterable[Body], day: date | None = None) -> dict[int, MakeUp]:
    """构成 by body, in one query, whatever their number."""
    made: dict[int, MakeUp] = {body.pk: MakeUp() for body in found}
    rows = Seat.objects.filter(in_force(day or clock.today()), body__in=made).select_related("person")
    for row in rows.order_by("pk"):
        one = made[row.body_id]
        one.total += row.count
        one.parts[row.part] = one.parts.get(row.part, 0) + row.count
        if row.position == Position.CHAIR:
            one.chair = row.person
    return made


def lines(unit: Unit, family: Family, day: date | None = None) -> list[Line]:
    """一校之机构 of a family: a line for each kind that is expected or there, in their order."""
    on = day or clock.today()
    rows = Body.objects.filter(in_force(on), unit=unit, kind__family=family).select_related("kind", "unit")
    there = {body.kind_id: body for body in rows}
    stage = School.objects.filter(unit=unit).values_list("stage", flat=True).first()
    needed = set(Kind.objects.filter(family=family, needs__stage=stage or "").values_list("pk", flat=True))
    made = make_up(there.values(), on)
    terms = {row.body_id: row for row in Term.objects.filter(body__in=there.values(), since__lte=on).order_by("since")}
    found = []
    for kind in kinds(family):
        body = there.get(kind.pk)
        if body is not None:
            found.append(Line(kind, kind.pk in needed, body, made[body.pk], terms.get(body.pk)))
        elif kind.pk in needed:
            found.append(Line(kind, needed=True))
    return found
