"""读行: tables of a workbook become rows of typed values; what cannot be read is a problem with its place."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from django.utils.translation import gettext as _
from openpyxl.utils.cell import get_column_letter

from xiaoheng.ground.organisation.columns import EXAMPLE, YES_NO, Column, SheetSpec, Value
from xiaoheng.ground.organisation.services.importing.identities import read_identity
from xiaoheng.ground.organisation.services.importing.progress import Progress
from xiaoheng.lib import cells
from xiaoheng.lib.dates import parse_date
from xiaoheng.lib.refusal import Refused
from xiaoheng.lib.workbook import ERROR, Table

REMARK, HELP = cells.fold("备注"), cells.fold("说明")
HEADER_ROWS = 10
ESCAPED = re.compile(r"'(?=[=+\-@\t\r'])")


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
        return tuple(self.values.get(name) for name in self.sheet.key)

    def problem(self, name: str, message: str, remedy: str = "") -> Problem:
        """A problem in one of its columns."""
        return Problem(self.sheet.name, self.number, self.sheet.column(name).header, message, remedy)


@dataclass
class Reading:
    """读出的内容: rows by sheet, what is wrong, what a person must confirm, and what is only told."""

    rows: dict[str, list[Row]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read_tables(specs: Sequence[SheetSpec], tables: Sequence[Table], progress: Progress | None = None) -> Reading:
    """读出各表: sheets are known by their names, others by their columns; Refused when none is found."""
    reading, progress = Reading(), progress or Progress()
    matched = _matched(specs, tables, reading)
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


def _matched(specs: Sequence[SheetSpec], tables: Sequence[Table], reading: Reading) -> list[tuple[SheetSpec, Table]]:
    """Each sheet of the template with its table: by name, or the one other table that has its columns."""
    named = {cells.fold(spec.name): spec.name for spec in specs}
    found = {named[name]: table for table in tables if (name := cells.fold(table.name)) in named}
    others = [table for table in tables if cells.fold(table.name) not in (*named, HELP) and table.rows]
    known: set[str] = set()
    for spec in specs:
        alike = {t.name: t for t in others if _header(spec, t)[1] and not _missing(spec, t)}
        if alike:
            if spec.name not in found and len(alike) == 1:
                found[spec.name] = next(iter(alike.values()))
            _tell_alike(spec, list(alike), found.get(spec.name), reading)
            known.update(alike)
    if found:
        unknown = [table.name for table in others if table.name not in known]
        reading.notes += [_("“%(name)s”不是模板中的工作表，没有导入。") % {"name": name} for name in unknown]
    return [(spec, found[spec.name]) for spec in specs if spec.name in found]


def _tell_alike(spec: SheetSpec, names: Sequence[str], taken: Table | None, reading: Reading) -> None:
    """Sheets under other names that have the columns of one of the template's."""
    said = {"names": "”“".join(names), "sheet": spec.name}
    if taken is None:
        message, remedy = _("“%(names)s”都像是“%(sheet)s”表。"), _("请合并到一张工作表，表名写“%(sheet)s”。")
        reading.problems.append(Problem(spec.name, 0, "", message % said, remedy % said))
    elif taken.name in names:
        reading.notes.append(_("“%(names)s”按其栏目作为“%(sheet)s”导入。") % said)
    else:
        reading.questions.append(_("“%(names)s”与“%(sheet)s”栏目相同，不会导入。") % said)


def _missing(spec: SheetSpec, table: Table) -> list[str]:
    places = _header(spec, table)[1]
    return [column.header for column in spec.columns if column.required and column.field not in places]


def _header(spec: SheetSpec, table: Table) -> tuple[int, dict[str, int]]:
    """The row below the header, and the place of each column; the header may be two rows with merged cells."""
    wanted = {cells.fold(column.header): column.field for column in spec.columns}
    best: tuple[int, dict[str, int]] = (0, {})
    for top in range(min(HEADER_ROWS, len(table.rows))):
        for height in (1, 2):
            texts = _heading(table.rows[top : top + height])
            places = {wanted[text]: place for place, text in reversed(list(enumerate(texts))) if text in wanted}
            if len(places) > len(best[1]):
                best = (top + height, places)
    return best


def _heading(rows: Sequence[tuple[Any, ...]]) -> list[str]:
    """Texts of a header: of two rows, the lower one where it says something."""
    width = max(map(len, rows), default=0)
    lines = [[*row, *[None] * (width - len(row))] for row in reversed(rows)]
    texts = [next((cells.plain(cell) for cell in column if cell), "") for column in zip(*lines, strict=True)]
    return [cells.fold(re.sub(r"[*＊]|（.*）|\(.*\)", "", text)) for text in texts]


