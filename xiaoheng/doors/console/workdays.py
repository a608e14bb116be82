"""工作日表: what days differ from the week, by year; write the table out, take one's own over the library's."""

import argparse
from collections import Counter

from django.conf import settings
from django.db import DatabaseError

from xiaoheng.doors.console.inputs import read, write
from xiaoheng.ground.calendars import services
from xiaoheng.ground.organisation.actors import system
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.records import disk
from xiaoheng.lib.calendar import is_provisional, published, special_days, table

ADMIN = system("命令行")


def arguments(parser: argparse.ArgumentParser) -> None:
    """One table to take, or one to write."""
    parser.add_argument("file", nargs="?", help="自备的工作日表（Excel 或 CSV：日期、类别、说明），- 为标准输入的 CSV")
    parser.add_argument("--export", metavar="文件", help="把现在的表写到这个文件（CSV），可用 Excel 修改")


def run(options: argparse.Namespace) -> int:
    """Without arguments say what is known of each year."""
    if options.file:
        return _take(options.file)
    if options.export:
        days = {day: table.Special(works) for day, works in special_days()}
        write(options.export, table.write_table(days))
        print(f"已写出{len(days)}天。")
        return 0
    for year, counts in sorted(_by_year().items()):
        print(f"{year}年  放假{counts[False]}天，调休上班{counts[True]}天")
    print("其余年份暂按周一至周五推算。")
    return 0


def _take(name: str) -> int:
    """Take the table as the page of the site does; where there is no site, keep it for this machine's notices."""
    days = table.read_table(read(name), table.FILE if name == "-" else name)
    before = set(special_days())
    unit = _top()
    if unit is not None:
        services.take_days(actor=ADMIN, unit=unit, days=days)
    else:
        disk.put(settings.XIAOHENG_HOME / table.FILE, table.write_table(days))
        table.use(settings.XIAOHENG_HOME)
    changed = len({*special_days()} ^ before)
    print(f"已采用{len(days)}天，与原来的表相差{changed}处。")
    return 0


def adopt() -> None:
    """接收旧表: a table beside the database that it knows nothing of becomes the top unit's, over what is published."""
    kept, unit = settings.XIAOHENG_HOME / table.FILE, _top()
    if unit is None or not kept.exists():
        return
    days = table.read_table(kept.read_bytes())
    years = {day.year for day in days}
    base = {day: table.Special(works) for day, works in published().items() if day.year in years}
    services.take_days(actor=ADMIN, unit=unit, days=base | days)


def _top() -> Unit | None:
    """The top unit of the installation; None where there is no county, or no database, yet."""
    try:
        return Unit.objects.filter(superior__isnull=True).order_by("pk").first()
    except DatabaseError:
        return None


def _by_year() -> dict[int, Counter[bool]]:
    years: dict[int, Counter[bool]] = {}
    for day, works in special_days():
        if not is_provisional(day):
            years.setdefault(day.year, Counter())[works] += 1
    return years
