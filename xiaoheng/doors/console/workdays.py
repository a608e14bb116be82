"""工作日表: what days differ from the week, by year; write the table out, take one's own over the library's."""

import argparse
from collections import Counter

from django.conf import settings

from xiaoheng.doors.console.inputs import read, write
from xiaoheng.lib.calendar import is_provisional, special_days, tell
from xiaoheng.lib.calendar.table import FILE, read_table, write_table


def arguments(parser: argparse.ArgumentParser) -> None:
    """One table to take, or one to write."""
    parser.add_argument("file", nargs="?", help="自备的工作日表（CSV：日期、类别、说明），- 为标准输入")
    parser.add_argument("--export", metavar="文件", help="把现在的表写到这个文件，可用 Excel 修改")


def run(options: argparse.Namespace) -> int:
    """Without arguments say what is known of each year."""
    if options.file:
        return _take(options.file)
    if options.export:
        write(options.export, write_table(special_days()))
        print(f"已写出{sum(1 for _ in special_days())}天。")
        return 0
    for year, counts in sorted(_by_year().items()):
        print(f"{year}年  放假{counts[False]}天，调休上班{counts[True]}天")
    print("其余年份暂按周一至周五推算。")
    return 0


def _take(name: str) -> int:
    """Check the table, keep it beside the database, and use it."""
    days = read_table(read(name))
    before = set(special_days())
    write(settings.XIAOHENG_HOME / FILE, write_table(sorted(days.items())))
    tell(days)
    changed = len({*special_days()} ^ before)
    print(f"已采用{len(days)}天，与原来的表相差{changed}处。网站和定时任务重新启动后生效。")
    return 0


def _by_year() -> dict[int, Counter[bool]]:
    years: dict[int, Counter[bool]] = {}
    for day, works in special_days():
        if not is_provisional(day):
            years.setdefault(day.year, Counter())[works] += 1
    return years
