"""名册: what is registered below one county, as workbooks have it: sheet by sheet, in codes instead of ids."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q, QuerySet

from xiaoheng.ground.organisation.actors import in_force
from xiaoheng.ground.organisation.columns import Identity, Value
from xiaoheng.ground.organisation.models import (
    Account,
    Appointment,
    Coverage,
    Link,
    Membership,
    PartyOrg,
    Person,
    Quota,
    RoleGrant,
    Unit,
)
from xiaoheng.lib import clock

Key = tuple[Value, ...]


@dataclass(frozen=True)
class Fact:
    """登记项: one row as registered."""

    pk: int
    values: dict[str, Value]


Register = dict[str, dict[Key, Fact]]
UNDATED: dict[str, Value] = {"changed_on": None}  # the day of a change is told by a workbook and kept in the history


def below(county: Unit) -> QuerySet[Unit, int]:
    """Primary keys of a county and of all units under it, as a subquery."""
    return Unit.objects.filter(up__ancestor=county).values_list("pk", flat=True).order_by()


def facts_of(rows: QuerySet[Any], fields: tuple[str, ...], **named: str) -> Iterator[Fact]:
    """登记项: facts of a query: its own fields, and others by the path that leads to them; no text is an empty one."""
    for row in rows.order_by("pk").values("pk", *fields, **{f"of_{name}": F(path) for name, path in named.items()}):
        codes: dict[str, Value] = {name: "" if row[f"of_{name}"] is None else row[f"of_{name}"] for name in named}
        yield Fact(row["pk"], {**{name: row[name] for name in fields}, **codes})


def units(county: Unit) -> Iterator[Fact]:
    """单位, the county itself left out."""
    rows = Unit.objects.filter(pk__in=below(county)).exclude(pk=county.pk)
    paths = {"superior": "superior__code", "zone": "school__zone__code"}
    paths |= {name: f"school__{name}" for name in ("stage", "ownership", "legal_person")}
    for fact in facts_of(rows, ("code", "name", "kind", "since", "until"), **paths):
        legal_person = fact.values["legal_person"]
        yield Fact(fact.pk, {**fact.values, "legal_person": None if legal_person == "" else legal_person, **UNDATED})


def orgs(county: Unit) -> Iterator[Fact]:
    """党组织, the county's own included."""
    now = Coverage.objects.filter(in_force(clock.today()), org__unit__in=below(county), unit__in=below(county))
    covers: dict[int, list[str]] = {}
    for org, code in now.values_list("org_id", "unit__code"):
        covers.setdefault(org, []).append(code)
    rows = PartyOrg.objects.filter(unit__in=below(county))
    fields = ("code", "name", "kind", "mode", "term_since", "since", "until")
    for fact in facts_of(rows, fields, unit="unit__code", superior="superior__code"):
        yield Fact(fact.pk, {**fact.values, "covers": tuple(sorted(covers.get(fact.pk, ()))), **UNDATED})


def people(county: Unit) -> Iterator[Fact]:
    """人员, with the traces of their identity numbers."""
    rows = Person.objects.filter(unit__in=below(county))
    for fact in facts_of(rows, ("code", "name", "born_on", "identity", "identity_mask"), unit="unit__code"):
        kept, mask = str(fact.values["identity"]), str(fact.values.pop("identity_mask"))
        yield Fact(fact.pk, {**fact.values, "identity": Identity(kept, mask) if kept else None, **UNDATED})


def memberships(county: Unit) -> Iterator[Fact]:
    """党籍."""
    rows = Membership.objects.filter(person__unit__in=below(county), org__unit__in=below(county))
    return facts_of(
        rows, ("kind", "since", "until", "reason"), person="person__code", named="person__name", org="org__code"
    )


def posts(county: Unit) -> Iterator[Fact]:
    """任职."""
    rows = Appointment.objects.filter(person__unit__in=below(county), unit__in=below(county))
    fields = ("post", "charge", "way", "since", "until", "reason")
    paths = {"person": "person__code", "named": "person__name", "unit": "unit__code", "org": "org__code"}
    for fact in facts_of(rows, fields, **paths):
        yield Fact(fact.pk, {**fact.values, **UNDATED})


def links(county: Unit) -> Iterator[Fact]:
    """联系 that begin and end in the county."""
    inside = below(county)
    ends = Q(other__isnull=True) | Q(other__in=inside), Q(person__isnull=True) | Q(person__unit__in=inside)
    rows = Link.objects.filter(*ends, unit__in=inside)
    return facts_of(
        rows, ("kind", "note", "since", "until"), unit="unit__code", other="other__code", person="person__code"
    )


def quotas(county: Unit) -> Iterator[Fact]:
    """核定职数."""
    rows = Quota.objects.filter(unit__in=below(county))
    return facts_of(rows, ("post", "seats", "basis", "since", "until"), unit="unit__code", org="org__code")


def accounts(county: Unit) -> Iterator[Fact]:
    """账号 of the county's people, and those that hold a role in it."""
    inside = Q(person__unit__in=below(county)) | Q(grants__unit__in=below(county))
    rows = Account.objects.filter(pk__in=Account.objects.filter(inside).values("pk"))
    return facts_of(rows, ("username", "name"), person="person__code")


def grants(county: Unit) -> Iterator[Fact]:
    """角色 held in the county."""
    rows = RoleGrant.objects.filter(unit__in=below(county))
    return facts_of(rows, ("role", "since", "until"), username="account__username", unit="unit__code")
