"""表格导出: what a page shows as tables, as an Excel workbook. Takes rows, decides nothing; texts are never formulas."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from xiaoheng.doors.reports.ledger import MEDIA, safe

__all__ = ["MEDIA", "Grid", "workbook"]
Cell = str | int | None
WIDE, NARROW = 24, 10


@dataclass(frozen=True)
class Grid:
    """一张表: its name, its heads and its rows; numbers stay numbers."""

    name: str
    heads: Sequence[str]
    rows: Iterable[Sequence[Cell]]


def workbook(grids: Iterable[Grid]) -> bytes:
    """One sheet for each table."""
    book = Workbook(write_only=True)
    for grid in grids:
        sheet = book.create_sheet(grid.name)
        for column in range(1, len(grid.heads) + 1):
            sheet.column_dimensions[get_column_letter(column)].width = WIDE if column == 1 else NARROW
        sheet.freeze_panes = "B2"
        sheet.append([_head(sheet, text) for text in grid.heads])
        for row in grid.rows:
            sheet.append([safe(cell) if isinstance(cell, str) else cell for cell in row])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _head(sheet: object, text: str) -> object:
    cell = WriteOnlyCell(sheet, value=safe(text))  # type: ignore[arg-type]
    cell.font = Font(bold=True)
    return cell
