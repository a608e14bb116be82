"""通知: read one notice, or resolve deadline phrases; needs no database."""

import argparse
import json
import sys
from datetime import date
from pathlib import Path

from xiaoheng.lib import clock, notices
from xiaoheng.lib.notices import deadlines
from xiaoheng.lib.refusal import Refused


def arguments(parser: argparse.ArgumentParser) -> None:
    """`read FILE|-` and `deadline PHRASE` or `deadline --batch FILE`."""
    actions = parser.add_subparsers(dest="action", required=True)
    read = actions.add_parser("read", help="读一份通知，列出任务草稿")
    read.add_argument("file", help="文件，或 - 表示标准输入")
    read.add_argument("--date", type=date.fromisoformat, help="成文日期 YYYY-MM-DD（通知未写明时使用）")
    read.add_argument("--json", action="store_true", help="按草稿格式输出 JSON")
    deadline = actions.add_parser("deadline", help="解析一个时限短语")
    deadline.add_argument("phrase", nargs="?", help="短语，如 3月底前")
    deadline.add_argument("--date", type=date.fromisoformat, help="起算日期 YYYY-MM-DD（默认今日）")
    deadline.add_argument("--json", action="store_true", help="输出 JSON")
    deadline.add_argument("--batch", help='每行一个 {"id", "phrase", "anchor"} 的文件，或 -')


def run(options: argparse.Namespace) -> int:
    """Dispatch to the action."""
    return _read(options) if options.action == "read" else _deadline(options)


def _read(options: argparse.Namespace) -> int:
    name = "标准输入.txt" if options.file == "-" else options.file
    draft = notices.read(notices.decode(_bytes(options.file), name), issued=options.date)
    if options.json:
        print(json.dumps(draft.as_json(), ensure_ascii=False, indent=1))
        return 0
    print(f"{draft.doc.title or '（未见标题）'}　{draft.doc.issuer or ''}　{draft.doc.date or ''}")
    for number, task in enumerate(draft.tasks, 1):
        print(f"{number:>3}. {'、'.join(task.who) or '（未写明责任方）'}｜{task.title}｜{task.deadline.words()}")
    return 0


def _deadline(options: argparse.Namespace) -> int:
    if options.batch:
        for line in _bytes(options.batch).decode("utf-8").splitlines():
            if line.strip():
                row = json.loads(line)
                answer = deadlines.resolve(row["phrase"], date.fromisoformat(row["anchor"])).as_json()
                print(json.dumps({"id": row["id"], "pred": answer}, ensure_ascii=False))
        return 0
    if not options.phrase:
        raise Refused("没有给出短语。", '请写：xiaoheng notice deadline "3月底前" --date 2023-03-13')
    found = deadlines.resolve(options.phrase, options.date or clock.today())
    print(json.dumps(found.as_json(), ensure_ascii=False) if options.json else found.words())
    return 0


def _bytes(name: str) -> bytes:
    if name == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(name).read_bytes()
    except OSError as error:
        raise Refused(f"读不到文件“{name}”：{error.strerror}。", "请核对路径。") from error
