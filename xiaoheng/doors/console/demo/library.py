"""The library of the demo: what came to each county from above, its own rules, each school's, and a clean-up under way.

Titles are worded here; what the documents say is nowhere.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from xiaoheng.doors.console.demo.build import BATCH, World
from xiaoheng.ground.library.models import Cleanup, CleanupEntry, Document, DocumentLink, Issuer
from xiaoheng.ground.library.words import RULES, DocumentKind, Ending, EntryState, Level, LinkKind, Reason, Verdict
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.words import UnitKind

FIRST = date(2022, 1, 1)
RULED = {
    EntryState.PENDING: ("", ""),
    EntryState.KEPT: (Verdict.KEEP, Reason.SOUND),
    EntryState.REVISING: (Verdict.REVISE, Reason.CONFLICT),
    EntryState.REVISED: (Verdict.REVISE, Reason.BASIS_GONE),
    EntryState.REPEALED: (Verdict.REPEAL, Reason.REPLACED),
}


@dataclass
class Shelf:
    """Rows in saving order."""

    documents: list[Document] = field(default_factory=list)
    issuers: list[Issuer] = field(default_factory=list)
    links: list[DocumentLink] = field(default_factory=list)
    cleanups: list[Cleanup] = field(default_factory=list)
    entries: list[CleanupEntry] = field(default_factory=list)

    def put(self, unit: Unit, level: Level, kind: DocumentKind, title: str, on: date, *issuers: str | Unit) -> Document:
        """A document in force from its day of issue; the lead issuer first, outside bodies by name."""
        told = {"issued_on": on, "since": on, "entered_on": on}
        row = Document(unit=unit, level=level, kind=kind, title=title, **told)
        self.documents.append(row)
        for seq, one in enumerate(issuers):
            named = one.name if isinstance(one, Unit) else one
            self.issuers.append(Issuer(document=row, seq=seq, name=named, unit=one if isinstance(one, Unit) else None))
        return row

    def rest(self, source: Document, *bases: Document | str) -> None:
        """What a document carries out."""
        for one in bases:
            end = {"text": one} if isinstance(one, str) else {"target": one}
            self.links.append(DocumentLink(source=source, kind=LinkKind.CARRIES_OUT, **end))

    def save(self) -> None:
        """Write everything, each table in one go."""
        for rows in vars(self).values():
            if rows:
                type(rows[0])._default_manager.bulk_create(rows, batch_size=BATCH)


@dataclass(frozen=True)
class Above:
    """What schools rest on: the county's plan, its rules of procedure, and a list that has just been repealed."""

    plan: Document
    procedure: Document
    gone: Document


def shelve(world: World) -> None:
    """Every county's library, and the clean-up that it has opened."""
    shelf = Shelf()
    schools: dict[str, list[Unit]] = {}
    for place in world.places:
        schools.setdefault(place.unit.log, []).append(place.unit)
    for county in (unit for unit in world.units if unit.kind == UnitKind.COUNTY):
        above = _county(shelf, world, county)
        for number, school in enumerate(schools.get(county.code, ())):
            _school(shelf, world, school, number, above)
    for county in (unit for unit in world.units if unit.kind == UnitKind.COUNTY):
        _clean(shelf, world, county)
    shelf.save()


def _county(shelf: Shelf, world: World, county: Unit) -> Above:
    """From the top down to the county's own."""
    head, committee = county.name[0], f"中共{county.name}委教育工委"
    days = [world.today - timedelta(days=back) for back in (400, 370, 330, 300, 290, 45)]
    title = "关于建立中小学校党组织领导的校长负责制的意见（试行）"
    top = shelf.put(county, Level.CENTRAL, DocumentKind.OPINION, title, FIRST, "中共中央办公厅")
    top.number = "中办发〔2022〕7号"
    title = "关于落实中小学校党组织领导的校长负责制的实施意见"
    province = shelf.put(county, Level.PROVINCE, DocumentKind.OPINION, title, days[0], "省委组织部", "省委教育工委")
    title = "推进中小学校领导体制改革工作方案"
    issuers = ("市委组织部", "市委教育工委", "市委编办")
    city = shelf.put(county, Level.CITY, DocumentKind.PLAN, title, days[1], *issuers)
    title = "全面推进中小学校党组织领导的校长负责制实施方案"
    plan = shelf.put(county, Level.COUNTY, DocumentKind.PLAN, title, days[2], committee, "县委组织部", "县委编办")
    title = "中小学校党组织会议和校长办公会议议事办法"
    procedure = shelf.put(county, Level.COUNTY, DocumentKind.MEASURES, title, days[3], committee)
    title = "教育系统组织生活和监督工作办法"
    life = shelf.put(county, Level.COUNTY, DocumentKind.MEASURES, title, days[4], committee)
    gone = shelf.put(county, Level.COUNTY, DocumentKind.LIST, "学校重大事项目录（试行）", days[2], committee)
    notice = shelf.put(county, Level.COUNTY, DocumentKind.NOTICE, "关于开展学校制度清理的通知", days[5], committee)
    gone.until, gone.ending, gone.ended_by = world.today - timedelta(days=30), Ending.REPEALED, "县教育工委会议决定"
    numbered = (
        (province, "云组发", 12),
        (city, "云市组发", 6),
        (plan, f"{head}教工委", 9),
        (procedure, f"{head}教工委", 11),
    )
    for row, series, serial in (*numbered, (life, f"{head}教工委", 12), (notice, f"{head}教工委", 3)):
        row.number = f"{series}〔{row.issued_on.year}〕{serial}号"
    shelf.rest(province, top)
    shelf.rest(city, province)
    shelf.rest(plan, city, "SS23")
    shelf.rest(procedure, plan)
    shelf.rest(life, "ZZ22", "BR18")
    shelf.rest(gone, plan)
    return Above(plan, procedure, gone)


