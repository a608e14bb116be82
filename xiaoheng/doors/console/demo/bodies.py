"""Bodies of the demo: what every school has set up, and its chains; the faults leave one thing out."""

from collections.abc import Iterator
from datetime import date, timedelta

from xiaoheng.doors.console.demo.build import BATCH, Place, World
from xiaoheng.ground.bodies.models import Body, Chain, ChainLink, Kind, Seat, Term
from xiaoheng.ground.bodies.words import CONGRESS, Duty, Family, Part, Position
from xiaoheng.ground.organisation.models import Appointment, Person
from xiaoheng.ground.organisation.words import Post

ORDER = (Post.SECRETARY, Post.PRINCIPAL, Post.FULL_TIME_DEPUTY, Post.VICE_PRINCIPAL, Post.MORAL_DIRECTOR)
LEVELS = {
    Post.SECRETARY: ("书记", "总体负责，每学期专题研究"),
    Post.PRINCIPAL: ("校长", "与书记共同负责，落实到教育教学"),
    Post.FULL_TIME_DEPUTY: ("专职副书记", "抓党建工作的日常落实"),
    Post.VICE_PRINCIPAL: ("分管领导", "抓分管条线的落实和检查"),
    Post.MORAL_DIRECTOR: ("责任部门", "德育处组织各年级落实"),
}
COUNTED = {
    CONGRESS: ((Part.TEACHER, 24), (Part.STAFF, 11)),
    "school_council": ((Part.PARENT, 4), (Part.COMMUNITY, 2)),
    "parent_committee": ((Part.PARENT, 9),),
    "student_congress": ((Part.PUPIL, 24),),
    "catering_committee": ((Part.PARENT, 5), (Part.PUPIL, 2)),
}
DUTIES = (Duty.IDEOLOGY, Duty.ETHICS, Duty.MORAL, Duty.LED)
YEARS = 5


def record(world: World) -> None:
    """Groups, bodies and chains of all schools; the optional ones of some."""
    kinds = list(Kind.objects.prefetch_related("needs"))
    stages = {id(school.unit): school.stage for school in world.schools}
    made = [body for n, place in enumerate(world.places) for body in _bodies(world, n, place, kinds, stages)]
    Body.objects.bulk_create((body for body, _place in made), batch_size=BATCH)
    terms = [_term(world, body) for body, _place in made]
    Term.objects.bulk_create(terms, batch_size=BATCH)
    held = _held(world)
    begun = zip(made, terms, strict=True)
    seats = (seat for (_body, place), term in begun for seat in _seats(term, place, held.get(id(place.unit), [])))
    Seat.objects.bulk_create(seats, batch_size=BATCH)
    _chains(world, held)


def _bodies(
    world: World, number: int, place: Place, kinds: list[Kind], stages: dict[int, str]
) -> Iterator[tuple[Body, Place]]:
    """What is expected of the school's stage, and in every fourth school the committee that looks after meals."""
    unit, since = place.unit, world.today - timedelta(days=420 + 11 * (number % 40))
    asked = [kind for kind in kinds if stages[id(unit)] in {need.stage for need in kind.needs.all()}]
    asked += [kind for kind in kinds if kind.code == "catering_committee" and number % 4 == 0]
    for serial, kind in enumerate(asked, 1):
        if (id(unit), kind.code) in world.bodiless:
            continue
        begun = world.years_ago(9) if kind.code == CONGRESS else since
        facts = {"code": f"{unit.code}-J{serial}", "name": f"{unit.name}{kind.title}", "remit": kind.remit}
        basis = f"{unit.code}党〔{begun.year}〕{serial + 2}号"
        yield Body(unit=unit, kind=kind, basis=basis, since=begun, **facts), place


def _term(world: World, body: Body) -> Term:
    """The congress in mid-term, or where a fault says so past its end; the others have no fixed term."""
    if body.kind.code != CONGRESS:
        return Term.of(body, body.since, None, body.basis)
    since = world.years_ago(5.3 if id(body.unit) in world.overdue_congress else 1.5)
    return Term.of(body, since, YEARS, f"{body.unit.code}党〔{since.year}〕9号")


def _held(world: World) -> dict[int, list[Appointment]]:
    """The leading posts of each school that are held today, in their order, one a person."""
    found: dict[int, list[Appointment]] = {}
    rows = [row for row in world.appointments if row.post in ORDER and (row.until is None or row.until > world.today)]
    for row in sorted(rows, key=lambda row: ORDER.index(Post(row.post))):
        inside = row.org is not None and row.org.superior is not None and row.org.superior.unit is row.unit
        mine = found.setdefault(id(row.unit), [])
        if not inside and row.since <= world.today and all(row.person is not other.person for other in mine):
            mine.append(row)
    return found


def _seats(term: Term, place: Place, held: list[Appointment]) -> Iterator[Seat]:
    """In a group those who lead; elsewhere a leader in the chair, beside him teachers and those who are counted."""
    kind, leaders = term.body.kind, [row.person for row in held] or place.people[:1]
    teachers = [person for person in place.people if all(person is not one for one in leaders)]
    if kind.family == Family.GROUP:
        yield from _named(term, leaders)
        return
    chair = teachers[:1] if kind.code in ("student_congress", "academic_committee") else leaders[-1:]
    yield from _named(term, [*(chair or leaders[:1]), *teachers[1:3]])
    for part, count in COUNTED.get(kind.code, ()):
        yield Seat(body=term.body, part=part, count=count, since=term.since)


def _named(term: Term, people: list[Person]) -> Iterator[Seat]:
    second = Position.DEPUTY if term.body.kind.family == Family.GROUP else Position.MEMBER
    first = {0: Position.CHAIR, 1: second}
    for place, person in enumerate(people):
        position = first.get(place, Position.MEMBER)
        yield Seat(body=term.body, person=person, part=Part.TEACHER, position=position, since=term.since)


def _chains(world: World, held: dict[int, list[Appointment]]) -> None:
    """Four duties of each school with at least two leaders; where a fault says so, one level has been left."""
    since = date(world.today.year - 1, 9, 1)
    rows: list[Chain] = []
    links: list[ChainLink] = []
    for place in world.places:
        mine = held.get(id(place.unit), [])
        for number, duty in enumerate(DUTIES) if len(mine) > 1 else ():
            chain = Chain(
                unit=place.unit, duty=duty, basis=f"{place.unit.code}党〔{since.year}〕{number + 5}号", since=since
            )
            rows.append(chain)
            left = world.left_levels.get(id(place.unit)) if duty == Duty.ETHICS else None
            posts = [*_levels(mine), *([left] if left else ())]
            links += [_link(chain, level, post) for level, post in enumerate(posts, 1)]
    Chain.objects.bulk_create(rows, batch_size=BATCH)
    ChainLink.objects.bulk_create(links, batch_size=BATCH)


def _levels(held: list[Appointment]) -> list[Appointment]:
    """One post of each level."""
    return list({row.post: row for row in reversed(held)}.values())[::-1]


def _link(chain: Chain, place: int, post: Appointment) -> ChainLink:
    level, scope = LEVELS.get(Post(post.post), ("责任部门", "组织本部门落实"))
    return ChainLink(chain=chain, place=place, level=level, appointment=post, scope=scope)
