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
# The last stands where a column was too narrow for what it shows.
ERROR = re.compile(r"#(REF!|N/A|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|[A-Z]+!|GETTING_DATA|#{2,})")
SPELT = re.compile(r"_x([0-9A-Fa-f]{4})_")  # how the format writes what XML may not hold: a line end is _x000D_
PROLOG = re.compile(rb"\s*(?:<\?(?P<told>.*?)\?>|<!--.*?-->)", re.DOTALL)
ENCODED = re.compile(rb"encoding\s*=\s*[\"'](?!utf-?8[\"']|us-ascii[\"'])", re.IGNORECASE)
COUNTED = re.compile(rb'<(?:\w+:)?c (?=[^>]*\bt="str")[^>]*\br="([A-Z]+[0-9]+)"')
HIDDEN_COLUMNS = re.compile(rb'<(?:\w+:)?col (?=[^>]*\bhidden="(?:1|true)")[^>]*>')
SAVE_AS = "请用 Excel 或 WPS 另存为“Excel 工作簿（.xlsx）”后再上传。"


@dataclass
class Table:
    """工作表: rows as they stand, from the first row of the sheet; cells counted from 0.

    `merged` are areas (first row, first column, last row, last column); `uncounted` cells hold a formula whose value
    was never computed; `hidden_rows` counts rows that a person looking at the sheet does not see, `hidden_columns` are
    spans of columns (first, last) that he does not see.
    """

    name: str
    rows: list[tuple[Cell, ...]]
    epoch1904: bool = False
    hidden: bool = False
    hidden_rows: int = 0
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
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
            if _declares(head):
                raise Refused("工作簿内含外部实体声明。", "请勿上传来历不明的文件。", "文件")


def _declares(head: bytes) -> bool:
    """Whether a part declares entities, or hides by its encoding or the length of its beginning whether it does."""
    bare = head.removeprefix(b"\xef\xbb\xbf")
    while match := PROLOG.match(bare):
        if ENCODED.search(match["told"] or b""):
            return True
        bare = bare[match.end() :]
    begins = not bare.strip() or re.match(rb"\s*<[A-Za-z_]", bare)
    return b"\0" in head or b"<!DOCTYPE" in head or b"<!ENTITY" in head or not begins


def _tables(data: bytes, package: zipfile.ZipFile) -> list[Table]:
    values = _opened(data, data_only=True)
    if len(values.worksheets) > MAX_SHEETS:
        raise Refused(f"工作表超过{MAX_SHEETS}张。", "请删去与导入无关的工作表。", "文件")
    tables = []
    formulas: dict[str, set[str]] = {}
    for sheet in values.worksheets:
        sheet.reset_dimensions()  # what the file says of its size is not to be believed
        table = Table(sheet.title, [], values.epoch.year == 1904, sheet.sheet_state != "visible")
        with package.open(sheet._worksheet_path) as stream:
            counted = _scan(stream, table)
        if counted is not None:
            formulas[sheet.title] = counted
        rows = sheet.iter_rows(max_col=MAX_COLUMNS, values_only=True)
        table.rows = _bounded((tuple(map(_told, row)) for row in rows), sheet.title)
        tables.append(table)
    if formulas:
        _find_uncounted(data, [table for table in tables if table.name in formulas], formulas)
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


def _told(cell: Cell) -> Cell:
    """A text as it was typed."""
    return SPELT.sub(lambda match: chr(int(match[1], 16)), cell) if isinstance(cell, str) and "_x" in cell else cell


def _scan(stream: IO[bytes], table: Table) -> set[str] | None:
    """Note merged areas, hidden rows and columns of a sheet's XML, in one pass over it.

    None where it holds no formulas, else the cells whose formula was computed to a text, which may be an empty one.
    Refused as soon as there are more rows than would be read: a million are not worth looking through.
    """
    formulas, rows = False, 0
    counted: set[str] = set()
    for piece in _pieces(stream):
        rows += len(re.findall(rb"<(?:\w+:)?row[ />]", piece))
        if rows > MAX_ROWS * 3:
            raise _too_long(table.name)
        formulas = formulas or re.search(rb"<(?:\w+:)?f[ />]", piece) is not None
        counted.update(one.decode() for one in COUNTED.findall(piece))
        table.hidden_columns += [span for tag in HIDDEN_COLUMNS.findall(piece) if (span := _columns(tag))]
        table.hidden_rows += len(re.findall(rb'<(?:\w+:)?row [^>]*\bhidden="(?:1|true)"', piece))
        for area in re.findall(rb'<(?:\w+:)?mergeCell [^>]*ref="([A-Z]+[0-9]+:[A-Z]+[0-9]+)"', piece):
            table.merged.append(_area(area.decode()))
        if len(table.merged) > MAX_ROWS:
            raise Refused(f"“{table.name}”有{MAX_ROWS}处以上合并单元格。", "请取消合并后再上传。", "文件")
    return counted if formulas else None


def _pieces(stream: IO[bytes], size: int = 2**20) -> Iterator[bytes]:
    """The stream in pieces that end at the end of a tag, so that no tag is cut in two."""
    rest = b""
    while chunk := stream.read(size):
        head, tag_end, rest = (rest + chunk).rpartition(b">")
        yield head + tag_end


def _columns(tag: bytes) -> tuple[int, int] | None:
    """The span of a tag that hides columns, as far as columns are read."""
    told = {name: int(value) for name, value in re.findall(rb'\b(min|max)="([0-9]{1,5})"', tag)}
    first, last = told.get(b"min", 0) - 1, min(told.get(b"max", 0), MAX_COLUMNS) - 1
    return (first, last) if 0 <= first <= last else None


def _area(reference: str) -> tuple[int, int, int, int]:
    from openpyxl.utils.cell import column_index_from_string

    corners = re.findall(r"([A-Z]+)([0-9]+)", reference)
    (first, top), (last, bottom) = [(column_index_from_string(column) - 1, int(row) - 1) for column, row in corners]
    return top, first, bottom, last


def _find_uncounted(data: bytes, tables: list[Table], counted: dict[str, set[str]]) -> None:
    """Cells with a formula and no value: the file was made by a program that never computed it."""
    book = _opened(data)
    for table in tables:
        sheet = book[table.name]
        sheet.reset_dimensions()
        for number, row in enumerate(sheet.iter_rows(max_col=MAX_COLUMNS, max_row=len(table.rows) + 1)):
            shown = table.rows[number] if number < len(table.rows) else ()
            for place, cell in enumerate(row):
                blank = place >= len(shown) or shown[place] is None
                if cell.data_type == "f" and blank and cell.coordinate not in counted[table.name]:
                    table.uncounted.add((number, place))