def _school(shelf: Shelf, world: World, school: Unit, number: int, above: Above) -> None:
    """章程, two rules of procedure and the list of great matters; some charters name no basis."""
    on = world.today - timedelta(days=200 + number % 40)
    charter = shelf.put(school, Level.SCHOOL, DocumentKind.CHARTER, f"{school.name}章程", on, school)
    party = shelf.put(school, Level.SCHOOL, DocumentKind.PROCEDURE, "党组织会议议事规则", on, school)
    principal = shelf.put(school, Level.SCHOOL, DocumentKind.PROCEDURE, "校长办公会议议事规则", on, school)
    matters = shelf.put(school, Level.SCHOOL, DocumentKind.LIST, "重大事项决策清单", on, school)
    if number % 5:
        shelf.rest(charter, above.plan)
    shelf.rest(party, above.procedure)
    shelf.rest(principal, above.procedure)
    shelf.rest(matters, above.gone)
    if number % 6 == 1:
        _renew(shelf, world, matters, above.procedure)
    elif number % 6 == 3:
        matters.until, matters.ending = world.today + timedelta(days=18), Ending.REPEALED
        matters.ended_by = _decision(world)


def _renew(shelf: Shelf, world: World, old: Document, basis: Document) -> None:
    """A new version that has just been issued in place of the old one."""
    on = world.today - timedelta(days=5)
    new = shelf.put(old.unit, Level.SCHOOL, DocumentKind(old.kind), f"{old.title}（{on.year}年修订）", on, old.unit)
    shelf.rest(new, basis)
    shelf.links.append(DocumentLink(source=new, kind=LinkKind.SUPERSEDES, target=old))
    old.until, old.ending, old.ended_by = on, Ending.SUPERSEDED, f"《{new.title}》"


def _clean(shelf: Shelf, world: World, county: Unit) -> None:
    """The county's clean-up, opened three weeks ago; the nth school is so far with it."""
    opened = world.today - timedelta(days=21)
    cleanup = Cleanup(
        unit=county,
        title=f"{opened.year}年学校制度清理",
        basis="关于开展学校制度清理的通知",
        opened_on=opened,
        due_on=world.today + timedelta(days=17),
    )
    shelf.cleanups.append(cleanup)
    places: dict[str, int] = {}
    for row in _listed(shelf, county, opened):
        number = places.setdefault(row.unit.code, len(places))
        state = _state(row, number)
        verdict, reason = RULED[state]
        said = {"number": _decision(world), "ruled_on": world.today - timedelta(days=6)} if verdict else {}
        told = {"state": state, "verdict": verdict, "reason": reason, **said}
        shelf.entries.append(CleanupEntry(cleanup=cleanup, document=row, unit=row.unit, **told))


def _listed(shelf: Shelf, county: Unit, day: date) -> Iterator[Document]:
    own = (Level.COUNTY, Level.SCHOOL)
    for row in shelf.documents:
        if row.unit.log == county.code and row.kind in RULES and row.level in own and row.in_force_on(day):
            yield row


def _state(row: Document, number: int) -> EntryState:
    """What has happened to a document, else where its keeper has got to."""
    if row.ending:
        return EntryState.REVISED if row.ending == Ending.SUPERSEDED else EntryState.REPEALED
    if number % 4 == 2:
        return EntryState.PENDING
    if row.kind == DocumentKind.LIST:
        return EntryState.REVISING
    return EntryState.PENDING if number % 4 == 3 and row.kind == DocumentKind.CHARTER else EntryState.KEPT


def _decision(world: World) -> str:
    return f"党会〔{world.today.year}〕2号"
