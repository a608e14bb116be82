"""通知: read one notice, or resolve deadline phrases; needs no database."""

import argparse
import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from xiaoheng.doors.console import inputs
from xiaoheng.lib import clock
from xiaoheng.lib.calendar import table
from xiaoheng.lib.dates import parse_date
from xiaoheng.lib.home import place
from xiaoheng.lib.notices import deadlines, wording
from xiaoheng.lib.notices.decode import UnreadableNotice, converted, decode
from xiaoheng.lib.notices.draft import TaskDraft
from xiaoheng.lib.notices.reader import read
from xiaoheng.lib.refusal import Refused

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
    deadline.add_argument("--date", type=inputs.day, help="起算日期 YYYY-MM-DD（默认今日；成批时用于没有 anchor 的行）")
    deadline.add_argument("--json", action="store_true", help="输出 JSON")
    deadline.add_argument("--batch", help='每行一个 {"id", "phrase", "anchor"} 的文件，或 -')


def run(options: argparse.Namespace) -> int:
    """Dispatch to the action; workdays are those that the site of this machine was told, where there is one."""
    table.use(place())
    if options.action == "read":
        _read(options)
    elif options.batch:
        _batch(options.batch, options.date)
    else:
        _deadline(options)
    return 0


def _read(options: argparse.Namespace) -> None:
    data = inputs.read(options.file)
    try:
        text = decode(data, options.file)
    except UnreadableNotice as error:
        raise Refused(f"{_place(options.file)}：{error}") from error
    draft = read(text, issued=options.date)
    if options.json:
        _print(_placed(draft.as_json(), plain=not converted(data)), indent=1)
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


def _limit(task: TaskDraft) -> str:
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


def _batch(name: str, day: date | None) -> None:
    """Resolve a file of phrases; nothing is printed when one line cannot be read."""
    for answer in list(_answers(name, day)):
        _print(answer)


def _place(name: str) -> str:
    return "标准输入" if name == "-" else f"“{name}”"


def _answers(name: str, day: date | None) -> Iterator[dict[str, Any]]:
    place = _place(name)
    try:
        lines = inputs.read(name).decode("utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        raise Refused(f"{place}不是 UTF-8 文本。", "请另存为 UTF-8 编码。") from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _answer(_row(line, f"{place}第{number}行", day), f"{place}第{number}行")


def _row(line: str, place: str, day: date | None) -> dict[str, Any]:
    """One line with all that it needs; *day* stands in for an anchor that it leaves out."""
    try:
        row = json.loads(line, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise Refused(f"{place}不是 JSON。", REMEDY) from error
    if not isinstance(row, dict):
        raise Refused(f"{place}不是一个 JSON 对象。", REMEDY)
    if day and row.get("anchor") is None:
        row["anchor"] = day.isoformat()
    absent = [key for key in ("id", "phrase", "anchor") if key not in row]
    if absent:
        raise Refused(f"{place}缺少 {'、'.join(absent)}。", REMEDY)
    odd = [key for key in ("phrase", "anchor") if not isinstance(row[key], str)]
    if odd:
        raise Refused(f"{place}的 {'、'.join(odd)} 不是文字。", REMEDY)
    return row


def _no_number(word: str) -> None:
    raise ValueError(word)  # NaN and Infinity are no JSON


def _answer(row: dict[str, Any], place: str) -> dict[str, Any]:
    try:
        anchor = parse_date(row["anchor"])
    except Refused as refusal:
        raise Refused(f"{place}的 anchor：{refusal.message}", refusal.remedy) from refusal
    return {"id": row["id"], "pred": deadlines.resolve(row["phrase"], anchor).as_json()}


def _print(value: Any, indent: int | None = None) -> None:
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    plain = text.isascii() or text.encode("utf-8", "replace").decode() == text
    print(text if plain else json.dumps(value, indent=indent))  # half a surrogate pair cannot be written
