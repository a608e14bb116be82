"""读行: tables of a workbook become rows of typed values; what cannot be read is a problem with its place."""

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import datetime, time, timedelta
from typing import Any

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.columns import EXAMPLE, YES_NO, Column, SheetSpec, Value
from xiaoheng.ground.organisation.services.importing import headers
from xiaoheng.ground.organisation.services.importing.identities import read_identity
from xiaoheng.ground.organisation.services.importing.progress import Progress
from xiaoheng.ground.organisation.services.importing.rows import Problem, Reading, Row
from xiaoheng.lib import cells
from xiaoheng.lib.cells import TURNING
from xiaoheng.lib.dates import parse_date, parse_month
from xiaoheng.lib.refusal import Refused
from xiaoheng.lib.workbook import ERROR, Table

ESCAPED = re.compile(r"'(?=[=+\-@\t\r'])")
QUOTED = re.compile(r'="([^"]*)"')  # how programs write a code into a .csv so that it stays a text
MARKS = "'`‘’"  # typed before figures for the same reason


def read_tables(specs: Sequence[SheetSpec], tables: Sequence[Table], progress: Progress | None = None) -> Reading:
    """读出各表: sheets are known by their names, others by their columns; Refused when none is found."""
    reading, progress = Reading(), progress or Progress()
    matched = headers.matched(specs, tables, reading)
    done, total = 0, sum(len(table.rows) for _spec, table in matched)
    for spec, table in matched:
        for _row in _read_sheet(spec, table, reading):
            done += 1
            progress.tell(_("读取"), done, total)
    if not reading.rows and not reading.problems:
        names = "、".join(spec.name for spec in specs)
        raise Refused(
            _("没有找到可以导入的工作表。"), _("请下载模板，在“%(names)s”各表中填写。") % {"names": names}, "文件"
        )
    return reading


def _read_sheet(spec: SheetSpec, table: Table, reading: Reading) -> Iterator[int]:
    """Read a sheet into its rows, yielding the number of each that was dealt with."""
    first, places = headers.header(spec, table)
    missing = headers.missing(spec, table)
    if missing:
        message = _("缺少栏目“%(names)s”。") % {"names": "”“".join(missing)}
        reading.problems.append(Problem(spec.name, 0, "", message, _("请使用模板的表头。")))
        return
    headers.ask_unseen(spec, table, first, places, reading)
    reading.problems += headers.merged(spec, table, first)
    rows = reading.rows.setdefault(spec.name, [])
    remark = next(
        (at for at, text in enumerate(headers.heading(table.rows[first - 1 : first])) if text == headers.REMARK), -1
    )
    for number, cells_of_row in enumerate(table.rows[first:], first):
        said = {
            column.field: _at(cells_of_row, places[column.field]) for column in spec.columns if column.field in places
        }
        if _at(cells_of_row, remark).startswith(EXAMPLE):
            if any(said[column.field] != column.example for column in spec.columns if column.field in places):
                ask = _("“%(name)s”第%(row)d行的备注以“%(word)s”开头，不会导入；要导入的请清空备注。")
                reading.questions.append(ask % {"name": spec.name, "row": number + 1, "word": EXAMPLE})
        elif why := headers.no_row(spec, said):
            reading.problems.append(Problem(spec.name, number + 1, "", why, _("请删去这一行。")))
        elif any(said.values()):
            rows.append(_read_row(spec, table, number, cells_of_row, places, reading))
        yield number


def _at(row: tuple[Any, ...], place: int) -> str:
    return cells.plain(row[place]) if 0 <= place < len(row) else ""


def _read_row(
    spec: SheetSpec,
    table: Table,
    number: int,
    cells_of_row: tuple[Any, ...],
    places: dict[str, int],
    reading: Reading,
) -> Row:
    row = Row(spec, number + 1)
    for column in spec.columns:
        if column.field not in places:
            continue
        place = places[column.field]
        cell = cells_of_row[place] if place < len(cells_of_row) else None
        try:
            if (number, place) in table.uncounted:
                raise Refused(_("公式没有计算结果。"), _("请在 Excel 中打开、保存一次，或粘贴为数值。"))
            row.values[column.field] = _read_cell(column, cell, table.epoch1904)
            if column.kind == "choice":
                _tell_nearest(spec, column, cell, row, reading)
            if _may_be_a_share(column, cell):
                ask = _(
                    "“%(name)s”第%(row)d行“%(header)s”填的是%(value)s，按百分之%(value)s导入；若是百分之百请写100%%。"
                )
                said = {"name": spec.name, "row": row.number, "header": column.header, "value": cells.plain(cell)}
                reading.questions.append(ask % said)
        except Refused as refusal:
            row.unread.add(column.field)
            reading.problems.append(row.problem(column.field, refusal.message, refusal.remedy))
    return row


