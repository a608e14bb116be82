"""写入干部工作簿, sheet by sheet; a school's ledger opens with its first entry."""

from datetime import date
from typing import Any

from xiaoheng.ground.cadres.models import (
    Award,
    Certificate,
    Experience,
    Ledger,
    Portfolio,
    Programme,
    Reserve,
    Rotation,
    Title,
    Training,
    Workload,
)
from xiaoheng.ground.cadres.selectors import register
from xiaoheng.ground.cadres.services.entering import units_of
from xiaoheng.ground.cadres.services.importing import sheets
from xiaoheng.ground.cadres.services.training import ONE
from xiaoheng.ground.cadres.words import AwardKind
from xiaoheng.ground.organisation.models import Person
from xiaoheng.ground.organisation.services.importing.planning import Change
from xiaoheng.ground.organisation.services.importing.writing import BATCH, Writer
from xiaoheng.lib import clock

OPENING = (sheets.CERTIFICATES, sheets.TITLES, sheets.EXPERIENCES, sheets.WORKLOADS, sheets.TRAININGS)


def certificates(writer: Writer) -> None:
    """教师资格; being the first sheet, it also opens the ledgers that the whole workbook needs."""
    _open_ledgers(writer)
    writer.save(Certificate, writer.of(sheets.CERTIFICATES), _person(writer), ("kind", "since", "until"))


def titles(writer: Writer) -> None:
    """职称."""
    writer.save(Title, writer.of(sheets.TITLES), _person(writer), ("rank", "since"))


def experiences(writer: Writer) -> None:
    """工作经历."""
    writer.save(Experience, writer.of(sheets.EXPERIENCES), _person(writer), ("kind", "place", "since", "until"))


def workloads(writer: Writer) -> None:
    """党务工作量."""
    writer.save(Workload, writer.of(sheets.WORKLOADS), _person(writer), ("share", "since", "until"))


def reserves(writer: Writer) -> None:
    """后备干部."""
    writer.save(Reserve, writer.of(sheets.RESERVES), _person(writer), ("level", "basis", "since", "until"))


def rotations(writer: Writer) -> None:
    """交流轮岗."""
    links = {**_person(writer), "target_id": ("target", writer.units)}
    writer.save(Rotation, writer.of(sheets.ROTATIONS), links, ("kind", "since", "until"))


def commendations(writer: Writer) -> None:
    """个人表彰."""
    fields = ("kind", "level", "issuer", "number", "since")
    writer.save(Award, writer.of(sheets.COMMENDATIONS), _person(writer), fields)


def honours(writer: Writer) -> None:
    """党组织表彰."""
    links = {"org_id": ("org", writer.orgs)}
    fields = ("level", "issuer", "number", "since")
    writer.save(Award, writer.of(sheets.HONOURS), links, fields, kind=lambda _change: AwardKind.ORG)


def programmes(writer: Writer) -> None:
    """培训班."""
    links = {"unit_id": ("unit", writer.units)}
    fields = ("title", "kind", "audience", "hours", "since")

    def until(change: Change) -> date:
        last: Any = change.after["last"]
        return last + ONE  # type: ignore[no-any-return]

    writer.save(Programme, writer.of(sheets.PROGRAMMES), links, fields, until=until)


def trainings(writer: Writer) -> None:
    """培训学时: they count in the year of the programme's last day."""
    changes = writer.of(sheets.TRAININGS)
    if not changes:
        return
    rows = Programme.objects.filter(unit__in=writer.units.values())
    held = {row[:3]: row[3:] for row in rows.values_list("unit__code", "title", "since", "pk", "until")}
    today = clock.today()

    def of(change: Change) -> Any:
        return held[change.after["unit"], change.after["title"], change.after["began"]]  # type: ignore[index]

    def held_on(change: Change) -> date:
        until: date = of(change)[1]
        return min(until - ONE, today)

    said: dict[str, Any] = {"programme_id": lambda change: of(change)[0], "held_on": held_on}
    writer.save(Training, changes, _person(writer), ("hours",), **said)


def portfolios(writer: Writer) -> None:
    """班子分工."""
    changes = writer.of(sheets.PORTFOLIOS)
    posts = register.posts(writer.county) if changes else {}

    def appointment(change: Change) -> int:
        named: Any = tuple(change.after[name] for name in ("person", "unit", "post", "began"))
        return posts[named][0]  # type: ignore[no-any-return]

    writer.save(Portfolio, changes, {}, ("charge", "since", "until"), appointment_id=appointment)


def touched(writer: Writer) -> set[int]:
    """变动涉及的单位: of the people that a change names, their posts, and of programmes and charges."""
    moving = writer.plan.moving()
    named = {writer.people[code] for change in moving if (code := change.after.get("person")) in writer.people}
    people, found = sorted(named), set[int]()
    for start in range(0, len(people), BATCH):
        found |= units_of(people[start : start + BATCH])
    return found | {writer.units[code] for change in moving if (code := change.after.get("unit")) in writer.units}


def _person(writer: Writer) -> dict[str, tuple[str, dict[Any, int]]]:
    return {"person_id": ("person", writer.people)}


def _open_ledgers(writer: Writer) -> None:
    """开立台账 of the units whose people get a first fact that rules ask for, and of a county with its first plan."""
    places = dict(Person.objects.filter(unit__in=writer.units.values()).values_list("code", "unit"))
    first: dict[int, Change] = {}
    for sheet in OPENING:
        for change in writer.of(sheet):
            first.setdefault(places[str(change.after["person"])], change)
    for change in writer.of(sheets.PROGRAMMES):
        if change.after["unit"] == writer.county.code:
            first.setdefault(writer.county.pk, change)
    opened = set(Ledger.objects.filter(unit__in=writer.units.values()).values_list("pk", flat=True))
    today = clock.today()
    writer.insert([(change, Ledger(unit_id=pk, since=today)) for pk, change in first.items() if pk not in opened])
