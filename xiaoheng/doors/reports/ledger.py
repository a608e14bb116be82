"""整改台账: the problem ledger as an Excel workbook. Takes rows, decides nothing."""

from collections.abc import Iterable
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from xiaoheng.loop.correction.models import Problem

MEDIA = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a cell beginning so is read as a formula by some programs
CONTROL = dict.fromkeys((*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20)))  # not allowed in a workbook
LONGEST = 32767  # characters of one cell
DAY = "yyyy-mm-dd"


def ledger(problems: Iterable[Problem]) -> bytes:
    """The workbook of the given problems, in their order: one sheet, one row a problem, dates as dates."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = _("整改台账")
    for column, (title, width) in enumerate(_columns(), 1):
        cell = sheet.cell(1, column, title)
        cell.font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(column)].width = width
    for line, problem in enumerate(problems, 2):
        for column, value in enumerate(_row(problem), 1):
            cell = sheet.cell(line, column, safe(value) if isinstance(value, str) else value)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if not isinstance(value, (str, int)) and value is not None:
                cell.number_format = DAY
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = sheet.dimensions
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def safe(text: str) -> str:
    """A text that no spreadsheet takes for a formula, without characters that a workbook may not hold."""
    clean = text.translate(CONTROL)[: LONGEST - 1]
    return f"'{clean}" if clean.startswith(FORMULA) else clean


def _columns() -> list[tuple[str, int]]:
    return [
        (_("编号"), 8),
        (_("单位"), 18),
        (_("问题"), 36),
        (_("来源"), 10),
        (_("原因"), 30),
        (_("整改措施"), 36),
        (_("责任人"), 10),
        (_("整改时限"), 12),
        (_("状态"), 10),
        (_("整改情况"), 36),
        (_("提交日期"), 12),
        (_("核验人"), 10),
        (_("核验意见"), 24),
        (_("登记日期"), 12),
        (_("销号日期"), 12),
    ]


def _row(problem: Problem) -> list[Any]:
    return [
        problem.pk,
        problem.unit.name,
        problem.title,
        str(problem.get_source_kind_display()),
        problem.cause,
        problem.measure,
        problem.owner.name if problem.owner else "",
        problem.due_on,
        str(problem.get_state_display()),
        problem.outcome,
        problem.submitted_on,
        problem.verifier.name if problem.verifier else "",
        problem.opinion,
        problem.opened_on,
        problem.closed_on,
    ]
