"""What stands beside the tree: townships, ties, approved posts, groups of branches, names of earlier years."""

from datetime import date, timedelta

from xiaoheng.doors.console.demo.build import LOADER, Place, World
from xiaoheng.doors.console.demo.names import Namer
from xiaoheng.ground.organisation import services as organisation
from xiaoheng.ground.organisation.models import FormerUnit, Link, PartyOrg, Quota, School, Succession, Unit
from xiaoheng.ground.organisation.words import (
    GroupKind,
    LinkKind,
    OrgKind,
    Ownership,
    Post,
    RequestMatter,
    Stage,
    Turn,
    UnitKind,
    Way,
)
from xiaoheng.ground.rulebook.models import Finding

TOWNS = ("青石镇", "临溪镇")
SPLIT = (OrgKind.COMMITTEE, OrgKind.GENERAL_BRANCH)
WAYS = {
    Post.SECRETARY: Way.ELECTED,
    Post.DEPUTY: Way.ELECTED,
    Post.COMMITTEE_MEMBER: Way.ELECTED,
    Post.FULL_TIME_DEPUTY: Way.ELECTED,
    Post.PRINCIPAL: Way.APPOINTED,
    Post.VICE_PRINCIPAL: Way.APPOINTED,
    Post.MIDDLE_MANAGER: Way.HIRED,
    Post.MORAL_DIRECTOR: Way.HIRED,
}


def tie(world: World) -> None:
    """Ties of every county, before the faults are planted."""
    for county in [unit for unit in world.units if unit.kind == UnitKind.COUNTY]:
        places = [place for place in world.places if place.unit.log == county.code]
        _townships(world, county, places)
        _companions(world, places)
        _past(world, county, places)
        liaison = world.person(Namer(world.random), county, 50)
        for place in places[:8]:
            _link(world, place, LinkKind.LIAISON, 1.5, person=liaison, note="工委委员联系点")
    for place in world.places:
        if place.host and place.org.kind in SPLIT:
            _quotas(world, place)
    for org in world.orgs:
        org.group = _group(org)
    for row in world.appointments:
        row.way = WAYS.get(Post(row.post), Way.NONE)
        row.full_time = row.post == Post.FULL_TIME_DEPUTY


def ask(world: World) -> None:
    """The filling plan for the vacant post, waiting for its answer."""
    for planted in world.planted:
        finding = Finding.objects.filter(rule="A-16", unit__code=planted.unit, ended=0).first()
        if planted.rule != "A-16" or finding is None:
            continue
        unit = finding.unit
        organisation.request(
            actor=LOADER, unit=unit, superior=Unit.objects.get(code=unit.log), title=f"关于{unit.name}校长空缺补充方案的请示",
            text="校长岗位空缺，拟在全县范围内择优调任，现将补充方案报上。", matter=RequestMatter.FILLING,
            due_on=world.today + timedelta(days=15), subject=finding,
        )  # fmt: skip


def _townships(world: World, county: Unit, places: list[Place]) -> None:
    """Two townships, each helping to manage every other school."""
    towns = [world.unit(f"{county.code}-T{n}", name, UnitKind.TOWN, county) for n, name in enumerate(TOWNS, 1)]
    for town in towns:
        world.org(f"{town.code}-DW", f"中共{town.name}委员会", OrgKind.COMMITTEE, town, None)
    for number, place in enumerate(places):
        _link(world, place, LinkKind.CO_MANAGER, 6, other=towns[number % len(towns)])


def _companions(world: World, places: list[Place]) -> None:
    """Communities of four schools under the first of them, and pairs of a large and a small school."""
    for number, place in enumerate(places[:16]):
        lead = places[number // 4 * 4]
        if place is not lead:
            _link(world, place, LinkKind.COMMUNITY, 1.2, other=lead.unit, note=f"{lead.unit.name}党建共同体")
    for large, small in zip(places[:6], places[-6:], strict=False):
        if large is not small:
            _link(world, small, LinkKind.TWINNING, 2, other=large.unit, note="城乡学校结对互助")


def _past(world: World, county: Unit, places: list[Place]) -> None:
    """A school that was renamed, and one that was merged into another two years ago."""
    renamed, taker = places[1].unit, places[0].unit
    old = FormerUnit(unit=renamed, name=f"{county.name}实验学校", superior=county, since=renamed.since)
    facts = next(row for row in world.schools if row.unit is renamed)
    old.stage, old.ownership, old.legal_person, old.zone = facts.stage, facts.ownership, facts.legal_person, facts.zone
    old.until = _day(world, 3)
    world.former.append(old)
    gone = world.unit(f"{county.code}-C1", "石门初级中学", UnitKind.SCHOOL, county)
    gone.until = _day(world, 2)
    world.schools.append(School(unit=gone, stage=Stage.JUNIOR, ownership=Ownership.PUBLIC, zone=facts.zone))
    told = {"on": gone.until, "basis": f"教发〔{gone.until.year}〕8号"}
    world.successions.append(Succession(turn=Turn.MERGE, unit=gone, other=taker, **told))


def _quotas(world: World, place: Place) -> None:
    """As many vice-principals as before the posts were parted, and a post of secretary more."""
    parted = _day(world, 1.5)
    seats = 7 if place.org.kind == OrgKind.COMMITTEE else 5
    rows: list[tuple[Post, PartyOrg | None, int, float, date | None]] = [
        (Post.PRINCIPAL, None, 1, 8, None),
        (Post.VICE_PRINCIPAL, None, 2, 8, parted),
        (Post.VICE_PRINCIPAL, None, 2, 1.5, None),
        (Post.SECRETARY, place.org, 1, 1.5, None),
        (Post.COMMITTEE_MEMBER, place.org, seats, 1.5, None),
    ]
    for post, org, count, years, until in rows:
        since = _day(world, years)
        basis = f"编字〔{since.year}〕12号"
        row = Quota(unit=place.unit, org=org, post=post, seats=count, since=since, until=until, basis=basis)
        world.quotas.append(row)


def _link(world: World, place: Place, kind: str, years: float, **more: object) -> None:
    world.links.append(Link(unit=place.unit, kind=kind, since=_day(world, years), **more))


def _group(org: PartyOrg) -> str:
    """Of a branch inside a school, by its name."""
    if org.superior is None or org.superior.unit is not org.unit:
        return ""
    if "年级组" in org.name:
        return GroupKind.GRADE
    return GroupKind.OFFICE if "行政组" in org.name or "综合组" in org.name else GroupKind.SUBJECT


def _day(world: World, years: float) -> date:
    return world.today - timedelta(days=round(years * 365.25))
