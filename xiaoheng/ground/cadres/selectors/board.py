"""一校之班子: posts with holder, term and limit, vacancies; and the load of those who hold them."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Max, Q, Sum

from xiaoheng.ground.cadres.models import Certificate, Title, Training, Workload
from xiaoheng.ground.cadres.selectors.limits import LED, Limits, began, inner
from xiaoheng.ground.cadres.words import Rank
from xiaoheng.ground.organisation import selectors as organisation
from xiaoheng.ground.organisation.actors import in_force
from xiaoheng.ground.organisation.models import Appointment, PartyOrg, Person, Unit
from xiaoheng.ground.organisation.words import PARTY_POSTS, Post
from xiaoheng.lib import clock

# Who is given a charge: the leaders of the school, a member of the committee in his other post.
CHARGED = (Post.SECRETARY, Post.FULL_TIME_DEPUTY, Post.PRINCIPAL, Post.VICE_PRINCIPAL)


@dataclass(frozen=True)
class Seat:
    """一职: who holds it since when and until which day at most; without a person it is vacant since `since`."""

    post: str
    person: Person | None
    since: date | None
    limit: date | None
    term: date | None = None


@dataclass(frozen=True)
class Charged:
    """一人之分工: what a leader is in charge of, by the post and besides."""

    appointment: Appointment
    charges: list[str]


@dataclass(frozen=True)
class Board:
    """班子 of one school."""

    org: PartyOrg | None
    term: date | None
    seats: list[Seat]


@dataclass
class Load:
    """一人之负荷与资格: posts, Party workload, hours this year and last, certificate, title."""

    person: Person
    posts: list[str] = field(default_factory=list)
    share: int | None = None
    hours: int = 0
    before: int = 0
    certified: bool = False
    title: str = ""


def board(school: Unit, on: date | None = None) -> Board:
    """班子: leading posts in their order; secretary and principal are listed also when nobody holds them."""
    day = on or clock.today()
    limits, org = Limits([school.pk], day), organisation.party_org_of(school, day)
    inside = inner(PartyOrg.objects.filter(unit=school))
    rows = Appointment.objects.filter(unit=school, post__in=LED, since__lte=day).exclude(org__in=inside)
    rows = rows.select_related("person")
    starts = began(rows, day)
    people = {row.person_id: row.person for row in rows}
    term = limits.term_end(org) if org and org.unit_id == school.pk else None
    seats = [
        Seat(post, people[person], since, limits.post_end(unit, since), term if post in PARTY_POSTS else None)
        for (person, unit, post), since in starts.items()
    ]
    taken = {seat.post for seat in seats}
    own = bool(org and org.unit_id == school.pk)
    for post in (Post.SECRETARY, Post.PRINCIPAL):
        if post not in taken and (own or post == Post.PRINCIPAL):
            left = max((row.until for row in rows if row.post == post and row.until), default=None)
            limit = limits.ends("vacancy_months_max", school.pk, left) if left else None
            seats.append(Seat(post, None, left, limit))
    seats.sort(key=lambda seat: (LED.index(Post(seat.post)), seat.since or date.min))
    return Board(org, term, seats)


def charged(school: Unit, on: date | None = None) -> list[Charged]:
    """班子分工: leading posts of the school with their charges, one row a post."""
    day = on or clock.today()
    inside = inner(PartyOrg.objects.filter(unit=school))
    rows = organisation.holders(school, day=day).filter(post__in=CHARGED).exclude(org__in=inside)
    rows = rows.prefetch_related("portfolios")
    found = []
    for row in sorted(rows, key=lambda row: (CHARGED.index(Post(row.post)), row.pk)):
        more = [one for one in row.portfolios.all() if one.since <= day and (one.until is None or one.until > day)]
        own = [str(row.get_charge_display())] if row.charge else []
        found.append(Charged(row, own + [str(one.get_charge_display()) for one in more]))
    return found


def loads(school: Unit, on: date | None = None) -> list[Load]:
    """负荷: everybody who holds a post in the school, in the order of posts."""
    day = on or clock.today()
    order = Post.values
    lead, rows = organisation.party_org_of(school, day), organisation.holders(school, day=day).select_related("org")
    held = sorted(rows, key=lambda row: (order.index(row.post), row.org_id not in (None, lead and lead.pk), row.pk))
    found: dict[int, Load] = {}
    for row in held:
        one = found.setdefault(row.person_id, Load(row.person))
        inside = row.org is not None and lead is not None and row.org != lead
        label = str(row.get_post_display())
        label = f"{row.org}{label.removeprefix('党组织')}" if inside else label
        if label not in one.posts:
            one.posts.append(label)
    shares = Workload.objects.filter(in_force(day), person__in=found).values_list("person").annotate(n=Max("share"))
    for person, share in shares:
        found[person].share = share
    _add_training(found, day)
    valid = Certificate.objects.filter(in_force(day), person__in=found)
    for person in valid.values_list("person", flat=True):
        found[person].certified = True
    ranks = Title.objects.filter(person__in=found, since__lte=day).values_list("person").annotate(n=Max("rank"))
    for person, rank in ranks:
        found[person].title = str(Rank(rank).label)
    return list(found.values())


def _add_training(found: dict[int, Load], day: date) -> None:
    first, before = date(day.year, 1, 1), date(day.year - 1, 1, 1)
    summed = Training.objects.filter(person__in=found, held_on__lte=day, held_on__gte=before).values_list("person")
    this = Sum("hours", filter=Q(held_on__gte=first), default=0)
    last = Sum("hours", filter=Q(held_on__lt=first), default=0)
    for person, hours, earlier in summed.annotate(this=this, last=last):
        found[person].hours, found[person].before = hours, earlier
