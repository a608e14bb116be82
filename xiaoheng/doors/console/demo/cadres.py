"""Cadre facts of the demo: every leader qualified, trained and credited as the rules ask; the faults leave one out."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import product

from xiaoheng.doors.console.demo.build import BATCH, SEATS, World
from xiaoheng.ground.cadres.models import (
    Award,
    Certificate,
    Experience,
    Ledger,
    Programme,
    Reserve,
    Rotation,
    Title,
    Training,
    Workload,
)
from xiaoheng.ground.cadres.words import (
    Audience,
    AwardKind,
    AwardLevel,
    CertificateKind,
    ExperienceKind,
    Rank,
    ReserveLevel,
    RotationKind,
    TrainingKind,
)
from xiaoheng.ground.organisation.models import Person, School, Unit
from xiaoheng.ground.organisation.words import PARTY_POSTS, Post, Stage, UnitKind

HEADS = (Post.SECRETARY, Post.PRINCIPAL)
MANAGERS = (Post.MIDDLE_MANAGER, Post.MORAL_DIRECTOR)
CERTIFIED = {
    Stage.PRIMARY: CertificateKind.PRIMARY,
    Stage.SENIOR: CertificateKind.SENIOR,
    Stage.COMPLETE: CertificateKind.SENIOR,
}
# title, kind, audience, hours, month, day: what a county holds every year
PLAN = (
    ("党组织书记冬季培训班", TrainingKind.CENTRAL, Audience.SECRETARIES, 12, 2, 20),
    ("党组织书记集中轮训班", TrainingKind.ROTATION, Audience.SECRETARIES, 24, 5, 16),
    ("党务干部业务培训班", TrainingKind.CENTRAL, Audience.PARTY_WORKERS, 24, 9, 20),
    ("党员全员培训", TrainingKind.FULL, Audience.MEMBERS, 36, 11, 10),
)


def record(world: World) -> None:
    """Ledgers of all counties and schools, and the facts about their people, none after the business day."""
    since = date(world.today.year - 2, 1, 1)
    kept = [unit for unit in world.units if unit.kind in (UnitKind.COUNTY, UnitKind.SCHOOL)]
    Ledger.objects.bulk_create((Ledger(unit=unit, since=since) for unit in kept), batch_size=BATCH)
    stages = {id(school.unit): school for school in world.schools}
    _qualify(world, stages)
    _train(world)
    _credit(world)
    _list(world)


def announce(world: World) -> None:
    """What is ahead: some vice-principals whose leaving is known, and a principal's post that has just become empty."""
    spoilt = {fault.unit for fault in world.planted}
    sound = {id(place.unit): place for place in world.places if place.unit.code not in spoilt}
    leading = [row for row in world.appointments if id(row.unit) in sound and row.until is None]
    for number, row in enumerate([row for row in leading if row.post == Post.VICE_PRINCIPAL][4::9]):
        row.until, row.reason = world.today + timedelta(days=110 + 47 * (number % 5)), "届时退休"
    apart = [row for row in leading if row.post == Post.PRINCIPAL and sound[id(row.unit)].org.kind in SEATS]
    for row in apart[-1:]:
        row.until, row.reason = world.today - timedelta(days=30), "工作调动"
        row.since = min(row.since, row.until - timedelta(days=400))


def _holders(world: World, posts: Iterable[str]) -> dict[int, Person]:
    """People in one of the posts today, once each, in their order."""
    wanted = tuple(posts)
    held = (row for row in world.appointments if row.post in wanted and row.until is None)
    return {id(row.person): row.person for row in held}


def _qualify(world: World, schools: dict[int, School]) -> None:
    """Certificates, titles and experience of all who lead a school or may come to."""
    heads = _holders(world, HEADS)
    people = _holders(world, (*HEADS, *PARTY_POSTS, Post.VICE_PRINCIPAL, *MANAGERS))
    certificates, titles = [], []
    experiences: list[Experience] = []
    for key, person in people.items():
        school = schools.get(id(person.unit))
        began = world.years_ago(12 if key in heads else 5)
        kind = CERTIFIED.get(Stage(school.stage), CertificateKind.JUNIOR) if school else CertificateKind.JUNIOR
        certificates.append(Certificate(person=person, kind=kind, since=began))
        rank = Rank.SECOND if key in world.low_titled else Rank.SENIOR if key in heads else Rank.FIRST
        titles.append(Title(person=person, rank=rank, since=began + timedelta(days=900)))
        experiences += _experiences(person, began, key in heads)
    Certificate.objects.bulk_create(certificates, batch_size=BATCH)
    Title.objects.bulk_create(titles, batch_size=BATCH)
    Experience.objects.bulk_create(experiences, batch_size=BATCH)


