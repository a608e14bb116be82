"""比对: what is registered, what the workbook says, and what would stand if it were written."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.columns import NAMED, SheetSpec, Value
from xiaoheng.ground.organisation.models import PartyOrg, Person, Unit
from xiaoheng.ground.organisation.selectors.register import Fact, Key, Register, below
from xiaoheng.ground.organisation.services.importing.book import Book
from xiaoheng.ground.organisation.services.importing.rows import Problem, Reading, Row
from xiaoheng.ground.organisation.sheets import PEOPLE
from xiaoheng.lib import cells
from xiaoheng.lib.hanzi import simplify
from xiaoheng.lib.refusal import Refused

Values = dict[str, Value]


@dataclass
class State:
    """比对状态: `after` is the register as it would be, sheet by sheet, key by key."""

    book: Book
    county: Unit
    actor: Actor
    known: Register
    reading: Reading
    rows: dict[str, dict[Key, Row]] = field(default_factory=dict)
    after: dict[str, dict[Key, Values]] = field(default_factory=dict)

    @property
    def problems(self) -> list[Problem]:
        """Problems found so far; checks add theirs."""
        return self.reading.problems

    def fact(self, row: Row) -> Fact | None:
        """What is registered under the key of a row."""
        return self.known[row.sheet.name].get(row.key())

    def each(self, sheet: SheetSpec) -> Iterator[tuple[Row, Values]]:
        """Rows of a sheet, each with the values that would stand after it."""
        for key, row in self.rows[sheet.name].items():
            yield row, self.after[sheet.name][key]

    @cached_property
    def units(self) -> dict[Value, Values]:
        """Kind and name of the registered units, the county's own among them, by code."""
        rows = Unit.objects.filter(pk__in=self.book.reach(self.county)).values("code", "name", "kind")
        return {row["code"]: {"code": row["code"], "name": row["name"], "kind": row["kind"]} for row in rows}

    @cached_property
    def names(self) -> dict[Value, str]:
        """Names of the registered people by code (工号)."""
        return dict(Person.objects.filter(unit__in=below(self.county)).values_list("code", "name"))

    @cached_property
    def places(self) -> dict[Value, str]:
        """Codes of the units where the registered people work, by 工号."""
        rows = Person.objects.filter(unit__in=below(self.county))
        return dict(rows.values_list("code", "unit__code"))

    @cached_property
    def orgs(self) -> dict[Value, str]:
        """Names of the registered Party organisations by code."""
        return dict(PartyOrg.objects.filter(unit__in=below(self.county)).values_list("code", "name"))

    def titled(self, sheet: SheetSpec, values: Values) -> str:
        """What a row of a sheet is called, as the preview says it."""
        return next(one.title(self, values) for one in self.book.sheets if one.spec is sheet)

    def moved(self, row: Row, name: str) -> bool:
        """Whether a field says something new: what stands already is not judged again."""
        fact = self.fact(row)
        return name not in row.unread and (fact is None or row.values.get(name, fact.values[name]) != fact.values[name])


def compare(book: Book, county: Unit, actor: Actor, reading: Reading) -> State:
    """比对: lay the workbook's rows over the register; the second row of one key is a problem."""
    state = State(book, county, actor, book.register(county), reading)
    for sheet in book.sheets:
        spec = sheet.spec
        blank = {column.field: column.blank() for column in spec.columns}
        after = {key: fact.values for key, fact in state.known[spec.name].items()}
        rows = state.rows[spec.name] = _unique(spec, reading.rows.get(spec.name, ()), state.problems)
        state.after[spec.name] = after
        for key, row in rows.items():
            fact = state.known[spec.name].get(key)
            if fact is None:
                row.values = {**blank, **row.values}
            else:
                _as_registered(row, fact)
            sheet.complete(state, row, fact)
            _name(state, row)
            after[key] = {**(fact.values if fact else blank), **row.values}
    return state


def _as_registered(row: Row, fact: Fact) -> None:
    """A text that a sheet gives back without the line ends and spaces with which it was typed says nothing new."""
    for column in row.sheet.columns:
        known, told = fact.values.get(column.field), row.values.get(column.field)
        if column.kind in ("text", "name") and known != told and isinstance(known, str):
            with suppress(Refused):
                read = cells.read_name if column.kind == "name" else _plain
                if read(known, length=len(known)) == told:
                    row.values[column.field] = known


def _plain(text: str, *, length: int) -> str:
    return cells.plain(text)


def _name(state: State, row: Row) -> None:
    """姓名 beside a 工号: another one than the registered name is somebody else's row."""
    if not any(column is NAMED for column in row.sheet.columns):
        return
    told, known = row.values.get(NAMED.field), _registered(state, row.values.get("person"))
    if told and known and simplify(cells.fold(str(told))) != simplify(cells.fold(known)):
        said = {"code": row.values["person"], "known": known, "told": told}
        message = _("工号%(code)s登记的是“%(known)s”，不是“%(told)s”。") % said
        state.problems.append(row.problem(NAMED.field, message, _("请核对工号和姓名；同名的人按工号区分。")))
    row.values[NAMED.field] = known


def _registered(state: State, person: Value) -> str:
    """The name under a 工号, as it would be where the same workbook holds the people themselves."""
    if PEOPLE.name not in state.after:
        return state.names.get(person, "")
    return str(state.after[PEOPLE.name].get((person,), {}).get("name", ""))


def _unique(spec: SheetSpec, rows: Sequence[Row], problems: list[Problem]) -> dict[Key, Row]:
    found: dict[Key, Row] = {}
    for row in rows:
        if row.unread & set(spec.key):
            continue  # already a problem; without its key it is no row
        first = found.setdefault(row.key(), row)
        if first is not row:
            message = _("与第%(row)d行重复。") % {"row": first.number}
            problems.append(row.problem(spec.key[0], message, _("同一项只能出现一次，请删去一行。")))
    return found
