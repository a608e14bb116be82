"""写入: the changes of a plan, sheet by sheet, set-wise; inside the verb's own transaction."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import models

from xiaoheng.ground.organisation.actors import in_force
from xiaoheng.ground.organisation.columns import MEMBERSHIPS, ORGS, PEOPLE, POSTS, UNITS, SheetSpec
from xiaoheng.ground.organisation.models import (
    Ancestry,
    Appointment,
    Coverage,
    Membership,
    PartyOrg,
    Person,
    School,
    Unit,
)
from xiaoheng.ground.organisation.services.importing.planning import ADDED, Change, Plan
from xiaoheng.ground.organisation.services.loading import place_all
from xiaoheng.ground.organisation.words import UnitKind
from xiaoheng.lib import clock

BATCH = 500
Ids = dict[Any, int]


def write(plan: Plan) -> set[int]:
    """写入并返回变动涉及的单位: every unit whose facts changed, for one evaluation afterwards."""
    county = plan.county
    units: Ids = {county.code: county.pk, **dict(_below(county).values_list("code", "pk"))}
    units |= _units(county, _of(plan, UNITS), units)
    orgs: Ids = dict(PartyOrg.objects.filter(unit__in=units.values()).values_list("code", "pk"))
    _orgs(_of(plan, ORGS), units, orgs)
    people: Ids = dict(Person.objects.filter(unit__in=units.values()).values_list("code", "pk"))
    people |= _save(Person, _of(plan, PEOPLE), {"unit_id": ("unit", units)}, ("code", "name", "born_on"))
    links = {"person_id": ("person", people), "org_id": ("org", orgs)}
    _save(Membership, _of(plan, MEMBERSHIPS), links, ("kind", "since", "until", "reason"))
    links |= {"unit_id": ("unit", units)}
    _save(Appointment, _of(plan, POSTS), links, ("post", "charge", "since", "until", "reason"))
    return _touched(plan, units, orgs)


def _of(plan: Plan, sheet: SheetSpec) -> list[Change]:
    return [change for change in plan.moving() if change.sheet is sheet]


def _below(county: Unit) -> models.QuerySet[Unit]:
    return Unit.objects.filter(up__ancestor=county).exclude(pk=county.pk)


def _save(
    model: type[models.Model], changes: Sequence[Change], links: dict[str, tuple[str, Ids]], fields: tuple[str, ...]
) -> Ids:
    """Insert the new rows and update the changed ones; primary keys of rows that have a code, by it."""
    rows = []
    for change in changes:
        values: dict[str, Any] = {name: change.after[name] for name in fields}
        values |= {name: ids.get(change.after[field]) for name, (field, ids) in links.items()}
        rows.append((change, model(pk=change.pk, **values)))
    made = model._default_manager.bulk_create([row for change, row in rows if change.kind == ADDED], batch_size=BATCH)
    known = [row for change, row in rows if change.kind != ADDED]
    if known:
        model._default_manager.bulk_update(known, [*fields, *links], batch_size=BATCH)
    return {getattr(row, "code", ""): row.pk for row in made}


def _units(county: Unit, changes: Sequence[Change], units: Ids) -> Ids:
    """Units, superiors first; then their school facts and, where the tree changed, the ancestry of the county."""
    made: Ids = {}
    for layer in _layers(changes, units):
        found = _save(
            Unit, layer, {"superior_id": ("superior", units | made)}, ("code", "name", "kind", "since", "until")
        )
        made |= found
    if made:
        Unit.objects.filter(pk__in=made.values()).update(log=county.log)
    _schools(changes, units | made)
    if any(change.new("superior") for change in changes):
        _replace_tree(county, made)
    return made


def _layers(changes: Sequence[Change], known: Iterable[Any]) -> Iterable[list[Change]]:
    """Changes in layers, each of which needs only what is known or made before it."""
    there, waiting = {*known, ""}, list(changes)
    while waiting:
        layer = [change for change in waiting if change.after["superior"] in there]
        waiting = [change for change in waiting if change.after["superior"] not in there]
        there |= {change.after["code"] for change in layer}
        yield layer


def _schools(changes: Sequence[Change], units: Ids) -> None:
    rows = [
        School(
            unit_id=units[change.after["code"]],
            zone_id=units.get(change.after["zone"]),
            **{name: change.after[name] for name in ("stage", "ownership", "legal_person")},
        )
        for change in changes
        if change.after["kind"] == UnitKind.SCHOOL and change.new("stage", "ownership", "legal_person", "zone")
    ]
    School.objects.bulk_create(
        rows,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["unit"],
        update_fields=["stage", "ownership", "legal_person", "zone"],
    )


def _replace_tree(county: Unit, made: Ids) -> None:
    """Ancestry of everything below the county, anew."""
    below = {*_below(county).values_list("pk", flat=True), *made.values()}
    Ancestry.objects.filter(unit__in=below).delete()
    rows = {unit.pk: unit for unit in Unit.objects.filter(pk__in=below)}

    def depth(unit: Unit) -> int:
        return 1 + depth(rows[unit.superior_id]) if unit.superior_id in rows else 0

    place_all(sorted(rows.values(), key=depth))


def _orgs(changes: Sequence[Change], units: Ids, orgs: Ids) -> None:
    fields = ("code", "name", "kind", "mode", "term_since", "since", "until")
    for layer in _layers(changes, [*orgs, *(change.before.get("superior", "") for change in changes)]):
        inside = [change for change in layer if change.pk is None or change.after["superior"] in (*orgs, "")]
        orgs |= _save(PartyOrg, inside, {"unit_id": ("unit", units), "superior_id": ("superior", orgs)}, fields)
        outside = [change for change in layer if change not in inside]  # led from above the county: that stays
        _save(PartyOrg, outside, {"unit_id": ("unit", units)}, fields)
    _cover([change for change in changes if change.new("covers")], units, orgs)


def _cover(changes: Sequence[Change], units: Ids, orgs: Ids) -> None:
    """Coverage: what is new begins with a new organisation, or today under an old one; what is gone ends today."""
    today, new = clock.today(), []
    for change in changes:
        facts: dict[str, Any] = change.after
        before, after = set(change.before.get("covers") or ()), set(facts["covers"] or ())  # type: ignore[arg-type]
        org, since = orgs[change.after["code"]], facts["since"] if change.pk is None else today
        new += [Coverage(org_id=org, unit_id=units[code], since=since, until=facts["until"]) for code in after - before]
        gone = Coverage.objects.filter(in_force(today), org=org, unit__in=[units[code] for code in before - after])
        gone.filter(since__lt=today).update(until=today)
        gone.filter(since=today).delete()
    Coverage.objects.bulk_create(new, batch_size=BATCH)


def _touched(plan: Plan, units: Ids, orgs: Ids) -> set[int]:
    """Units named by a change, before or after it, and those that an organisation named by one covers."""
    named: set[Any] = set()
    touched_orgs: set[int] = set()
    for change in plan.moving():
        for values in (change.before, change.after):
            named |= {values.get("unit"), values.get("superior"), *(values.get("covers") or ())}  # type: ignore[misc]
            touched_orgs.add(orgs.get(values.get("org"), 0))
            if change.sheet is UNITS:
                named.add(values.get("code"))
    covered = Coverage.objects.filter(org__in=touched_orgs).values_list("unit", flat=True)
    return {units[code] for code in named if code in units} | set(covered)
