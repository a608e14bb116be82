"""读工作簿: .xlsx and .csv files of unknown origin as plain rows, within bounds, or a refusal that says what to do.

Nothing in the file is executed, fetched or unpacked beyond bounds; what a table cannot say for certain is reported.
"""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from io import BytesIO
from typing import IO, Any

from xiaoheng.lib.csv_text import read_csv
from xiaoheng.lib.refusal import Refused

Cell = str | int | float | bool | date | datetime | time | None
MAX_ROWS, MAX_COLUMNS, MAX_SHEETS = 20_000, 64, 30
MAX_PARTS, MAX_UNPACKED, MAX_BESIDE, MAX_RATIO, MAX_HEAD = 2_000, 200 * 2**20, 30 * 2**20, 100, 64 * 2**10
SMALL = 2**20  # below this a high ratio is only a tidy file
ERROR = re.compile(r"#(REF!|N/A|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)")
SAVE_AS = "请用 Excel 或 WPS 另存为“Excel 工作簿（.xlsx）”后再上传。"


@dataclass
class Table:
    """工作表: rows as they stand, from the first row of the sheet; cells counted from 0.

    `merged` are areas (first row, first column, last row, last column); `uncounted` cells hold a formula whose value
    was never computed; `hidden_rows` counts rows that a person looking at the sheet does not see.
    """

    name: str
    rows: list[tuple[Cell, ...]]
    epoch1904: bool = False
    hidden: bool = False
    hidden_rows: int = 0
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    uncounted: set[tuple[int, int]] = field(default_factory=set)


def read(data: bytes, name: str) -> list[Table]:
    """读入: the tables of a workbook or of one .csv; Refused with the reason and the remedy."""
    if data.startswith(b"PK\x03\x04"):
        return _read_xlsx(data)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise Refused("工作簿设有打开密码。", "请取消密码后再上传。", "文件")
        raise Refused("这是旧版表格（.xls 或 .et），不能导入。", SAVE_AS, "文件")
    if not name.lower().endswith(".csv"):
        raise Refused("文件不是 Excel 工作簿，或已损坏。", SAVE_AS, "文件")
    return [Table(name.rsplit(".", 1)[0], _bounded(read_csv(data), name))]


def _read_xlsx(data: bytes) -> list[Table]:
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            _check_package(package)
            return _tables(data, package)
    except Refused:
        raise
    except Exception as error:  # a damaged file can fail anywhere in the reader; which way says nothing to a person
        raise Refused("工作簿已损坏，读不出来。", SAVE_AS, "文件") from error


