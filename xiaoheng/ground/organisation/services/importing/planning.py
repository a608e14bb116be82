"""预览: what an import would change, counted and digested, so that what is confirmed is what is written."""

from collections import Counter
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from xiaoheng.ground.organisation.columns import SHEETS, SheetSpec, Value, shown
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.services.importing.asking import ask
from xiaoheng.ground.organisation.services.importing.checking import check
from xiaoheng.ground.organisation.services.importing.reading import Problem, Row, read_tables
from xiaoheng.ground.organisation.services.importing.state import State, Values, compare
from xiaoheng.ground.records import services as records
from xiaoheng.ground.records.models import StoredFile
from xiaoheng.lib import digest
from xiaoheng.lib.workbook import read

ADDED, CHANGED, ENDED, SAME = "added", "changed", "ended", "same"
KINDS = {ADDED: _("新增"), CHANGED: _("更改"), ENDED: _("终止"), SAME: _("不变")}


@dataclass(frozen=True)
class Difference:
    """一处差异: a column with its old and new text."""

    header: str
    old: str
    new: str


@dataclass(frozen=True)
class Change:
    """一行变动: what a row would do; `after` is what would stand, `pk` the row it changes."""

    sheet: SheetSpec
    row: int
    kind: str
    title: str
    differences: tuple[Difference, ...]
    before: Values
    after: Values
    pk: int | None

    def new(self, *names: str) -> bool:
        """Whether any of these fields is new or other than before."""
        return any(self.pk is None or self.after[name] != self.before[name] for name in names)


@dataclass(frozen=True)
class Plan:
    """导入预览: changes, problems, questions, and the digest a person confirms."""

    county: Unit
    file: StoredFile
    changes: tuple[Change, ...]
    problems: tuple[Problem, ...]
    questions: tuple[str, ...]
    notes: tuple[str, ...] = ()

    def counts(self) -> dict[str, dict[str, int]]:
        """Rows by sheet and kind of change."""
        counted = Counter((change.sheet.name, change.kind) for change in self.changes)
        return {sheet.name: {kind: counted[sheet.name, kind] for kind in KINDS} for sheet in SHEETS}

    def moving(self) -> list[Change]:
        """Changes that change something."""
        return [change for change in self.changes if change.kind != SAME]

    def digest(self) -> str:
        """预览摘要: the same facts and the same file give the same digest; when either moves, so does it."""
        lines = [
            [c.sheet.name, c.row, c.kind, c.title, *([d.header, d.old, d.new] for d in c.differences)]
            for c in self.moving()
        ]
        said = {"file": self.file.digest, "changes": lines, "questions": list(map(str, self.questions))}
        return digest.sm3(digest.canonical(said))


def plan(county: Unit, file: StoredFile) -> Plan:
    """预览: read the file against the register of today; nothing is written. Refused when it cannot be read at all."""
    state = compare(county, read_tables(read(records.open_file(file), file.name)))
    if all(problem.row for problem in state.problems):  # of a sheet that could not be read, nothing follows
        check(state)
    order = {sheet.name: number for number, sheet in enumerate(SHEETS)}
    problems = sorted(state.problems, key=lambda problem: (order[problem.sheet], problem.row))
    changes = tuple(_change(state, row, after) for sheet in SHEETS for row, after in state.each(sheet))
    return Plan(
        county, file, changes, tuple(problems), () if problems else tuple(ask(state)), tuple(state.reading.notes)
    )


def _change(state: State, row: Row, after: Values) -> Change:
    fact = state.fact(row)
    before: Values = fact.values if fact else {}
    differences = tuple(
        Difference(column.header, shown(column, before.get(column.field)), shown(column, after[column.field]))
        for column in row.sheet.columns
        if _differ(before.get(column.field), after[column.field])
    )
    return Change(
        sheet=row.sheet,
        row=row.number,
        kind=_kind(fact is None, before, after, differences),
        title=_title(state, row, after),
        differences=differences,
        before=before,
        after=after,
        pk=fact.pk if fact else None,
    )


def _differ(old: Value, new: Value) -> bool:
    return (old or None) != (new or None) or (old is False) != (new is False)


def _kind(is_new: bool, before: Values, after: Values, differences: tuple[Difference, ...]) -> str:
    if is_new:
        return ADDED
    if not differences:
        return SAME
    return ENDED if after.get("until") and not before.get("until") else CHANGED


def _title(state: State, row: Row, after: Values) -> str:
    """How people call the row: its name, or the person's name and the post or kind of membership."""
    if "name" in after:
        return f"{after['name']}（{after['code']}）"
    person = state.after["人员"].get((after["person"],), {})
    what = row.sheet.column(row.sheet.key[2])
    return f"{person.get('name', '')}（{after['person']}） {shown(what, after[what.field])}"
