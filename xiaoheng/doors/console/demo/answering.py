"""What is answered for: reports of each team in its rhythm, a draw of meetings, two cases of the first county."""

from datetime import timedelta

from xiaoheng.doors.console.demo.build import BATCH, Place, World
from xiaoheng.doors.console.demo.past import Past
from xiaoheng.ground.organisation.actors import Actor, actor_of
from xiaoheng.ground.organisation.models import Account, Appointment, Person, Unit
from xiaoheng.ground.organisation.words import Post, UnitKind
from xiaoheng.ground.rulebook.models import Parameter, ParameterValue
from xiaoheng.ground.rulebook.words import Origin
from xiaoheng.lib import clock
from xiaoheng.loop.correction import services as correction
from xiaoheng.loop.decisions.models import Resolution
from xiaoheng.loop.decisions.words import MeetingKind
from xiaoheng.loop.supervision import services as supervision
from xiaoheng.loop.supervision.models import SpotCheck, TeamReport
from xiaoheng.loop.supervision.services import Grounds
from xiaoheng.loop.supervision.words import About, CaseKind, CaseOutcome, Compliance, Hearing, Point

Posts = dict[int, list[Appointment]]  # of each unit by the identity of its row

MONTHS = 6
LATELY, LONG_SINCE = timedelta(days=150), timedelta(days=230)
REPORTING = {
    *(Post.PRINCIPAL, Post.VICE_PRINCIPAL, Post.DEPUTY, Post.FULL_TIME_DEPUTY),
    Post.COMMITTEE_MEMBER,
}
DRAWN, SEED = 3, 2023


def answer(world: World, past: Past) -> None:
    """Reports everywhere; the draw and the cases in the first county."""
    _require(world)
    last = _last_party_resolutions(world, past)
    posts = _posts(world)
    hosts = [place for place in world.places if place.host]
    reports = [row for place in hosts for row in _reports(world, place, posts, last.get(place.unit.pk))]
    TeamReport.objects.bulk_create(reports, batch_size=BATCH)
    county = next(unit for unit in world.units if unit.kind == UnitKind.COUNTY)
    _spot_check(world, county)
    _cases(world, county, posts, last)


def _require(world: World) -> None:
    """The counties ask for a report every half-year."""
    known = Parameter.objects.get(key="team_report_months")
    ParameterValue.objects.bulk_create(
        ParameterValue(
            parameter=known, unit=unit, value=MONTHS, since=world.today.replace(month=1, day=1),
            basis=f"{unit.name}教工委〔{world.today.year}〕2号", origin=Origin.VERB,
        )
        for unit in world.units
        if unit.kind == UnitKind.COUNTY
    )  # fmt: skip


def _last_party_resolutions(world: World, past: Past) -> dict[int, Resolution]:
    """The last Party resolution of each school within the last months."""
    rows = [row for row in past.resolutions if row.topic.body == MeetingKind.PARTY]
    return {row.unit_id: row for row in rows if row.decided_on > world.today - LATELY}


def _reports(world: World, place: Place, posts: Posts, resolution: Resolution | None) -> list[TeamReport]:
    """Everybody of the team but the secretary, at the last Party meeting; where the fault is planted, one is silent."""
    team = _team(place, posts)
    silent = team[0] if team and world.bears.get("E-16") is place.org else None
    made_on = resolution.decided_on if resolution else world.today - timedelta(days=40)
    about = (About.DUTIES, About.RESOLUTION, About.INTEGRITY)
    rows = []
    for turn, person in enumerate(team):
        told = {"unit": place.unit, "org": place.org, "person": person, "about": about[turn % len(about)]}
        day = world.today - LONG_SINCE if person is silent else made_on
        item = resolution.item if resolution and person is not silent else None
        rows.append(TeamReport(**told, made_on=day, item=item, entered_on=day))
    return rows


def _posts(world: World) -> Posts:
    """The posts of each unit that are held today."""
    found: Posts = {}
    for row in world.appointments:
        if row.since <= world.today and (row.until is None or row.until > world.today):
            found.setdefault(id(row.unit), []).append(row)
    return found


def _team(place: Place, posts: Posts) -> list[Person]:
    held = [row for row in posts.get(id(place.unit), ()) if row.org in (None, place.org)]
    heads = {id(row.person) for row in held if row.post == Post.SECRETARY}
    found = {id(row.person): row.person for row in held if row.post in REPORTING and id(row.person) not in heads}
    return list(found.values())


def _spot_check(world: World, county: Unit) -> SpotCheck:
    """Three meetings drawn; two looked at, one of them not in order, which the school is to put right."""
    clerk = _actor(county, "ganshi")
    span = {"since": world.today - LATELY, "until": world.today}
    with clock.on(world.today - timedelta(days=6)):
        row = supervision.draw(actor=clerk, unit=county, count=DRAWN, seed=SEED, **span)
    checked = list(row.meetings.select_related("unit", "meeting").order_by("id"))
    for turn, one in enumerate(checked[1:]):
        words = dict.fromkeys(Point.values, Compliance.HOLDS.value)
        if turn == 0:
            words |= {Point.NOTICE.value: Compliance.BREAKS.value, Point.RECUSAL.value: Compliance.UNKNOWN.value}
        with clock.on(world.today - timedelta(days=2)):
            supervision.judge(actor=clerk, checked=one, verdicts=words)
    source = checked[1].points.get(verdict=Compliance.BREAKS)
    title = f"{checked[1].meeting.held_on}{checked[1].meeting.get_kind_display()}：{source.get_point_display()}"
    correction.open(actor=clerk, unit=checked[1].unit, title=title, source=source)
    return row


def _cases(world: World, county: Unit, posts: Posts, last: dict[int, Resolution]) -> None:
    """One case decided, one that waits for the decision; both about resolutions of the first schools."""
    clerk, leader = _actor(county, "ganshi"), _actor(county, "lingdao")
    places = [place for place in world.places if place.unit.log == county.code and place.unit.pk in last]
    for turn, place in enumerate(places[1:3]):
        resolution, team = last[place.unit.pk], _team(place, posts)
        grounds = Grounds(meeting=resolution.item.meeting, resolution=resolution)
        person = team[-1] if team else None
        row = supervision.open_case(
            actor=clerk, school=place.unit, kind=CaseKind.CENTRALISM, grounds=grounds, person=person
        )
        supervision.hear(actor=clerk, case=row, on=world.today, manner=Hearing.SPOKEN)
        if turn == 0:
            basis = f"{county.name}教工委〔{world.today.year}〕6号"
            supervision.decide(actor=leader, case=row, outcome=CaseOutcome.REMINDED, basis=basis)


def _actor(county: Unit, post: str) -> Actor:
    return actor_of(Account.objects.get(username=f"{county.code.lower()}-{post}"))
