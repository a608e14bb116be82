"""工作日表 The table of days that differ from the week, as people keep it in Excel: 日期, 类别 (放假 or 上班), 说明."""

import csv
from collections.abc import Iterable, Iterator
from datetime import date
from io import StringIO
from pathlib import Path

from xiaoheng.lib.calendar.workdays import tell
from xiaoheng.lib.csv_text import read_csv
from xiaoheng.lib.dates import parse_date
from xiaoheng.lib.refusal import Refused

FILE = "workdays.csv"  # beside the database
HEAD = ("日期", "类别", "说明")
KINDS = {"放假": False, "休息": False, "上班": True, "调休上班": True}
YEARS = range(2004, 2100)


def read_table(data: bytes) -> dict[date, bool]:
    """读入工作日表 Day → whether one works; Refused with the line that is wrong."""
    found: dict[date, bool] = {}
    for line, row in enumerate(read_csv(data), 1):
        cells = [cell.strip() for cell in row]
        if not any(cells) or cells[0] == HEAD[0]:
            continue
        day, works = _line(cells, line)
        if found.setdefault(day, works) is not works:
            raise Refused(
                f"第{line}行：{day:%Y-%m-%d}前面已写为另一种类别。", "一天只能有一种类别，请删去其中一行。", "文件"
            )
    if not found:
        raise Refused("表中没有一天。", "每行写日期和类别（放假或上班），可先用 --export 导出现有的表再改。", "文件")
    return found


def _line(cells: list[str], line: int) -> tuple[date, bool]:
    try:
        day = parse_date(cells[0])
    except Refused as refusal:
        raise Refused(f"第{line}行：{refusal.message}", refusal.remedy, "文件") from refusal
    if day.year not in YEARS:
        raise Refused(f"第{line}行：{day.year}年不在{YEARS[0]}—{YEARS[-1]}年之间。", "请核对年份。", "文件")
    kind = cells[1] if len(cells) > 1 else ""
    if kind not in KINDS:
        raise Refused(f"第{line}行：类别“{kind[:20]}”不是“放假”或“上班”。", "请改为“放假”或“上班”。", "文件")
    return day, KINDS[kind]


def use(folder: Path) -> None:
    """采用自备工作日表 Hand the table kept in the folder to the calendar; Refused when it cannot be read."""
    kept = folder / FILE
    if kept.exists():
        tell(read_table(kept.read_bytes()))


def write_table(days: Iterable[tuple[date, bool]]) -> bytes:
    """写出工作日表 The table as CSV that Excel opens."""
    out = StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(_rows(days))
    return out.getvalue().encode("utf-8-sig")


def _rows(days: Iterable[tuple[date, bool]]) -> Iterator[tuple[str, ...]]:
    yield HEAD
    for day, works in days:
        yield day.isoformat(), "上班" if works else "放假", ""
