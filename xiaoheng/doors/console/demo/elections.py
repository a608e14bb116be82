"""Elections of the first county: one finished in the term that runs, one on its way, one never reported, one short."""

from collections.abc import Sequence
from datetime import date, timedelta

from xiaoheng.doors.console.demo.asked import TERM
from xiaoheng.doors.console.demo.build import Place, World
from xiaoheng.ground.organisation.models import Appointment, Person, SuperiorRequest, Unit
from xiaoheng.ground.organisation.words import OrgKind, Post, RequestKind, RequestState, UnitKind
from xiaoheng.lib.ballots import least_candidates
from xiaoheng.loop.decisions.elections.models import Ballot, Candidate, Election, Standing, Voter
from xiaoheng.loop.decisions.elections.selectors import electors
from xiaoheng.loop.decisions.elections.words import BallotState, Kind, State

SPARE, QUORUM = 20, 80  # as the demo's counties are held to
FULL_COUNT = BallotState.COUNTED
CLERKS = ("account:first", "account:second")  # counted before the accounts were given out


def elect(world: World) -> None:
    """Written last but for the accounts: the members and the posts are there."""
    county = next(unit for unit in world.units if unit.kind == UnitKind.COUNTY)
    first = [place for place in world.places if place.host and place.unit.log == county.code]
    large = [place for place in first if place.org.kind in (OrgKind.COMMITTEE, OrgKind.GENERAL_BRANCH)]
    bears = [world.bears.get(rule) for rule in ("A-30", "Q-6")]
    free = [place for place in large if place.org not in bears]
    _finished(world, free[0], county)
    _under_way(world, free[1], county)
    for org, spoil in zip(bears, (_unreported, _short), strict=True):
        if org is not None:
            spoil(world, next(place for place in world.places if place.host and place.org is org))


def _finished(world: World, place: Place, county: Unit) -> None:
    """The committee in office was elected when its term began."""
    day = place.org.term_since or world.today
    row = _election(place, State.CONFIRMED, day, held_on=day, finished_on=day, reported_on=day + timedelta(days=9))
    row.confirmed_on = day + timedelta(days=20)
    row.report_by = day + timedelta(days=30)
    for name, what, sent in (
        ("request", "的请示", 60),
        ("review", "候选人预备人选的请示", 35),
        ("report", "结果的报告", -9),
    ):
        setattr(row, name, _asked(row, county, what, day - timedelta(days=sent), answered=True))
    row.save()
    people, team = _members(place, day), _team(place)
    _roll(row, people, team, day)
    ballot = _round(row, 1, Post.COMMITTEE_MEMBER, len(team), len(people), _came(people), day)
    _stand(ballot, team, people)
    _officers(row, place, len(team), day)


def _under_way(world: World, place: Place, county: Unit) -> None:
    """The candidates are agreed to; the assembly can be opened."""
    row = _election(place, State.NOMINATED, world.today + timedelta(days=7))
    row.drafted_on, row.asked_on = world.today - timedelta(days=50), world.today - timedelta(days=45)
    row.request = _asked(row, county, "的请示", world.today - timedelta(days=45), answered=True)
    row.review = _asked(row, county, "候选人预备人选的请示", world.today - timedelta(days=15), answered=True)
    row.save()
    people, team = _members(place, world.today), _team(place)
    for person in _standing(team, people):
        Candidate.objects.create(election=row, person=person)


def _unreported(world: World, place: Place) -> None:
    """Elected two months ago, and the county has not been told."""
    day = world.today - timedelta(days=62)
    row = _election(place, State.ELECTED, day, held_on=day, finished_on=day, report_by=day + timedelta(days=30))
    people, team = _members(place, day), _team(place)
    _roll(row, people, team, day)
    _stand(_round(row, 1, Post.COMMITTEE_MEMBER, len(team), len(people), _came(people), day), team, people)


