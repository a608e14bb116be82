"""What followed from the orders, each by its verb on its own day: visits, bulletins, standing, problems."""

from datetime import date, timedelta

from xiaoheng.doors.console.demo.build import LOADER, Planted, World
from xiaoheng.ground.organisation.actors import Actor, actor_of
from xiaoheng.ground.organisation.models import Account, Unit
from xiaoheng.ground.organisation.selectors import holder
from xiaoheng.ground.organisation.words import Post, UnitKind
from xiaoheng.lib import clock
from xiaoheng.loop.correction import services as correction
from xiaoheng.loop.evaluation import services as evaluation
from xiaoheng.loop.execution.models import Directive
from xiaoheng.loop.supervision import services as supervision
from xiaoheng.loop.supervision.models import Explanation
from xiaoheng.loop.supervision.services.visits import Found
from xiaoheng.loop.supervision.words import Verdict

VISITED = 6  # schools visited in each county, one problem from each of the first three


def follow(world: World) -> None:
    """The sequel in every county."""
    for county in _counties(world):
        first, second = Directive.objects.filter(unit=county, state="closed").order_by("id")
        clerk = _clerk(county)
        _bulletin(world, clerk, first)
        _visits(world, county, second)
        with clock.on(second.until):
            supervision.freeze(actor=clerk, directive=second)


def stand(world: World) -> None:
    """This year's standing so far, once everything has been judged; before the first scoring sheet there is none."""
    if world.today >= date(2023, 1, 1):
        for county in _counties(world):
            evaluation.compute(actor=_clerk(county), unit=county, year=world.today.year)


def _counties(world: World) -> list[Unit]:
    return [unit for unit in world.units if unit.kind == UnitKind.COUNTY]


def _clerk(county: Unit) -> Actor:
    return actor_of(Account.objects.get(username=f"{county.code.lower()}-ganshi"))


def _bulletin(world: World, clerk: Actor, directive: Directive) -> None:
    with clock.on(directive.until):
        bulletin = supervision.freeze(actor=clerk, directive=directive)
    with clock.on(bulletin.contest_until + timedelta(days=1)):
        meeting = clock.today() + timedelta(days=20)
        supervision.publish(actor=clerk, bulletin=bulletin, meeting_on=meeting)
    owed = Explanation.objects.filter(row__bulletin=bulletin).select_related("row__unit").order_by("id")
    for index, explanation in enumerate(owed):
        if index == 0:  # one secretary has kept silent
            world.planted.append(Planted("E-3", explanation.row.unit.code))
            continue
        with clock.on(meeting):
            supervision.explain(actor=LOADER, explanation=explanation, text="期末工作集中，材料迟交，已调整分工。")


def _visits(world: World, county: Unit, directive: Directive) -> None:
    schools = [place.unit for place in world.places if place.host and place.unit.log == county.code][:VISITED]
    zones = {school.unit_id: school.zone for school in world.schools}
    for index, school in enumerate(schools):
        zone = zones[school.pk]
        if zone is None:
            continue
        inspector = actor_of(Account.objects.get(username=f"{zone.code.lower()}-ducha"))
        day = directive.since + timedelta(days=75 + index)
        with clock.on(day):
            _visit(inspector, school, directive, faulty=index < VISITED // 2, term=60 if index == 0 else 120)
        if index == 0:
            world.planted.append(Planted("E-13", school.code))


def _visit(inspector: Actor, school: Unit, directive: Directive, faulty: bool, term: int) -> None:
    visit = supervision.visit(actor=inspector, unit=school, directive=directive)
    results = {row.item_id: Found(Verdict.TRUE) for row in visit.results.all()}
    last = max(results)
    if faulty:
        results[last] = Found(Verdict.FALSE, "没有找到书记、校长沟通的登记")
    supervision.inspect(actor=inspector, inspection=visit, visited_on=clock.today(), found=results)
    if not faulty:
        return
    source = visit.results.get(item=last)
    owner = holder(school, Post.SECRETARY)
    correction.open(
        actor=inspector, unit=school, title="书记、校长沟通没有登记", source=source, owner=owner,
        due_on=clock.today() + timedelta(days=term),
    )  # fmt: skip
