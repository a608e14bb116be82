"""名册: all that is registered below one county, as the workbook has it: by sheet, by key, in codes instead of ids."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Viewer, in_force
from xiaoheng.ground.organisation.columns import MEMBERSHIPS, ORGS, PEOPLE, POSTS, SHEETS, UNITS, Value, shown
from xiaoheng.ground.organisation.models import Appointment, Coverage, Membership, PartyOrg, Person, Unit
from xiaoheng.ground.organisation.selectors.scope import visible_unit_ids
from xiaoheng.ground.organisation.words import UnitKind
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Forbidden

Key = tuple[Value, ...]


@dataclass(frozen=True)
class Fact:
    """登记项: one row as registered."""

    pk: int
    values: dict[str, Value]


Register = dict[str, dict[Key, Fact]]


def register(county: Unit) -> Register:
    """名册: every registered row below a county, the county's own organisations and people included."""
    return {
        UNITS.name: _keyed(UNITS.key, _units(county)),
        ORGS.name: _keyed(ORGS.key, _orgs(county)),
        PEOPLE.name: _keyed(
            PEOPLE.key,
            _rows(Person.objects.filter(unit__in=_below(county)), ("code", "name", "born_on"), unit="unit__code"),
        ),
        MEMBERSHIPS.name: _keyed(MEMBERSHIPS.key, _memberships(county)),
        POSTS.name: _keyed(POSTS.key, _posts(county)),
    }


def register_rows(viewer: Viewer, county: Unit) -> dict[str, list[list[str]]]:
    """导出: the register as texts in the columns of the workbook, by sheet; Forbidden outside the viewer's scope."""
    if county.kind != UnitKind.COUNTY or not visible_unit_ids(viewer).filter(pk=county.pk).exists():
        raise Forbidden(_("您不能导出这一单位的名册。"), _("请在本县范围内导出。"))
    known = register(county)
    return {
        spec.name: [[shown(c, fact.values[c.field]) for c in spec.columns] for fact in known[spec.name].values()]
        for spec in SHEETS
    }


def _below(county: Unit) -> QuerySet[Unit, int]:
    return Unit.objects.filter(up__ancestor=county).values_list("pk", flat=True).order_by()


def _keyed(key: tuple[str, ...], facts: Iterator[Fact]) -> dict[Key, Fact]:
    return {tuple(fact.values[name] for name in key): fact for fact in facts}


def _rows(rows: QuerySet[Any], fields: tuple[str, ...], **named: str) -> Iterator[Fact]:
    """Facts of a query: its own fields, and others by the path that leads to them."""
    for row in rows.order_by("pk").values("pk", *fields, **{f"of_{name}": F(path) for name, path in named.items()}):
        yield Fact(row["pk"], {**{name: row[name] for name in fields}, **{name: row[f"of_{name}"] for name in named}})


def _units(county: Unit) -> Iterator[Fact]:
    rows = Unit.objects.filter(pk__in=_below(county)).exclude(pk=county.pk)
    paths = {"superior": "superior__code", "zone": "school__zone__code"}
    paths |= {name: f"school__{name}" for name in ("stage", "ownership", "legal_person")}
    for fact in _rows(rows, ("code", "name", "kind", "since", "until"), **paths):
        blank: dict[str, Value] = {name: fact.values[name] or "" for name in ("superior", "stage", "ownership", "zone")}
        yield Fact(fact.pk, {**fact.values, **blank})


def _orgs(county: Unit) -> Iterator[Fact]:
    now = Coverage.objects.filter(in_force(clock.today()), org__unit__in=_below(county), unit__in=_below(county))
    covers: dict[int, list[str]] = {}
    for org, code in now.values_list("org_id", "unit__code"):
        covers.setdefault(org, []).append(code)
    rows = PartyOrg.objects.filter(unit__in=_below(county))
    fields = ("code", "name", "kind", "mode", "term_since", "since", "until")
    for fact in _rows(rows, fields, unit="unit__code", superior="superior__code"):
        covered = tuple(sorted(covers.get(fact.pk, ())))
        yield Fact(fact.pk, {**fact.values, "superior": fact.values["superior"] or "", "covers": covered})


def _memberships(county: Unit) -> Iterator[Fact]:
    rows = Membership.objects.filter(person__unit__in=_below(county), org__unit__in=_below(county))
    return _rows(rows, ("kind", "since", "until", "reason"), person="person__code", org="org__code")


def _posts(county: Unit) -> Iterator[Fact]:
    rows = Appointment.objects.filter(person__unit__in=_below(county), unit__in=_below(county))
    fields = ("post", "charge", "since", "until", "reason")
    for fact in _rows(rows, fields, person="person__code", unit="unit__code", org="org__code"):
        yield Fact(fact.pk, {**fact.values, "org": fact.values["org"] or ""})