def _short(world: World, place: Place) -> None:
    """A seat filled last month, with too few present."""
    day = world.today.replace(day=1) - timedelta(days=5)
    row = _election(place, State.CONFIRMED, day, Kind.BY, held_on=day, finished_on=day)
    row.reported_on, row.confirmed_on = day + timedelta(days=3), day + timedelta(days=4)
    row.save()
    people, team = _members(place, day), _team(place)[:1]
    _roll(row, people, team, day)
    came = -(-QUORUM * len(people) // 100) - 1
    _stand(_round(row, 1, Post.COMMITTEE_MEMBER, 1, len(people), came, day), team, people)


def _election(place: Place, state: str, planned_on: date, kind: str = Kind.TERM, **told: object) -> Election:
    seats = len(_team(place)) if kind == Kind.TERM else 1
    return Election.objects.create(
        org=place.org, unit=place.unit, kind=kind, state=state, seats=seats, deputies=1 if kind == Kind.TERM else 0,
        planned_on=planned_on, drafted_on=planned_on - timedelta(days=65), **told,
    )  # fmt: skip


def _asked(row: Election, county: Unit, what: str, sent: date, *, answered: bool) -> SuperiorRequest:
    serial = SuperiorRequest.objects.filter(unit=row.unit).count() + 11
    replied = {"state": RequestState.APPROVED, "reply": "同意。", "replied_on": sent + timedelta(days=11)}
    title = f"关于{row.org.name}换届选举{what}"
    return SuperiorRequest.objects.create(
        unit=row.unit, superior=county, number=f"〔{sent.year}〕{serial}号", kind=RequestKind.ASK, title=title, text=title,
        sent_on=sent, due_on=sent + timedelta(days=TERM), subject_kind=Election._meta.label_lower,
        subject=str(row.pk), **(replied if answered else {}),
    )  # fmt: skip


def _members(place: Place, day: date) -> list[Person]:
    return list(electors(place.org, day))


def _team(place: Place) -> list[Person]:
    """Who sits in the committee."""
    held = Appointment.objects.filter(org=place.org, post=Post.COMMITTEE_MEMBER, until__isnull=True)
    return [one.person for one in held.select_related("person").order_by("person__code")]


def _standing(team: Sequence[Person], people: Sequence[Person]) -> list[Person]:
    """The committee and as many more as the difference asks for."""
    taken = {person.pk for person in team}
    more = [person for person in people if person.pk not in taken]
    return [*team, *more[: least_candidates(len(team), SPARE) - len(team)]]


def _came(people: Sequence[Person]) -> int:
    return len(people) - len(people) // 12


def _roll(row: Election, people: Sequence[Person], team: Sequence[Person], day: date) -> None:
    came = {person.pk for person in people[: _came(people)]}
    Voter.objects.bulk_create(Voter(election=row, person=one, present=one.pk in came) for one in people)
    standing = _standing(team, people)
    Candidate.objects.bulk_create(Candidate(election=row, person=one) for one in standing)
    known = {person.pk for person in standing}
    watching = [person for person in people if person.pk in came and person.pk not in known][:2]
    if len(watching) == 2:
        row.scrutineer, row.teller = watching
        row.save(update_fields=["scrutineer", "teller"])


def _round(row: Election, number: int, post: str, seats: int, entitled: int, present: int, day: date) -> Ballot:
    return Ballot.objects.create(
        election=row, number=number, post=post, seats=seats, entitled=entitled, present=present, state=FULL_COUNT,
        held_on=day, ym=day.year * 100 + day.month, issued=present, returned=present, void=0,
        first_by=CLERKS[0], second_by=CLERKS[1],
    )  # fmt: skip


def _stand(ballot: Ballot, team: Sequence[Person], people: Sequence[Person]) -> None:
    """The committee by a clear majority, the others by few votes."""
    chosen, rows = {person.pk for person in team}, []
    for turn, person in enumerate(_standing(team, people)):
        yes = ballot.present - turn % 3 if person.pk in chosen else ballot.present // 5
        rest = {"no": ballot.present - yes, "abstain": 0}
        rows.append(Standing(ballot=ballot, person=person, yes=yes, elected=person.pk in chosen, **rest))
    Standing.objects.bulk_create(rows)


def _officers(row: Election, place: Place, seats: int, day: date) -> None:
    """Secretary and deputy, one for one."""
    for number, post in enumerate((Post.SECRETARY, Post.DEPUTY), 2):
        held = Appointment.objects.filter(org=place.org, post=post, until__isnull=True).first()
        if held is not None:
            ballot = _round(row, number, post, 1, seats, seats, day)
            Standing.objects.create(ballot=ballot, person=held.person, yes=seats, no=0, abstain=0, elected=True)
