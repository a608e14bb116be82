"""预览: what an import would change, counted and digested, so that what is confirmed is what is written."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.columns import SheetSpec, Value, shown
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.services.importing.book import Book, Sheet
from xiaoheng.ground.organisation.services.importing.checking import reopened
from xiaoheng.ground.organisation.services.importing.progress import Progress
from xiaoheng.ground.organisation.services.importing.reading import read_tables
from xiaoheng.ground.organisation.services.importing.rows import Problem, Row
from xiaoheng.ground.organisation.services.importing.state import State, Values, compare
from xiaoheng.ground.records import services as records
from xiaoheng.ground.records.services import Staged
from xiaoheng.lib import digest
from xiaoheng.lib.workbook import read

ADDED, CHANGED, ENDED, SAME = "added", "changed", "ended", "same"
KINDS = {
    ADDED: gettext_lazy("新增"),
    CHANGED: gettext_lazy("更改"),
    ENDED: gettext_lazy("终止"),
    SAME: gettext_lazy("不变"),
}


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
    """导入预览: changes, problems, questions, and the digest a person confirms.

    `handed` is what an import gives out once and keeps nowhere (the first passwords of new accounts).
    """

    book: Book
    county: Unit
    file: Staged
    changes: tuple[Change, ...]
    problems: tuple[Problem, ...]
    questions: tuple[str, ...]
    notes: tuple[str, ...] = ()
    handed: tuple[tuple[str, ...], ...] = ()

    def counts(self) -> dict[str, dict[str, int]]:
        """Rows by sheet and kind of change."""
        counted = Counter((change.sheet.name, change.kind) for change in self.changes)
        return {sheet.name: {kind: counted[sheet.name, kind] for kind in KINDS} for sheet in self.book.specs}

    def moving(self) -> list[Change]:
        """Changes that change something."""
        return [change for change in self.changes if change.kind != SAME]

    def handing_out(self, handed: Sequence[tuple[str, ...]]) -> "Plan":
        """The plan with what its import gives out."""
        return replace(self, handed=tuple(handed))

    def digest(self) -> str:
        """预览摘要: the same facts and the same file give the same digest; when either moves, so does it."""
        lines = [
            [c.sheet.name, c.row, c.kind, c.title, *([d.header, d.old, d.new] for d in c.differences)]
            for c in self.moving()
        ]
        said = {"file": self.file.digest, "changes": lines, "questions": list(map(str, self.questions))}
        return digest.sm3(digest.canonical(said))


def plan(book: Book, county: Unit, actor: Actor, file: Staged, progress: Progress) -> Plan:
    """预览: read the file against the register of today; nothing is written. Refused when it cannot be read at all."""
    reading = read_tables(book.specs, read(records.open_staged(file), file.name), progress)
    state = compare(book, county, actor, reading)
    if all(problem.row for problem in state.problems):  # of a sheet that could not be read, nothing follows
        book.check(state)
    order = {spec.name: number for number, spec in enumerate(book.specs)}
    problems = sorted(state.problems, key=lambda problem: (order[problem.sheet], problem.row))
    questions = () if problems else (*reading.questions, *reopened(state), *book.ask(state))
    changes = tuple(_changes(state, progress))
    return Plan(book, county, file, changes, tuple(problems), questions, tuple(reading.notes))


def _changes(state: State, progress: Progress) -> Iterator[Change]:
    total, done = sum(map(len, state.rows.values())), 0
    for sheet in state.book.sheets:
        for row, after in state.each(sheet.spec):
            done += 1
            progress.tell(_("核对"), done, total)
            yield _change(state, sheet, row, after)


def _change(state: State, sheet: Sheet, row: Row, after: Values) -> Change:
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
        title=sheet.title(state, after),
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