def _check_package(package: zipfile.ZipFile) -> None:
    parts = package.infolist()
    names = {part.filename for part in parts}
    unpacked = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    # Sheets are read row by row; what lies beside them (texts, styles) is held in memory whole.
    beside = max((part.file_size for part in parts if "/worksheets/" not in part.filename), default=0)
    bomb = unpacked > MAX_UNPACKED or beside > MAX_BESIDE or (unpacked > SMALL and unpacked > packed * MAX_RATIO)
    if bomb or len(parts) > MAX_PARTS:
        raise Refused("工作簿展开后过大，疑似压缩炸弹。", "请只保留需要导入的数据后另存。", "文件")
    if any(name.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", name) for name in names):
        raise Refused("工作簿内含越出目录的文件名。", "请勿上传来历不明的文件。", "文件")
    if any(part.flag_bits & 1 for part in parts):
        raise Refused("工作簿设有密码。", "请取消密码后再上传。", "文件")
    if "xl/workbook.xml" not in names:
        raise Refused("这不是 Excel 工作簿。", SAVE_AS, "文件")
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise Refused("工作簿带有宏（.xlsm）。", SAVE_AS, "文件")
    for part in parts:
        if part.filename.endswith((".xml", ".rels")):
            with package.open(part) as stream:
                head = stream.read(MAX_HEAD)
            if head[:2] in (b"\xff\xfe", b"\xfe\xff") or b"<!DOCTYPE" in head or b"<!ENTITY" in head:
                raise Refused("工作簿内含外部实体声明。", "请勿上传来历不明的文件。", "文件")


def _tables(data: bytes, package: zipfile.ZipFile) -> list[Table]:
    values = _opened(data, data_only=True)
    if len(values.worksheets) > MAX_SHEETS:
        raise Refused(f"工作表超过{MAX_SHEETS}张。", "请删去与导入无关的工作表。", "文件")
    tables = []
    formulas: list[str] = []
    for sheet in values.worksheets:
        sheet.reset_dimensions()  # what the file says of its size is not to be believed
        table = Table(sheet.title, [], values.epoch.year == 1904, sheet.sheet_state != "visible")
        with package.open(sheet._worksheet_path) as stream:
            if _scan(stream, table):
                formulas.append(sheet.title)
        table.rows = _bounded(sheet.iter_rows(max_col=MAX_COLUMNS, values_only=True), sheet.title)
        tables.append(table)
    if formulas:
        _find_uncounted(data, [table for table in tables if table.name in formulas])
    return tables


def _opened(data: bytes, **how: Any) -> Any:
    """openpyxl comes with the first workbook: a process that reads none is ten megabytes smaller."""
    from openpyxl import load_workbook

    return load_workbook(BytesIO(data), read_only=True, keep_links=False, **how)


def letters(column: int) -> str:
    """列标 of a column counted from 1: A, Z, AA."""
    from openpyxl.utils.cell import get_column_letter

    return get_column_letter(column)


def _bounded(rows: Any, name: str) -> list[tuple[Cell, ...]]:
    """Rows up to the last one that holds anything; Refused beyond the limit, without reading on."""
    found: list[tuple[Cell, ...]] = []
    for last, row in enumerate(rows, 1):
        width = max((place for place, cell in enumerate(row, 1) if cell is not None and cell != ""), default=0)
        if width:
            found += [()] * (last - 1 - len(found))  # empty rows count only when something follows them
            found.append(tuple(row[:width]))
        if last > MAX_ROWS * 3 or len(found) > MAX_ROWS + 10:
            raise _too_long(name)
    return found


def _too_long(name: str) -> Refused:
    return Refused(f"“{name}”超过{MAX_ROWS}行（含空行）。", "请删去下方的空行，或分成几个文件逐个导入。", "文件")


def _scan(stream: IO[bytes], table: Table) -> bool:
    """Note merged areas and hidden rows of a sheet's XML, in one pass over it; whether it holds formulas.

    Refused as soon as there are more rows than would be read: a million are not worth looking through.
    """
    formulas, rows = False, 0
    for piece in _pieces(stream):
        rows += len(re.findall(rb"<(?:\w+:)?row[ />]", piece))
        if rows > MAX_ROWS * 3:
            raise _too_long(table.name)
        formulas = formulas or re.search(rb"<(?:\w+:)?f[ />]", piece) is not None
        table.hidden_rows += len(re.findall(rb'<(?:\w+:)?row [^>]*\bhidden="(?:1|true)"', piece))
        for area in re.findall(rb'<(?:\w+:)?mergeCell [^>]*ref="([A-Z]+[0-9]+:[A-Z]+[0-9]+)"', piece):
            table.merged.append(_area(area.decode()))
        if len(table.merged) > MAX_ROWS:
            raise Refused(f"“{table.name}”有{MAX_ROWS}处以上合并单元格。", "请取消合并后再上传。", "文件")
    return formulas


def _pieces(stream: IO[bytes], size: int = 2**20) -> Iterator[bytes]:
    """The stream in pieces that end at the end of a tag, so that no tag is cut in two."""
    rest = b""
    while chunk := stream.read(size):
        head, tag_end, rest = (rest + chunk).rpartition(b">")
        yield head + tag_end


def _area(reference: str) -> tuple[int, int, int, int]:
    from openpyxl.utils.cell import column_index_from_string

    corners = re.findall(r"([A-Z]+)([0-9]+)", reference)
    (first, top), (last, bottom) = [(column_index_from_string(column) - 1, int(row) - 1) for column, row in corners]
    return top, first, bottom, last


def _find_uncounted(data: bytes, tables: list[Table]) -> None:
    """Cells with a formula and no value: the file was made by a program that never computed it."""
    book = _opened(data)
    for table in tables:
        sheet = book[table.name]
        sheet.reset_dimensions()
        for number, row in enumerate(sheet.iter_rows(max_col=MAX_COLUMNS, max_row=len(table.rows) + 1)):
            shown = table.rows[number] if number < len(table.rows) else ()
            for place, cell in enumerate(row):
                if cell.data_type == "f" and (place >= len(shown) or shown[place] is None):
                    table.uncounted.add((number, place))
