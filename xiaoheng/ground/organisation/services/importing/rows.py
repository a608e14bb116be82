"""读出的行: rows of typed values, what is wrong with them, and what must be asked or told."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.columns import SheetSpec, Value
from xiaoheng.lib import cells

LONG = 200


def key_of(sheet: SheetSpec, values: Mapping[str, Value]) -> tuple[Value, ...]:
    """What makes it the same row the next time; texts as a sheet gives them back, with single spaces."""
    found = (values.get(name) for name in sheet.key)
    return tuple(cells.plain(value) if isinstance(value, str) else value for value in found)


@dataclass(frozen=True)
class Problem:
    """问题: what is wrong where; `remedy` says what to do in the workbook."""

    sheet: str
    row: int
    column: str
    message: str
    remedy: str = ""

    def __str__(self) -> str:
        where = _("第%(row)d行") % {"row": self.row} if self.row else ""
        return f"{self.sheet}{where}{self.column and f'“{self.column}”'}：{self.message}{self.remedy}"


@dataclass
class Row:
    """行: values by field. `unread` fields stand in the sheet and could not be read: they are not blank."""

    sheet: SheetSpec
    number: int
    values: dict[str, Value] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)

    def key(self) -> tuple[Value, ...]:
        """What makes it the same row the next time."""
        return key_of(self.sheet, self.values)

    def problem(self, name: str, message: str, remedy: str = "") -> Problem:
        """A problem in one of its columns; of a cell that was repeated in it, as much as a person reads."""
        if len(message) > LONG:
            message = f"{message[: LONG // 2]}……{message[-LONG // 4 :]}"
        return Problem(self.sheet.name, self.number, self.sheet.column(name).header, message, remedy)


@dataclass
class Reading:
    """读出的内容: rows by sheet, what is wrong, what a person must confirm, and what is only told."""

    rows: dict[str, list[Row]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