def _read_sheet(spec: SheetSpec, table: Table, reading: Reading) -> Iterator[int]:
    """Read a sheet into its rows, yielding the number of each that was dealt with."""
    first, places = _header(spec, table)
    missing = _missing(spec, table)
    if missing:
        message = _("缺少栏目“%(names)s”。") % {"names": "”“".join(missing)}
        reading.problems.append(Problem(spec.name, 0, "", message, _("请使用模板的表头。")))
        return
    _ask(spec, table, first, places, reading)
    reading.problems += _merged(spec, table, first)
    rows = reading.rows.setdefault(spec.name, [])
    remark = next((at for at, text in enumerate(_heading(table.rows[first - 1 : first])) if text == REMARK), -1)
    for number, cells_of_row in enumerate(table.rows[first:], first):
        said = {
            column.field: _at(cells_of_row, places[column.field]) for column in spec.columns if column.field in places
        }
        if _at(cells_of_row, remark).startswith(EXAMPLE):
            if any(said[column.field] != column.example for column in spec.columns if column.field in places):
                ask = _("“%(name)s”第%(row)d行的备注以“%(word)s”开头，不会导入；要导入的请清空备注。")
                reading.questions.append(ask % {"name": spec.name, "row": number + 1, "word": EXAMPLE})
        elif any(said.values()):
            rows.append(_read_row(spec, table, number, cells_of_row, places, reading))
        yield number


def _at(row: tuple[Any, ...], place: int) -> str:
    return cells.plain(row[place]) if 0 <= place < len(row) else ""


def _ask(spec: SheetSpec, table: Table, first: int, places: dict[str, int], reading: Reading) -> None:
    """What the sheet does not show at first sight, for a person to confirm."""
    ask = reading.questions.append
    if table.hidden:
        ask(_("“%(name)s”是隐藏的工作表，其中的内容也会导入。") % {"name": spec.name})
    if table.hidden_rows:
        ask(_("“%(name)s”有%(n)d个隐藏行（如筛选隐藏），也会导入。") % {"name": spec.name, "n": table.hidden_rows})
    days = [places[column.field] for column in spec.columns if column.kind == "day" and column.field in places]
    if table.epoch1904 and any(
        isinstance(row[at], (int, float, date)) for row in table.rows[first:] for at in days if at < len(row)
    ):
        ask(_("工作簿采用1904日期系统，“%(name)s”的日期可能整体相差4年，请逐一核对。") % {"name": spec.name})
    known = {REMARK, *(cells.fold(column.header) for column in spec.columns)}
    others = [text for text in _heading(table.rows[first - 1 : first]) if text and text not in known]
    if others:
        # A column that the template has and the sheet has not may be one of these, under another name.
        lacking = any(column.field not in places for column in spec.columns if column.kind != "identity")
        tell = ask if lacking else reading.notes.append
        tell(_("“%(name)s”的栏目“%(others)s”不在模板中，不会导入。") % {"name": spec.name, "others": "”“".join(others)})


def _merged(spec: SheetSpec, table: Table, first: int) -> list[Problem]:
    """Merged cells among the data: which rows they speak of is not certain."""
    found = []
    for top, left, bottom, _right in table.merged:
        if bottom >= first and len(table.rows) > top:
            message = _("第%(top)d行至第%(bottom)d行的%(column)s列有合并单元格。") % {
                "top": top + 1,
                "bottom": bottom + 1,
                "column": get_column_letter(left + 1),
            }
            found.append(Problem(spec.name, max(top, first) + 1, "", message, _("请取消合并，逐行填写。")))
    return found


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
    if isinstance(cell, str):
        cell = ESCAPED.sub("", cell, count=1) if ESCAPED.match(cell) else cell
        if ERROR.fullmatch(cell.strip()):
            raise Refused(_("单元格是错误值%(value)s。") % {"value": cell.strip()}, _("请改正公式或直接填写。"))
    value = _typed(column, cell, epoch1904)
    if column.required and value in (None, "", ()):
        raise Refused(_("必填，不能为空。"), _("请填写%(header)s。") % {"header": column.header})
    return value


def _may_be_a_share(column: Column, cell: Any) -> bool:
    """A share of one under a header that counts in hundredths: a cell that shows 100% holds 1."""
    return column.unit == "%" and isinstance(cell, (int, float)) and 0 < cell <= 1


def _number(column: Column, cell: Any) -> Value:
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
    if column.kind == "day":
        if cells.plain(cell) == "":
            return None
        return parse_date(cell if not isinstance(cell, time) else str(cell), epoch1904=epoch1904)
    if column.kind in ("choice", "flag"):
        return _chosen(column, cell)
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
    for value, label in column.labels():
        if text == cells.fold(str(label)):
            return value
    allowed = "、".join(column.words())
    raise Refused(
        _("“%(word)s”不在可填的范围内。") % {"word": cells.plain(cell)}, _("可填：%(words)s。") % {"words": allowed}
    )
