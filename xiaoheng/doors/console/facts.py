"""事实镜像: the facts and the law of a day as Parquet, for the engine that takes over when one machine is too small."""

import argparse
from datetime import date
from pathlib import Path

from xiaoheng.doors.console import inputs, parquet
from xiaoheng.ground.rulebook.engine import mirror
from xiaoheng.ground.rulebook.engine.law import law_for
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused


def arguments(parser: argparse.ArgumentParser) -> None:
    """export DIR [--on DATE]."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="export")
    export = actions.add_parser("export", help="把一天的事实和参数写成 Parquet，附可直接运行的判断脚本")
    export.add_argument("folder", type=Path, help="写入的文件夹（须为空或不存在）")
    export.add_argument("--on", type=inputs.day, help="哪一天的事实和规则 YYYY-MM-DD（默认今日）")


def run(options: argparse.Namespace) -> int:
    """Write the mirror and say what it holds; Refused when the folder is not empty or the library is missing."""
    day, folder = options.on or clock.today(), options.folder
    parquet.library()
    _empty(folder)
    with mirror.snapshot():
        rows, rules = export(folder, day)
    print(f"已写入 {folder}：{day.isoformat()} 的事实 {rows} 行，规则 {rules} 条。")
    print("判断：在该文件夹内运行 duckdb < judge.sql，结论在表 findings。")
    return 0


def export(folder: Path, day: date) -> tuple[int, int]:
    """导出镜像: Parquet files of facts, law, periods and spans, and judge.sql; rows of facts, and rules."""
    law, rows, rules = law_for(None, day), 0, []
    for fact in mirror.facts(law, day):
        rows += parquet.write(folder / f"{fact.path}.parquet", fact.columns, fact.batches)
    for rule, tables in mirror.laws(law, day):
        for table in tables:
            parquet.write(folder / f"{table.path}.parquet", table.columns, table.batches)
        rules.append((rule, [table.folder for table in tables]))
    (folder / "judge.sql").write_text(mirror.script(rules), encoding="utf-8")
    return rows, len(rules)


def _empty(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        held = any(folder.iterdir())
    except OSError as error:
        raise Refused(f"不能写入“{folder}”。", "请核对路径和权限，并写一个文件夹。") from error
    if held:
        raise Refused(f"文件夹“{folder}”不是空的。", "请换一个空文件夹，以免与原有文件混在一起。")