def _experiences(person: Person, began: date, leads: bool) -> Iterator[Experience]:
    """Teaching, and for who leads a school Party and administrative work before."""
    school, then = person.unit.name, began + timedelta(days=365)
    yield Experience(person=person, kind=ExperienceKind.TEACHING, place=f"{school}教师", since=began)
    for kind, post in ((ExperienceKind.PARTY, "党务干事"), (ExperienceKind.ADMIN, "教务主任")) if leads else ():
        until = then + timedelta(days=1000)
        yield Experience(person=person, kind=kind, place=f"{school}{post}", since=then, until=until)


def _train(world: World) -> None:
    """Two full years of the county's plan and what of this year's is over, with everybody's hours."""
    members = {id(row.person): row.person for row in world.memberships}
    workers, secretaries = _holders(world, PARTY_POSTS), _holders(world, (Post.SECRETARY,))
    chosen = {
        Audience.SECRETARIES: secretaries,
        Audience.PARTY_WORKERS: workers,
        Audience.MEMBERS: {**members, **workers},
    }
    held = [(one, chosen[Audience(one.audience)]) for one in _programmes(world)]
    for programme, _people in held:
        if id(programme.unit) in world.unplanned and programme.since.year == world.today.year - 1:
            programme.audience = Audience.MEMBERS
    Programme.objects.bulk_create((programme for programme, _people in held), batch_size=BATCH)
    rows = (row for programme, people in held for row in _hours(world, programme, people))
    Training.objects.bulk_create(rows, batch_size=BATCH)


def _programmes(world: World) -> Iterator[Programme]:
    counties = [unit for unit in world.units if unit.kind == UnitKind.COUNTY]
    for county, back, (title, kind, audience, hours, month, day) in product(counties, (2, 1, 0), PLAN):
        year = world.today.year - back
        since = date(year, month, day)
        until = since + timedelta(days=max(1, hours // 8))
        facts = {"title": f"{year}年{title}", "kind": kind, "audience": audience, "hours": hours}
        yield Programme(unit=county, since=since, until=until, **facts)


def _hours(world: World, programme: Programme, people: dict[int, Person]) -> Iterator[Training]:
    """Everybody of the county whom a programme is for, once it is over; the faults left out."""
    last_year = programme.since.year == world.today.year - 1
    for key, person in people.items() if programme.last < world.today else ():
        if person.unit.log == programme.unit.code and not (last_year and (key, programme.kind) in world.untrained):
            yield Training(programme=programme, person=person, hours=programme.hours, held_on=programme.last)


def _credit(world: World) -> None:
    """Half a load for secretaries, a quarter for managers on a committee."""
    since = date(world.today.year - 1, 9, 1)
    seats = _holders(world, (Post.COMMITTEE_MEMBER,))
    shares = {key: (person, 50) for key, person in _holders(world, (Post.SECRETARY,)).items()}
    for key, person in _holders(world, MANAGERS).items():
        if key in seats:
            shares.setdefault(key, (person, 25))
    rows = (
        Workload(person=person, share=share // 2 if key in world.uncredited else share, since=since)
        for key, (person, share) in shares.items()
    )
    Workload.objects.bulk_create(rows, batch_size=BATCH)


def _list(world: World) -> None:
    """Reserve, rotations and awards of some."""
    since = date(world.today.year - 1, 7, 1)
    vice = list(_holders(world, (Post.VICE_PRINCIPAL,)).values())
    managers = list(_holders(world, MANAGERS).values())
    heads = list(_holders(world, (Post.SECRETARY,)).values())
    reserves = [
        Reserve(person=one, level=ReserveLevel.HEAD, basis=_number(one.unit, since), since=since) for one in vice[::3]
    ]
    reserves += [
        Reserve(person=one, level=ReserveLevel.DEPUTY, basis=_number(one.unit, since), since=since)
        for one in managers[::3]
    ]
    Reserve.objects.bulk_create(reserves, batch_size=BATCH)
    schools = [place.unit for place in world.places]
    pairs = [(one, schools[(number * 7 + 3) % len(schools)]) for number, one in enumerate(managers[1::9])]
    Rotation.objects.bulk_create(
        (
            Rotation(person=one, kind=RotationKind.EXCHANGE, target=to, since=since)
            for one, to in pairs
            if to is not one.unit
        ),
        batch_size=BATCH,
    )
    awards = [
        Award(person=one, kind=AwardKind.PARTY_WORKER, level=AwardLevel.COUNTY, issuer="县委教育工委", since=since)
        for one in heads[::6]
    ]
    awards += [
        Award(org=place.org, kind=AwardKind.ORG, level=AwardLevel.COUNTY, issuer="县委教育工委", since=since)
        for place in world.places[::10]
        if place.host
    ]
    Award.objects.bulk_create(awards, batch_size=BATCH)


def _number(unit: Unit, day: date) -> str:
    """A document number as the county would give it."""
    return f"{unit.log}教工委〔{day.year}〕3号"
