"""写入组织工作簿, sheet by sheet."""

from collections.abc import Iterable, Sequence
from typing import Any

from xiaoheng.ground.organisation.actors import in_force
from xiaoheng.ground.organisation.models import (
    Ancestry,
    Appointment,
    Coverage,
    Link,
    Membership,
    PartyOrg,
    Person,
    Quota,
    School,
    Unit,
)
from xiaoheng.ground.organisation.services.importing.organisation.changes import keep_orgs, keep_units
from xiaoheng.ground.organisation.services.importing.organisation.moves import keep_places, succeed
from xiaoheng.ground.organisation.services.importing.planning import ADDED, Change
from xiaoheng.ground.organisation.services.importing.writing import Writer
from xiaoheng.ground.organisation.services.loading import replace_tree
from xiaoheng.ground.organisation.sheets import LINKS, MEMBERSHIPS, ORGS, PEOPLE, POSTS, QUOTAS, UNITS
from xiaoheng.ground.organisation.words import UnitKind
from xiaoheng.lib import clock


def units(writer: Writer) -> None:
    """单位, superiors first; then their school facts and, where the tree changed, the ancestry of the county."""
    changes, fields = writer.of(UNITS), ("code", "name", "kind", "since", "until")
    keep_units(writer, changes)
    for layer in _layers(changes, writer.units):
        superior = {"superior_id": ("superior", writer.units)}
        rows: Sequence[Any] = writer.save(Unit, layer, superior, fields, log=lambda _change: writer.county.log)
        writer.units.update({row.code: row.pk for row in rows})
    _schools(writer, changes)
    if any(change.new("superior") for change in changes):
        replace_tree(writer.county, writer.units.values())


def orgs(writer: Writer) -> None:
    """党组织, superiors first, and what they cover."""
    changes = writer.of(ORGS)
    fields = ("code", "name", "kind", "mode", "term_since", "since", "until")
    keep_orgs(writer, changes)
    seat = {"unit_id": ("unit", writer.units)}
    for layer in _layers(changes, [*writer.orgs, *(change.before.get("superior", "") for change in changes)]):
        inside = [change for change in layer if change.pk is None or change.after["superior"] in (*writer.orgs, "")]
        rows: Sequence[Any] = writer.save(PartyOrg, inside, {**seat, "superior_id": ("superior", writer.orgs)}, fields)
        writer.orgs.update({row.code: row.pk for row in rows})
        outside = [change for change in layer if change not in inside]  # led from above the county: that stays
        writer.save(PartyOrg, outside, seat, fields)
    _cover(writer, [change for change in changes if change.new("covers")])


def people(writer: Writer) -> None:
    """人员; of an identity number its hash and its mask."""
    changes = writer.of(PEOPLE)
    keep_places(writer, changes)
    rows: Sequence[Any] = writer.save(
        Person,
        changes,
        {"unit_id": ("unit", writer.units)},
        ("code", "name", "born_on"),
        identity=lambda change: getattr(change.after["identity"], "hash", ""),
        identity_mask=lambda change: getattr(change.after["identity"], "mask", ""),
    )
    writer.people.update({row.code: row.pk for row in rows})


def memberships(writer: Writer) -> None:
    """党籍."""
    links = {"person_id": ("person", writer.people), "org_id": ("org", writer.orgs)}
    writer.save(Membership, writer.of(MEMBERSHIPS), links, ("kind", "since", "until", "reason"))


def posts(writer: Writer) -> None:
    """任职."""
    links = {"person_id": ("person", writer.people), "org_id": ("org", writer.orgs), "unit_id": ("unit", writer.units)}
    changes = writer.of(POSTS)
    succeed(writer, changes)
    rest = [change for change in changes if change.pk is None or not change.after["changed_on"]]
    writer.save(Appointment, rest, links, ("post", "charge", "way", "since", "until", "reason"))


def links(writer: Writer) -> None:
    """联系."""
    ends = {
        "unit_id": ("unit", writer.units),
        "other_id": ("other", writer.units),
        "person_id": ("person", writer.people),
    }
    writer.save(Link, writer.of(LINKS), ends, ("kind", "note", "since", "until"))


def quotas(writer: Writer) -> None:
    """核定职数."""
    of = {"unit_id": ("unit", writer.units), "org_id": ("org", writer.orgs)}
    writer.save(Quota, writer.of(QUOTAS), of, ("post", "seats", "basis", "since", "until"))


def touched(writer: Writer) -> set[int]:
    """变动涉及的单位: those named by a change, before or after it, and those that an organisation named by one covers."""
    named: set[Any] = set()
    touched_orgs: set[int] = set()
    for change in writer.plan.moving():
        for values in (change.before, change.after):
            covers: Any = values.get("covers") or ()
            named |= {values.get("unit"), values.get("superior"), values.get("other"), *covers}
            touched_orgs.add(writer.orgs.get(values.get("org"), 0))
            if change.sheet is UNITS:
                named.add(values.get("code"))
    moved = {change.pk for change in writer.plan.moving() if change.sheet is UNITS and change.new("superior")}
    below = Ancestry.objects.filter(ancestor__in=moved - {None}).values_list("unit", flat=True)
    covered = Coverage.objects.filter(org__in=touched_orgs).values_list("unit", flat=True)
    return {writer.units[code] for code in named if code in writer.units} | set(covered) | set(below)


def _layers(changes: Sequence[Change], known: Iterable[Any]) -> Iterable[list[Change]]:
    """Changes in layers, each of which needs only what is known or made before it."""
    there, waiting = {*known, ""}, list(changes)
    while waiting:
        layer = [change for change in waiting if change.after["superior"] in there]
        waiting = [change for change in waiting if change.after["superior"] not in there]
        there |= {change.after["code"] for change in layer}
        yield layer


def _schools(writer: Writer, changes: Sequence[Change]) -> None:
    names = ("stage", "ownership", "legal_person")
    rows = [
        (
            change,
            School(
                unit_id=writer.units[change.after["code"]],
                zone_id=writer.units.get(change.after["zone"]),
                **{name: change.after[name] for name in names},
            ),
        )
        for change in changes
        if change.after["kind"] == UnitKind.SCHOOL and change.new(*names, "zone")
    ]
    known = set(School.objects.filter(unit__in=[row.pk for _change, row in rows]).values_list("pk", flat=True))
    writer.insert([row for row in rows if row[1].pk not in known])
    writer.update([row for row in rows if row[1].pk in known], (*names, "zone"))


def _cover(writer: Writer, changes: Sequence[Change]) -> None:
    """Coverage: what is new begins with a new organisation, or today under an old one; what is gone ends today."""
    today, units = clock.today(), writer.units
    new: list[tuple[Change, Coverage]] = []
    ended: list[tuple[Change, Coverage]] = []
    for change in changes:
        facts: dict[str, Any] = change.after
        before, after = set(change.before.get("covers") or ()), set(facts["covers"] or ())  # type: ignore[arg-type]
        org = writer.orgs[change.after["code"]]
        since = facts["since"] if change.kind == ADDED else today
        new += [
            (change, Coverage(org_id=org, unit_id=units[code], since=since, until=facts["until"]))
            for code in sorted(after - before)
        ]
        gone = Coverage.objects.filter(in_force(today), org=org, unit__in=[units[code] for code in before - after])
        ended += [(change, row) for row in gone.order_by("pk")]
    for _change, row in ended:
        row.until = today
    writer.remove([pair for pair in ended if pair[1].since == today])
    writer.update([pair for pair in ended if pair[1].since < today], ("until",))
    writer.insert(new)
