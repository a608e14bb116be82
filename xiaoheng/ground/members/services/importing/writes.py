"""写入党员工作簿、党费工作簿, sheet by sheet."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from xiaoheng.ground.members import states
from xiaoheng.ground.members.models import (
    Absence,
    Development,
    DuesMonth,
    Nurture,
    NurtureMark,
    Review,
    StepPerson,
    StepRecord,
    Transfer,
    Waiver,
)
from xiaoheng.ground.members.selectors import register
from xiaoheng.ground.members.selectors.dues import FEN, month_of
from xiaoheng.ground.members.services.development import PEOPLE
from xiaoheng.ground.members.services.importing import sheets
from xiaoheng.ground.members.states import FORWARD
from xiaoheng.ground.members.words import Ending, Milestone, Way
from xiaoheng.ground.organisation.models import PartyOrg, Person
from xiaoheng.ground.organisation.services.importing.planning import Change
from xiaoheng.ground.organisation.services.importing.writing import Writer
from xiaoheng.lib import clock


def files(writer: Writer) -> None:
    """发展档案 with the application as their first step; only new ones, for what is registered goes on by its pages."""
    changes = writer.of(sheets.FILES)
    seats = dict(PartyOrg.objects.filter(pk__in=writer.orgs.values()).values_list("code", "unit"))
    last = {
        _file(change): change.after for change in writer.of(sheets.STEPS) if change.after["number"] == states.ARCHIVE
    }
    rows = []
    for change in changes:
        after: dict[str, Any] = change.after
        archived = last.get((after["person"], after["since"]))
        until: Any = archived["done_on"] if archived else after["until"]
        row = Development(
            person_id=writer.people[after["person"]], org_id=writer.orgs[after["org"]], unit_id=seats[after["org"]],
            state=after["state"], since=after["since"], until=until, number=after["number"],
            ending=Ending.ARCHIVED if archived else after["ending"],
        )  # fmt: skip
        rows.append((change, row))
    writer.insert(rows)
    applications = []
    for change, row in rows:
        told: dict[str, Any] = {name: change.after[name] for name in ("version", "document")}
        body = states.step_of(states.APPLIED).body
        first = StepRecord(development_id=row.pk, number=states.APPLIED, done_on=row.since, body=body, **told)
        applications.append((change, first))
    writer.insert(applications)


def steps(writer: Writer) -> None:
    """发展步骤, and the mentors and sponsors named at them."""
    changes = writer.of(sheets.STEPS)
    found = _developments(writer, changes)
    rows = []
    for change in changes:
        after: dict[str, Any] = change.after
        row = StepRecord(
            development_id=found[_file(change)], body=states.step_of(after["number"]).body, facts=_facts(after),
            **{name: after[name] for name in ("number", "done_on", "version", "result", "document", "reason", "until")},
            late=after["late"], provisional=after["provisional"],
        )  # fmt: skip
        rows.append((change, row))
    writer.insert(rows)
    people = [
        (change, StepPerson(step=row, person_id=writer.people[code], role=PEOPLE[row.number]))
        for change, row in rows
        if row.number in PEOPLE
        for code in change.after["people"]  # type: ignore[union-attr]
    ]
    writer.insert(people)


def reviews(writer: Writer) -> None:
    """半年考察."""
    changes = writer.of(sheets.REVIEWS)
    found = _developments(writer, changes)
    writer.save(Review, changes, {}, ("done_on", "document"), development_id=lambda change: found[_file(change)])


def transfers(writer: Writer) -> None:
    """组织关系转接 that wait to be accepted."""
    spans = register.memberships(writer.county)
    links = {"person_id": ("person", writer.people), "source_id": ("source", writer.orgs)}
    links |= {"target_id": ("target", writer.orgs)}
    said: dict[str, Any] = {
        "membership_id": lambda change: _membership(spans, change, "source", None),
        "alert_on": _alert,
    }
    fields = ("outside", "way", "since", "number", "valid_until")
    writer.save(Transfer, writer.of(sheets.TRANSFERS), links, fields, **said)


def absences(writer: Writer) -> None:
    """流动、失联."""
    spans = register.memberships(writer.county)
    links = {"person_id": ("person", writer.people), "org_id": ("org", writer.orgs)}
    fields = ("kind", "since", "place", "state", "suspended_on", "until", "number")
    said: dict[str, Any] = {
        "membership_id": lambda change: _membership(spans, change, "org", change.after["since"]),
        "fixed": lambda change: bool(change.after["fixed"]),
    }
    writer.save(Absence, writer.of(sheets.ABSENCES), links, fields, **said)


def nurtures(writer: Writer) -> None:
    """双培养: the person on the track, at the furthest stage, and each stage on its day."""
    changes = writer.of(sheets.NURTURES)
    places = dict(Person.objects.filter(pk__in=writer.people.values()).values_list("code", "unit"))
    rows = Nurture.objects.filter(unit__in=writer.units.values())
    held = {(row.person.code, row.track): row for row in rows.select_related("person")}
    made: dict[Any, tuple[Change, Nurture]] = {}
    moved: dict[Any, tuple[Change, Nurture]] = {}
    for change in changes:
        after: Any = change.after
        key = after["person"], after["track"]
        row = held.setdefault(
            key,
            Nurture(person_id=writer.people[after["person"]], unit_id=places[after["person"]], track=after["track"]),
        )
        if _further(after["milestone"], row.state):
            row.state = after["milestone"]
        (moved if row.pk else made).setdefault(key, (change, row))
    writer.insert(list(made.values()))
    writer.update(list(moved.values()), ("state",))
    found = {key: row.pk for key, row in held.items()}
    writer.save(
        NurtureMark, changes, {}, ("milestone", "reached_on", "proof"),
        nurture_id=lambda change: found[change.after["person"], change.after["track"]],
    )  # fmt: skip


def dues(writer: Writer) -> None:
    """党费 in 分; `through` is the first day after the month."""
    links = {"person_id": ("person", writer.people), "org_id": ("org", writer.orgs)}
    said: dict[str, Any] = {"amount": _fen, "through": lambda change: month_of(change.after["ym"]).following}
    writer.save(DuesMonth, writer.of(sheets.DUES), links, ("ym", "paid_on"), **said)


def waivers(writer: Writer) -> None:
    """党费减免."""
    links = {"person_id": ("person", writer.people), "org_id": ("org", writer.orgs)}
    fields = ("first", "last", "number", "approved_on")
    writer.save(Waiver, writer.of(sheets.WAIVERS), links, fields, amount=_fen)


def touched(writer: Writer) -> set[int]:
    """变动涉及的单位: the seats of the branches that a change names, and where its person works."""
    moving = writer.plan.moving()
    codes = {code for change in moving for name in ("org", "source", "target") if (code := change.after.get(name))}
    people = {writer.people[code] for change in moving if (code := change.after.get("person")) in writer.people}
    keys = {writer.orgs[code] for code in codes if code in writer.orgs}
    units = dict(PartyOrg.objects.filter(pk__in=keys).values_list("pk", "unit"))
    places = dict(Person.objects.filter(unit__in=writer.units.values()).values_list("pk", "unit"))
    return set(units.values()) | {places[pk] for pk in people}


def _file(change: Change) -> tuple[Any, Any]:
    return change.after["person"], change.after["applied"]


def _developments(writer: Writer, changes: list[Change]) -> dict[Any, int]:
    """Files by person and day of application."""
    if not changes:
        return {}
    rows = Development.objects.filter(unit__in=writer.units.values()).values_list("person__code", "since", "pk")
    return {(person, since): pk for person, since, pk in rows}


def _facts(after: dict[str, Any]) -> dict[str, Any]:
    """What the step's record says besides, in the words that its page reads."""
    days = {name: after[name].isoformat() for name in ("shown_since", "shown_until") if after[name]}
    counts = {name: after[name] for name in ("days", "hours", "workdays", "reviews") if after[name]}
    return {**days, **counts}


def _membership(spans: dict[str, list[register.Span]], change: Change, org: str, day: Any) -> int:
    """The membership of a day; without one, the present one."""
    on = day or clock.today()
    span = register.held(spans[str(change.after["person"])], on, str(change.after[org]))
    assert span is not None  # as checked
    return span[4]


def _alert(change: Change) -> date | None:
    """Two thirds of a letter's term."""
    since, valid_until = change.after["since"], change.after["valid_until"]
    if change.after["way"] != Way.LETTER or not isinstance(since, date) or not isinstance(valid_until, date):
        return None
    return since + timedelta(days=-(-2 * (valid_until - since).days // 3))


def _further(stage: str, state: str) -> bool:
    if state == Milestone.ENDED:
        return False
    return stage == Milestone.ENDED or FORWARD.index(stage) > FORWARD.index(state)


def _fen(change: Change) -> int:
    return int(Decimal(str(change.after["amount"])) * FEN)
