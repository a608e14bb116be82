"""检查: judge the set-up by the facts and the rules of a day."""

import argparse
import json

from xiaoheng.doors.console import inputs
from xiaoheng.ground.rulebook import selectors as rulebook
from xiaoheng.lib import clock


def arguments(parser: argparse.ArgumentParser) -> None:
    """Day, unit, form of the answer."""
    parser.add_argument("--on", type=inputs.day, help="按哪一天的事实和规则判断 YYYY-MM-DD（默认今日）")
    parser.add_argument("--unit", default="", help="只查一个单位（代码）及其下级")
    parser.add_argument("--excused", action="store_true", help="只列已准例外的情形（平常不列入）")
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def run(options: argparse.Namespace) -> int:
    """Print the findings, without those that an exception excuses; the exit code is 0 whether or not there are any."""
    counted, excused = rulebook.reports(on=options.on or clock.today(), unit_code=options.unit)
    rows = excused if options.excused else counted
    if options.json:
        print(json.dumps(rows, ensure_ascii=False, indent=1))
        return 0
    for row in rows:
        print(f"{row['unit']}　{row['rule']}（{row['strength']}）{row['reason']}　依据：{row['clause']}")
    if options.excused:
        print(f"共 {len(rows)} 项已准例外。")
        return 0
    apart = f"另有 {len(excused)} 项已准例外。" if excused else ""
    print(f"共 {len(rows)} 项不符合或无法判断。{apart}")
    return 0
