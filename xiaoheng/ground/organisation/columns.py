"""栏目: what a column of a workbook may hold; templates, readers and exports of every room share it."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

EXAMPLE = "示例"
YES_NO = {"yes": "是", "no": "否"}


@dataclass(frozen=True)
class Identity:
    """身份证号: its keyed hash and its mask; a bare mask, as exports have it, has no hash. The number is never kept."""

    hash: str
    mask: str
    born: date | None = field(default=None, compare=False)


# What a cell holds once read: text, a day, 是/否, a number, codes, or an identity number's traces.
Value = str | date | bool | int | Decimal | tuple[str, ...] | Identity | None


@dataclass(frozen=True)
class Column:
    """栏: one column. `kind` is code | name | text | day | month | choice | flag | codes | number | identity.

    A number lies between `least` and `most`, has at most so many decimal `places`, and may be typed with its `unit`.
    Most workbooks do without a `spare` one: where it is not there, no other header is suspected to be it.
    """

    header: str
    field: str
    kind: str
    required: bool = False
    choices: tuple[tuple[str | int, str | Promise], ...] = ()
    help: str | Promise = ""
    example: str = ""
    length: int = 100
    least: int = 0
    most: int = 10**9
    places: int = 0
    unit: str = ""
    spare: bool = False

    def words(self) -> list[str]:
        """The words that may stand in the column, where they are listed."""
        if self.kind == "flag":
            return list(YES_NO.values())
        return [label for value, label in self.labels() if value]

    def labels(self) -> list[tuple[str | int, str]]:
        """Values with their words, in Chinese whatever language the pages are in: the workbook is an official paper."""
        with override(settings.LANGUAGE_CODE):
            return [(value, str(label)) for value, label in self.choices]

    def blank(self) -> Value:
        """What an empty cell means in a new row."""
        if self.kind in ("day", "month", "flag", "number", "identity"):
            return None
        return () if self.kind == "codes" else ""


# Beside a 工号, for people to read and for the import to check; it is written nowhere.
NAMED = Column("姓名", "named", "name", help=_("选填，用来核对工号；导出时带出"), example="张三", length=60)


@dataclass(frozen=True)
class SheetSpec:
    """表: one sheet; `key` are the fields that make a row the same row the next time."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]

    def column(self, name: str) -> Column:
        """The column of a field."""
        return next(column for column in self.columns if column.field == name)


def shown(column: Column, value: Value) -> str:
    """A value as it stands in a sheet and in a preview."""
    if value is None or value == "" or value == ():
        return ""
    if isinstance(value, bool):
        return YES_NO["yes" if value else "no"]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return "、".join(value)
    if isinstance(value, Identity):
        return value.mask
    if column.kind == "month":
        return "{:04}-{:02}".format(*divmod(int(str(value)), 100))
    return str(value) if column.kind == "number" else dict(column.labels()).get(_plain(value), str(value))


def _plain(value: Value) -> str | int:
    return value if isinstance(value, int) else str(value)