def _read_cell(column: Column, cell: Any, epoch1904: bool) -> Value:
    if isinstance(cell, (time, timedelta)):
        cell = _hour(column, cell)
    if isinstance(cell, str):
        cell = _unmarked(column, cell)
        if TURNING.search(cell):
            raise Refused(_("含有改变文字方向的隐藏符号。"), _("请删去后重新输入。"))
        if ERROR.fullmatch(cell.strip()):
            raise Refused(_("单元格是错误值%(value)s。") % {"value": cell.strip()}, _("请改正公式或直接填写。"))
    value = _typed(column, cell, epoch1904)
    if column.required and value in (None, "", ()):
        raise Refused(_("必填，不能为空。"), _("请填写%(header)s。") % {"header": column.header})
    return value


def _hour(column: Column, cell: time | timedelta) -> str:
    """A time of day as a text; a code or a name that a spreadsheet has made one of is lost."""
    if column.kind in ("day", "month", "number", "text"):
        return str(cell)
    message = _("被表格改成了时间“%(value)s”。") % {"value": cell}
    raise Refused(message, _("请把该栏设为文本格式后重新输入。"))


def _unmarked(column: Column, cell: str) -> str:
    """A cell without the marks that keep a spreadsheet from counting with it."""
    if ESCAPED.match(cell):
        return ESCAPED.sub("", cell, count=1)
    if quoted := QUOTED.fullmatch(cell.strip()):
        cell = quoted[1]
    return cell if column.kind in ("name", "text") else cell.strip().lstrip(MARKS)


def _may_be_a_share(column: Column, cell: Any) -> bool:
    """A share of one under a header that counts in hundredths: a cell that shows 100% holds 1."""
    whole = column.places == 0 and isinstance(cell, float) and not cell.is_integer()  # then 0.5 can only be one half
    return column.unit == "%" and isinstance(cell, (int, float)) and 0 < cell <= 1 and not whole


def _number(column: Column, cell: Any) -> Value:
    if column.unit == "%":
        cell = cells.read_share(cell, whole=column.places == 0)
    number = cells.read_number(cell, places=column.places, unit=column.unit)
    if number is None or column.least <= number <= column.most:
        return number
    limits = {"value": cells.plain(cell), "least": column.least, "most": column.most}
    message = _("“%(value)s”超出%(least)d至%(most)d的范围。")
    raise Refused(message % limits, _("请核对；若原为“几—几”的区间，只填一个数。"))


def _typed(column: Column, cell: Any, epoch1904: bool) -> Value:
    if column.kind == "number":
        return _number(column, cell)
    if column.kind == "identity":
        return read_identity(cell)
    if column.kind == "code":
        return cells.read_code(cell, length=column.length)
    if column.kind == "codes":
        return cells.read_codes(cell, length=40)
    if column.kind == "name":
        return cells.read_name(cell, length=column.length)
    if column.kind == "month":
        return None if cells.plain(cell) == "" else parse_month(cell, epoch1904=epoch1904)
    if column.kind == "day":
        if cells.plain(cell) == "":
            return None
        return parse_date(cell, epoch1904=epoch1904)
    if column.kind in ("choice", "flag"):
        return _chosen(column, cell)
    return _text(column, cell)


def _text(column: Column, cell: Any) -> Value:
    if isinstance(cell, bool):
        raise Refused(_("单元格是逻辑值，不是文字。"), _("请直接填写文字。"))
    return cells.check_text(cells.plain(cell), length=column.length)


def _chosen(column: Column, cell: Any) -> Value:
    """A word of a list, however wide its characters and brackets."""
    if isinstance(cell, bool):
        cell = YES_NO["yes" if cell else "no"]
    if isinstance(cell, datetime):
        cell = cell.date()
    text = cells.fold(cells.plain(cell))
    if not text:
        return None if column.kind == "flag" else ""
    if column.kind == "flag" and text in YES_NO.values():
        return text == YES_NO["yes"]
    labels = {cells.fold(str(label)): value for value, label in column.labels() if label}
    if (meant := _nearest(text, labels)) is not None:
        return labels[meant]
    allowed = "、".join(column.words())
    raise Refused(
        _("“%(word)s”不在可填的范围内。") % {"word": cells.plain(cell)}, _("可填：%(words)s。") % {"words": allowed}
    )


def _nearest(text: str, labels: Collection[str]) -> str | None:
    """The word itself, or the one word that begins or ends with it, or of those that end it the longest."""
    if text in labels or len(text) < 2:
        return text if text in labels else None
    shortened = [label for label in labels if label.startswith(text) or label.endswith(text)]
    lengthened = sorted((label for label in labels if text.endswith(label)), key=len)
    found = shortened or lengthened[-1:]
    return found[0] if len(found) == 1 else None


def _tell_nearest(spec: SheetSpec, column: Column, cell: Any, row: Row, reading: Reading) -> None:
    """高级 for 高级教师, 中学高级教师 for 高级教师: taken as the word of the list, once a person has confirmed it."""
    value = row.values[column.field]
    label = next((label for known, label in column.labels() if known == value), "")
    if value in ("", None) or cells.fold(cells.plain(cell)) == cells.fold(label):
        return
    ask = _("“%(name)s”栏目“%(header)s”中的“%(word)s”按“%(label)s”导入。请确认。") % {
        "name": spec.name,
        "header": column.header,
        "word": cells.plain(cell),
        "label": label,
    }
    if ask not in reading.questions:
        reading.questions.append(ask)
