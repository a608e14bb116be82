"""工作簿: what a book is imported from and exported to, as .xlsx bytes."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from xiaoheng.ground.organisation.columns import EXAMPLE, Column, SheetSpec

REMARK = "备注"
HEAD = PatternFill("solid", fgColor="DCE6F1")
LAST_ROW = 20_001
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "'")


def template(specs: Sequence[SheetSpec]) -> bytes:
    """模板: empty sheets, each with one example row that the import ignores, word lists and a help sheet."""
    return _workbook(specs, {spec.name: [_example(spec)] for spec in specs})


def filled(specs: Sequence[SheetSpec], rows: Mapping[str, Sequence[Sequence[str]]]) -> bytes:
    """导出: the register in the columns of the template; imported again, it changes nothing."""
    return _workbook(specs, rows)


def safe(text: str) -> str:
    """防公式: text that a spreadsheet would take for a formula gets an apostrophe, which the import takes off again."""
    return f"'{text}" if text.startswith(DANGEROUS) else text


def _workbook(specs: Sequence[SheetSpec], rows: Mapping[str, Sequence[Sequence[str]]]) -> bytes:
    book = Workbook(write_only=True)
    _help(book, specs)
    for spec in specs:
        _sheet(book, spec, rows.get(spec.name, ()))
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _sheet(book: Any, spec: SheetSpec, rows: Sequence[Sequence[str]]) -> None:
    sheet = book.create_sheet(spec.name)
    sheet.freeze_panes = "C2"
    for place, column in enumerate(spec.columns, 1):
        letter = get_column_letter(place)
        sheet.column_dimensions[letter].width = max(12, len(column.header) * 2 + 4)
        if column.words():
            sheet.data_validations.append(_choice(column, letter))
    sheet.append([_heading(sheet, column) for column in spec.columns] + [_bold(sheet, REMARK)])
    for row in rows:
        sheet.append([_text(sheet, text) for text in row])


def _choice(column: Column, letter: str) -> DataValidation:
    """A list to choose from; Excel takes at most 255 characters of words."""
    validation = DataValidation("list", formula1='"' + ",".join(column.words()) + '"', allow_blank=not column.required)
    validation.errorTitle, validation.error = column.header, _("请从列表中选择。")
    validation.add(f"{letter}2:{letter}{LAST_ROW}")
    return validation


def _heading(sheet: Any, column: Column) -> Any:
    return _bold(sheet, column.header + ("*" if column.required else ""))


def _bold(sheet: Any, text: str) -> Any:
    cell = WriteOnlyCell(sheet, text)
    cell.font, cell.fill = Font(bold=True), HEAD
    cell.alignment = Alignment(horizontal="center", vertical="center")
    return cell


def _text(sheet: Any, text: str) -> Any:
    """A cell of text format: leading zeros stay, and what is typed over it stays text too."""
    cell = WriteOnlyCell(sheet, safe(text) or None)
    cell.number_format = "@"
    return cell


def _example(spec: SheetSpec) -> list[str]:
    return [*(column.example for column in spec.columns), _("%(word)s：导入时忽略，可删去") % {"word": EXAMPLE}]


def _help(book: Any, specs: Sequence[SheetSpec]) -> None:
    """说明: what every column holds."""
    sheet = book.create_sheet(_("说明"))
    for letter, width in zip("ABCD", (10, 18, 8, 80), strict=True):
        sheet.column_dimensions[letter].width = width
    for line in (
        _("一、带*的栏必填。日期写成2023-09-01；编码、工号设为文本格式，前面的0不能丢。"),
        _("二、工作簿只增改，不删除：表中没有的登记保持不变；任职、党籍结束的，填终止（离任）日期。"),
        _("三、同一文件可以反复导入：编码（工号）相同即为同一项，没有变化的不会重复登记。"),
        _("四、上传后先预览，逐条核对后再确认；有一处错误，整个文件都不会写入。"),
    ):
        sheet.append([line])
    sheet.append([])
    sheet.append([_bold(sheet, text) for text in (_("工作表"), _("栏目"), _("必填"), _("填法"))])
    for spec in specs:
        for column in spec.columns:
            words = "、".join(column.words())
            told = "；".join(filter(None, [str(column.help), words and _("可填：%(words)s") % {"words": words}]))
            sheet.append([spec.name, column.header, _("是") if column.required else "", told])
