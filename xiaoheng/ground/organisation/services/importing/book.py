"""簿: what a room declares to have its facts imported, exported and taken back by workbook. See docs/workbooks.md."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.utils.functional import Promise

from xiaoheng.ground.organisation.columns import SheetSpec
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.selectors.register import Fact, Register, below
from xiaoheng.ground.organisation.services.importing.rows import key_of

if TYPE_CHECKING:
    from xiaoheng.ground.organisation.services.importing.rows import Row
    from xiaoheng.ground.organisation.services.importing.state import State, Values
    from xiaoheng.ground.organisation.services.importing.writing import Writer


def leave(state: "State", row: "Row", fact: Fact | None) -> None:
    """A sheet whose rows say all that is to be written."""


@dataclass(frozen=True)
class Sheet:
    """一张表的来去: how its rows are found, completed, named and written."""

    spec: SheetSpec
    facts: Callable[[Unit], Iterator[Fact]]  # what is registered below a county
    write: Callable[["Writer"], None]
    title: Callable[["State", "Values"], str]  # how people call a row
    complete: Callable[["State", "Row", Fact | None], None] = leave  # what a row leaves unsaid


@dataclass(frozen=True)
class Book:
    """一种工作簿: sheets in the order in which they are written, what is checked, asked and touched.

    `about` says in one sentence what a clerk brings in with it; `verb` is the room's own verb that imports it; `page`
    is the name its addresses begin with. `reach` = the units that its rows may name, where these are not those below.
    """

    title: str | Promise
    about: str | Promise
    verb: str
    page: str
    sheets: tuple[Sheet, ...]
    check: Callable[["State"], None]
    touched: Callable[["Writer"], set[int]]
    ask: Callable[["State"], Iterable[str]] = lambda _state: ()
    reach: Callable[[Unit], QuerySet[Unit, int]] = below

    @property
    def specs(self) -> tuple[SheetSpec, ...]:
        """The sheets' columns."""
        return tuple(sheet.spec for sheet in self.sheets)

    def register(self, county: Unit) -> Register:
        """名册: all that is registered below a county, by sheet and key."""
        return {
            sheet.spec.name: {key_of(sheet.spec, fact.values): fact for fact in sheet.facts(county)}
            for sheet in self.sheets
        }
