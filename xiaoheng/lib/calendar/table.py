"""工作日表 The table of days that differ from the week, as people keep it in Excel: 日期, 类别 (放假 or 上班), 说明."""

import csv
from collections.abc import Iterator, Mapping
from datetime import date
from io import StringIO
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple

from xiaoheng.lib import cells, workbook
from xiaoheng.lib.calendar.workdays import tell
from xiaoheng.lib.dates import parse_date
from xiaoheng.lib.refusal import Refused

FILE = "workdays.csv"  # beside the database
HEAD = ("日期", "类别", "说明")
KINDS = {"放假": False, "休息": False, "上班": True, "调休上班": True}
YEARS = range(2004, 2100)
NOTE = 60
ANEW = "也可以删去这个文件：网站上登记过的日子会由数据库重新写出。"
_one = Lock()  # of two threads, the one that read first must not tell last
_seen: list[tuple[Path, Any]] = []  # the folder last looked into, and how its table stood


class Special(NamedTuple):
    """一天 Whether one works on it, and what it is."""

    works: bool
    note: str = ""

    @property
    def word(self) -> str:
        """类别 As the table writes it."""
        return "上班" if self.works else "放假"


Days = Mapping[date, Special]


def read_table(data: bytes, name: str = FILE) -> dict[date, Special]:
    """读入工作日表 The first sheet of a workbook, or a CSV; Refused with the line that is wrong."""
    found: dict[date, Special] = {}
    sheet = next(sheet for sheet in workbook.read(data, name))
    for line, row in enumerate(sheet.rows, 1):
        if not any(map(cells.plain, row)) or cells.plain(row[0]) == HEAD[0]:
            continue
        day, told = _line(row, line, sheet.epoch1904)
        if found.setdefault(day, told).works is not told.works:
            raise Refused(
                f"第{line}行：{day:%Y-%m-%d}前面已写为另一种类别。", "一天只能有一种类别，请删去其中一行。", "文件"
            )
    if not found:
        raise Refused("表中没有一天。", "每行写日期和类别（放假或上班），可先下载现有的表再改。", "文件")
    return found


def _line(row: tuple[Any, ...], line: int, epoch1904: bool) -> tuple[date, Special]:
    kind, note = (cells.plain(row[place]) if len(row) > place else "" for place in (1, 2))
    try:
        day = parse_date(row[0] if row[0] is not None else "", epoch1904=epoch1904)
        note = cells.check_text(note, length=NOTE)
    except Refused as refusal:
        raise Refused(f"第{line}行：{refusal.message}", refusal.remedy, "文件") from refusal
    if day.year not in YEARS:
        raise Refused(f"第{line}行：{day.year}年不在{YEARS[0]}—{YEARS[-1]}年之间。", "请核对年份。", "文件")
    if kind not in KINDS:
        raise Refused(f"第{line}行：类别“{kind[:20]}”不是“放假”或“上班”。", "请改为“放假”或“上班”。", "文件")
    return day, Special(KINDS[kind], note)


def use(folder: Path) -> None:
    """采用自备工作日表 Hand the table kept in the folder to the calendar, where it changed since it was last looked at;
    Refused, once, when it cannot be read."""
    with _one:
        _use(folder)


def _use(folder: Path) -> None:
    kept = folder / FILE
    now: tuple[Path, Any] = (folder, None)
    try:
        stat = kept.stat()
        now = (folder, (stat.st_mtime_ns, stat.st_size, stat.st_ino))
    except FileNotFoundError:
        pass  # the library's alone
    if _seen == [now]:
        return
    _seen[:] = [now]
    try:
        days = read_table(kept.read_bytes()) if now[1] else {}
    except Refused as refusal:
        raise Refused(f"工作日表“{kept}”{refusal.message}", f"{refusal.remedy}{ANEW}", "文件") from refusal
    except OSError as fault:
        raise Refused(f"工作日表“{kept}”读不出来。", f"请核对这个文件的所有者和权限。{ANEW}", "文件") from fault
    tell({day: one.works for day, one in days.items()})


def write_table(days: Days) -> bytes:
    """写出工作日表 The table as CSV that Excel opens."""
    out = StringIO()
    csv.writer(out, lineterminator="\r\n").writerows([HEAD, *rows(days)])
    return out.getvalue().encode("utf-8-sig")


def rows(days: Days) -> Iterator[tuple[str, str, str]]:
    """各行 The lines of the table below its head, in order."""
    for day, one in sorted(days.items()):
        yield day.isoformat(), one.word, one.note
