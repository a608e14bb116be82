"""通知: read one notice, or resolve deadline phrases; needs no database."""

import argparse
import json
from collections.abc import Iterator
from typing import Any

from xiaoheng.doors.console import inputs
from xiaoheng.lib import clock, notices
from xiaoheng.lib.dates import parse_date
from xiaoheng.lib.notices import deadlines, wording
from xiaoheng.lib.refusal import Refused

CONVERTED = (b"PK", b"\xd0\xcf\x11\xe0")  # Word documents: their text is not the file's own characters
REMEDY = '每行写一个 {"id": "1", "phrase": "3月底前", "anchor": "2023-03-13"}。'


def arguments(parser: argparse.ArgumentParser) -> None:
    """`read FILE|-` and `deadline PHRASE` or `deadline --batch FILE`."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="read | deadline")
    read = actions.add_parser("read", help="读一份通知，列出任务草稿")
    read.add_argument("file", help="文件，或 - 表示标准输入")
    read.add_argument("--date", type=inputs.day, help="成文日期 YYYY-MM-DD（通知未写明时使用）")
    read.add_argument("--json", action="store_true", help="按草稿格式输出 JSON")
    deadline = actions.add_parser("deadline", help="解析一个时限短语")
    deadline.add_argument("phrase", nargs="?", help="短语，如 3月底前")
    deadline.add_argument("--date", type=inputs.day, help="起算日期 YYYY-MM-DD（默认今日）")
    deadline.add_argument("--json", action="store_true", help="输出 JSON")
    deadline.add_argument("--batch", help='每行一个 {"id", "phrase", "anchor"} 的文件，或 -')


def run(options: argparse.Namespace) -> int:
    """Dispatch to the action."""
    if options.action == "read":
        _read(options)
    elif options.batch:
        _batch(options.batch)
    else:
        _deadline(options)
    return 0


def _read(options: argparse.Namespace) -> None:
    data = inputs.read(options.file)
    try:
        text = notices.decode(data, options.file)
    except notices.UnreadableNotice as error:
        raise Refused(f"“{options.file}”：{error}") from error
    draft = notices.read(text, issued=options.date)
    if options.json:
        _print(_placed(draft.as_json(), plain=not data.startswith(CONVERTED) and b"%PDF-" not in data[:1024]), indent=1)
        return
    print("　".join([draft.doc.title or "（未见标题）", draft.doc.issuer or "", str(draft.doc.date or "")]).rstrip())
    for number, task in enumerate(draft.tasks, 1):
        print(f"{number:>3}. {'、'.join(task.who) or '（未写明责任方）'}｜{task.title}｜{_limit(task)}")


def _placed(draft: dict[str, Any], *, plain: bool) -> dict[str, Any]:
    """Places count characters of a .txt file; a Word document or a PDF has none to count."""
    if not plain:
        for task in draft["tasks"]:
            del task["span"], task["lines"]
    return draft


def _limit(task: notices.TaskDraft) -> str:
    """First the day, then the repetition, as far as the notice names them."""
    found = [wording.deadline(task.deadline.as_json())] if task.deadline.kind not in ("none", "recurrence") else []
    found += [wording.repetition(task.recurrence.as_json())] if task.recurrence else []
    return "，".join(found) or wording.deadline({})


def _deadline(options: argparse.Namespace) -> None:
    if not options.phrase:
        raise Refused("没有给出短语。", '请写：xiaoheng notice deadline "3月底前" --date 2023-03-13')
    found = deadlines.resolve(options.phrase, options.date or clock.today()).as_json()
    if options.json:
        _print(found)
    else:
        print(wording.deadline(found))


def _batch(name: str) -> None:
    """Resolve a file of phrases; nothing is printed when one line cannot be read."""
    for answer in list(_answers(name)):
        _print(answer)


def _answers(name: str) -> Iterator[dict[str, Any]]:
    try:
        lines = inputs.read(name).decode("utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        raise Refused(f"“{name}”不是 UTF-8 文本。", "请另存为 UTF-8 编码。") from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _answer(line, f"“{name}”第{number}行")


def _answer(line: str, place: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise Refused(f"{place}不是 JSON。", REMEDY) from error
    given = [row.get(key) for key in ("phrase", "anchor")] if isinstance(row, dict) and "id" in row else []
    if not given or not all(isinstance(value, str) for value in given):
        raise Refused(f"{place}缺少 id、phrase 或 anchor。", REMEDY)
    try:
        anchor = parse_date(row["anchor"])
    except Refused as refusal:
        raise Refused(f"{place}的 anchor：{refusal.message}", refusal.remedy) from refusal
    return {"id": row["id"], "pred": deadlines.resolve(row["phrase"], anchor).as_json()}


def _print(value: Any, indent: int | None = None) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=indent))
