"""机构工作簿: bodies with their members, and chains of responsibility; see docs/workbooks.md."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaoheng.ground.bodies.models import Body, Kind, Seat, Term
from xiaoheng.ground.bodies.models.bodies import last_day
from xiaoheng.ground.bodies.services import book_chains
from xiaoheng.ground.bodies.services.book_checks import check
from xiaoheng.ground.bodies.sheets import BODIES, CHAINS, SEATS
from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.columns import shown
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.selectors import register
from xiaoheng.ground.organisation.selectors.register import Fact
from xiaoheng.ground.organisation.services.importing import Book, Plan, Progress, Sheet, Writer, bring_in
from xiaoheng.ground.organisation.services.importing.planning import ADDED, Change
from xiaoheng.ground.organisation.services.importing.rows import Row
from xiaoheng.ground.organisation.services.importing.state import State, Values
from xiaoheng.ground.organisation.verbs import act
from xiaoheng.ground.records.services import Staged

OWN = ("code", "name", "basis", "remit", "since", "until")


def import_(
    *, actor: Actor, unit: Unit, file: Staged, seen: str, confirmed: bool = False, progress: Progress | None = None
) -> Plan:
    """导入机构工作簿: write what the preview showed, all or nothing."""
    with act("bodies.import", actor=actor, unit=unit) as doing:
        return bring_in(
            doing, BODIES_BOOK, actor=actor, unit=unit, file=file, seen=seen, confirmed=confirmed, progress=progress
        )


def _bodies(county: Unit) -> Iterator[Fact]:
    """机构, each with its latest term."""
    rows = Body.objects.filter(unit__in=register.below(county))
    terms = Term.objects.filter(body__in=rows).order_by("since").values_list("body", "since", "years")
    last = {body: {"term_since": since, "years": years} for body, since, years in terms}
    for fact in register.facts_of(rows, OWN, unit="unit__code", kind="kind__title"):
        yield Fact(fact.pk, {**fact.values, **last.get(fact.pk, {"term_since": None, "years": None})})


def _seats(county: Unit) -> Iterator[Fact]:
    """成员."""
    rows = Seat.objects.filter(body__unit__in=register.below(county))
    fields = ("part", "position", "count", "since", "until")
    return register.facts_of(rows, fields, body="body__code", person="person__code")


def _complete_body(state: State, row: Row, fact: Fact | None) -> None:
    """The usual remit of the kind; a first term that begins with the body."""
    if row.values.get("term_since") is None and (fact is None or "term_since" in row.values):
        row.values["term_since"] = fact.values["term_since"] if fact else row.values.get("since")
    if not row.values.get("remit") and (fact is None or "remit" in row.values):
        usual = Kind.objects.filter(title=row.values.get("kind", "")).values_list("remit", flat=True).first()
        row.values["remit"] = fact.values["remit"] if fact else usual or ""


def _complete_seat(state: State, row: Row, fact: Fact | None) -> None:
    """One of the staff is one."""
    if row.values.get("person"):
        row.values["count"] = 1


def _write_bodies(writer: Writer) -> None:
    changes = writer.of(BODIES)
    kinds = dict(Kind.objects.values_list("title", "pk"))
    links = {"unit_id": ("unit", writer.units), "kind_id": ("kind", kinds)}
    rows = writer.save(Body, changes, links, OWN)
    known = {(term.body_id, term.since): term for term in Term.objects.filter(body__in=[row.pk for row in rows])}
    fresh: list[tuple[Change, Term]] = []
    changed: list[tuple[Change, Term]] = []
    for change, row in zip(changes, rows, strict=True):
        since: Any = change.after["term_since"]
        years: Any = change.after["years"]
        if not change.new("term_since", "years"):
            continue
        basis = str(change.after["basis"]) if change.kind == ADDED else ""
        term = known.get((row.pk, since)) or Term(body_id=row.pk, since=since, basis=basis)
        term.years, term.ends = years, last_day(since, years)
        (changed if term.pk else fresh).append((change, term))
    writer.insert(fresh)
    writer.update(changed, ("years", "ends"))


def _write_seats(writer: Writer) -> None:
    codes = dict(Body.objects.filter(unit__in=register.below(writer.county)).values_list("code", "pk"))
    links = {"body_id": ("body", codes), "person_id": ("person", writer.people)}
    writer.save(Seat, writer.of(SEATS), links, ("part", "position", "count", "since", "until"))


def _named(state: State, values: Values) -> str:
    return str(values["name"])


def _seated(state: State, values: Values) -> str:
    body = state.after[BODIES.name].get((values["body"],), {}).get("name", values["body"])
    who = state.names.get(values["person"], values["person"]) or shown(SEATS.column("part"), values["part"])
    return f"{body} {who}"


def _touched(writer: Writer) -> set[int]:
    """Units whose bodies, or their members, changed."""
    codes = {str(change.after["code"]) for change in writer.of(BODIES)}
    codes |= {str(change.after["body"]) for change in writer.of(SEATS)}
    rows = Body.objects.filter(unit__in=register.below(writer.county))
    charged = {writer.units[change.after["unit"]] for change in writer.of(CHAINS)}
    return charged | {unit for code, unit in rows.values_list("code", "unit") if code in codes}


BODIES_BOOK = Book(
    title=_("机构"),
    about=_("工作领导小组和民主议事机构，及其组成人员、届期；责任链。"),
    verb="bodies.import",
    page="import_bodies",
    sheets=(
        Sheet(BODIES, _bodies, _write_bodies, _named, _complete_body),
        Sheet(SEATS, _seats, _write_seats, _seated, _complete_seat),
        Sheet(CHAINS, book_chains.chains, book_chains.write, book_chains.titled),
    ),
    check=check,
    touched=_touched,
)
