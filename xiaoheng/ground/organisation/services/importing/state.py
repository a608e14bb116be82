"""比对: what is registered, what the workbook says, and what would stand if it were written."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from xiaoheng.ground.organisation.columns import ORGS, PEOPLE, POSTS, SHEETS, UNITS, SheetSpec, Value
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.selectors.register import Fact, Key, Register, register
from xiaoheng.ground.organisation.selectors.tree import LEADING
from xiaoheng.ground.organisation.services.importing.reading import Problem, Reading, Row
from xiaoheng.ground.organisation.words import PARTY_POSTS

Values = dict[str, Value]


@dataclass
class State:
    """比对状态: `after` is the register as it would be, sheet by sheet, key by key."""

    county: Unit
    known: Register
    reading: Reading
    rows: dict[str, dict[Key, Row]] = field(default_factory=dict)
    after: dict[str, dict[Key, Values]] = field(default_factory=dict)
    bare: dict[str, dict[str, Value]] = field(default_factory=dict)

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

    def unit(self, code: Value) -> Values | None:
        """The unit with a code, as it would be; of the county itself, what is asked for."""
        if code == self.county.code:
            return {"code": code, "name": self.county.name, "kind": self.county.kind}
        return self.after[UNITS.name].get((code,))

    def shortened(self, sheet: SheetSpec) -> dict[str, Value]:
        """Codes of a sheet by what is left of them when a spreadsheet takes them for numbers."""
        if sheet.name not in self.bare:
            self.bare[sheet.name] = {str(key[0]).lstrip("0"): key[0] for key in self.after[sheet.name]}
        return self.bare[sheet.name]

    def moved(self, row: Row, name: str) -> bool:
        """Whether a field says something new: what stands already is not judged again."""
        fact = self.fact(row)
        return name not in row.unread and (fact is None or row.values.get(name, fact.values[name]) != fact.values[name])


def compare(county: Unit, reading: Reading) -> State:
    """比对: lay the workbook's rows over the register; the second row of one key is a problem."""
    state = State(county, register(county), reading)
    for sheet in SHEETS:
        after = {key: fact.values for key, fact in state.known[sheet.name].items()}
        rows = state.rows[sheet.name] = _unique(sheet, reading.rows.get(sheet.name, ()), state.problems)
        for key, row in rows.items():
            fact = state.known[sheet.name].get(key)
            if fact is None:
                row.values = _complete(sheet, row.values)
            elif row.values.get("covers") == ():
                row.values["covers"] = fact.values["covers"]
            if sheet is POSTS and row.values.get("post") in PARTY_POSTS and not row.values.get("org"):
                row.values["org"] = (fact and fact.values["org"]) or leading(state, row.values)
            after[key] = {**(fact.values if fact else _complete(sheet, {})), **row.values}
        state.after[sheet.name] = after
    return state


def _unique(sheet: SheetSpec, rows: Sequence[Row], problems: list[Problem]) -> dict[Key, Row]:
    found: dict[Key, Row] = {}
    for row in rows:
        if row.unread & set(sheet.key):
            continue  # already a problem; without its key it is no row
        first = found.setdefault(row.key(), row)
        if first is not row:
            problems.append(
                row.problem(sheet.key[0], f"与第{first.number}行重复。", "同一项只能出现一次，请删去一行。")
            )
    return found


def _complete(sheet: SheetSpec, values: Values) -> Values:
    """A new row's values, blank where its columns are not in the sheet; an organisation covers at least its unit."""
    blank: Values = {
        column.field: None if column.kind in ("day", "flag") else () if column.kind == "codes" else ""
        for column in sheet.columns
    }
    full = {**blank, **values}
    if sheet is ORGS and full["covers"] == () and full["unit"]:
        full["covers"] = (str(full["unit"]),)
    return full


def leading(state: State, post: Values) -> Value:
    """The organisation of a Party post where the row names none: the one that leads the unit in its time, or blank."""
    found: dict[Value, list[Value]] = {}
    for org in state.after[ORGS.name].values():
        if post.get("unit") in _tuple(org["covers"]) and _meet(post, org):
            found.setdefault(org["kind"], []).append(org["code"])
    best = next((found[kind] for kind in LEADING if kind in found), [])
    return best[0] if len(best) == 1 else ""


def _tuple(value: Value) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()


def _meet(one: Values, other: Values) -> bool:
    """Whether two spans have a day in common; one whose first day could not be read has none."""

    def before(end: Value, start: Value) -> bool:
        return isinstance(start, date) and not (isinstance(end, date) and end <= start)

    return before(one.get("until"), other.get("since")) and before(other.get("until"), one.get("since"))


def codes(state: State) -> tuple[set[Value], set[Value]]:
    """Codes of organisations and of people that would stand."""
    return {key[0] for key in state.after[ORGS.name]}, {key[0] for key in state.after[PEOPLE.name]}
