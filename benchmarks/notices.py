"""Benchmark of the notice reader: scores on labelled notices and phrases, and milliseconds per ten pages, growth.

Run ``python -m benchmarks.notices``; ``--detail`` lists what was missed, ``--held-out no`` leaves out the unseen part.
"""

import argparse
import json
import time
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.notice_score import FIELDS, Tally, same_deadline, same_party, same_phrase, score
from xiaoheng.lib.notices.deadlines import resolve
from xiaoheng.lib.notices.reader import read

DATA = Path(__file__).resolve().parent.parent / "tests" / "data" / "notices"
FOLDERS = (
    "blind",
    "fresh",
    "last",
    "more",
    "kept",
    "wide",
    "sealed",
    "final",
    "closing",
    "stranger",
    "after",
    "guard",
    "eyes",
    "later",
    "cadres",
    "bureaus",
    "year",
    "asked",
    "inbox",
    "unseen",
    "west",
    "plain",
    "layouts",
    "forms",
    "apart",
    "outside",
    "further",
)
PAGE = 700  # characters on a page of an official document
Row = dict[str, Any]


def labelled() -> list[tuple[Row, str]]:
    """The two labelled source notices with their texts."""
    return [
        (json.loads(p.read_text("utf-8")), next(DATA.glob(f"{p.stem[4:]}_*.txt")).read_text("utf-8"))
        for p in sorted(DATA.glob("seed*.json"))
    ]


def own(folder: str = "own") -> list[tuple[Row, str]]:
    """Notices of our own."""
    return [
        (json.loads(p.read_text("utf-8")), p.with_suffix(".txt").read_text("utf-8"))
        for p in sorted((DATA / folder).glob("*.json"))
    ]


def phrases(folder: str = "own") -> list[Row]:
    """Deadline phrases of our own."""
    return [json.loads(line) for line in (DATA / folder / "phrases.jsonl").read_text("utf-8").splitlines() if line]


def clean_and_dirty(folder: str) -> dict[str, list[tuple[Row, str]]]:
    """净本与脏本 A set, with the twins made from its own clean notices apart."""
    notices = own(folder)
    dirty = [n for n in notices if " twin of " in n[0]["layout"]]
    twinned = {n[0]["layout"].rpartition(" twin of ")[2] for n in dirty}
    groups = {folder: [n for n in notices if n not in dirty]}
    if dirty:
        groups[f"{folder}, those with twins"] = [n for n in groups[folder] if n[0]["name"] in twinned]
        groups[f"{folder}, their dirty twins"] = dirty
    return groups


@cache
def drafted(text: str) -> Row:
    """The draft of one notice, read once a session."""
    return read(text).as_json()


def score_all(notices: list[tuple[Row, str]], detail: bool = False) -> dict[str, float]:
    """F1 per field over several notices, and the share of non-tasks taken for tasks."""
    tally = {field: Tally() for field in FIELDS}
    negatives = taken = 0
    for gold, text in notices:
        result = score(gold, drafted(text), tally)
        negatives, taken = negatives + result["negatives"], taken + result["taken"]
        if detail:
            _explain(gold["name"], result)
    return {**{field: tally[field].f1 for field in FIELDS}, "negatives_taken": taken / max(1, negatives)}


def _explain(name: str, result: Row) -> None:
    for kind in ("missed", "false"):
        for text in result[kind]:
            print(f"  {name} {kind}: {text[:100]!r}")
    for gold, task in result["pairs"]:
        if not same_deadline(gold, task):
            print(
                f"  {name} deadline: {gold['text'][:50]!r} {gold['deadline']} {gold['recurrence']} ≠ "
                f"{task['deadline']} {task['recurrence']}"
            )
        if not same_party(gold, task):
            print(f"  {name} who: {gold['text'][:50]!r} {gold['who']['parties']} ≠ {task['who']}")
        for field in ("quantity", "evidence", "applies_to"):
            mine = (
                [{k: v for k, v in q.items() if k != "of"} for q in task[field]] if field == "quantity" else task[field]
            )
            want = (
                [{k: v for k, v in q.items() if k != "of"} for q in gold[field]] if field == "quantity" else gold[field]
            )
            if mine != want and not (field == "applies_to" and {mine["mode"], want["mode"]} <= {"all", "cond"}):
                print(f"  {name} {field}: {gold['text'][:50]!r} {want} ≠ {mine}")


def score_phrases(rows: list[Row], detail: bool = False) -> float:
    """Share of phrases resolved exactly."""
    hits = 0
    for row in rows:
        found = resolve(row["phrase"], date.fromisoformat(row["anchor"])).as_json()
        right = any(same_phrase(label, found) for label in (row["gold"], *row.get("accept", [])))
        hits += right
        if detail and not right:
            print(f"  {row['phrase']} ({row['anchor']}): {row['gold']} ≠ {found}")
    return hits / max(1, len(rows))


def milliseconds() -> float:
    """CPU milliseconds for ten pages, over all the labelled texts."""
    texts = [text for _, text in labelled() + own()]
    for text in texts:
        read(text)
    begin = time.process_time()
    rounds = 5
    for _ in range(rounds):
        for text in texts:
            read(text)
    return (time.process_time() - begin) * 1000 / rounds / sum(map(len, texts)) * PAGE * 10


HOSTILE = (
    "各学校要在3月底前报送总结,", "每月", "3月1日", "18:00前", "汇总后", "各学校、", "由学校", "(", "《", "1.", "l.", "\n", "各",
    "任务\t责任单位\t时限\n", "|1|做|各校|\n", "责任单位:", "会议提前", "一、各学校职责\n责任单位:各校\n",
    "1.问题。责任人:李;完成时限:3月底前。\n", "报送情况", "全体" * 15 + ",",
)  # fmt: skip


def growth(times: int = 1000) -> tuple[float, str]:
    """The worst factor by which four times as much of one hostile text takes longer, and that text: 4 is linear."""
    return max((_seconds(text * 4 * times) / max(_seconds(text * times), 0.005), text) for text in HOSTILE)


def _seconds(text: str) -> float:
    rounds = []
    for _ in range(2):
        begin = time.process_time()
        read(text)
        rounds.append(time.process_time() - begin)
    return min(rounds)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--detail", action="store_true")
    parser.add_argument("--held-out", choices=["no", "yes"], default="yes")
    options = parser.parse_args()
    groups = {"labelled": labelled()} | {gold["name"]: [(gold, text)] for gold, text in labelled()}
    groups["own, tuned on"] = [n for n in own() if not n[0]["held_out"]]
    sets = {"own phrases, tuned on": [r for r in phrases() if not r.get("held_out")]}
    if options.held_out == "yes":
        groups["own, held out"] = [n for n in own() if n[0]["held_out"]]
        sets["own phrases, held out"] = [r for r in phrases() if r.get("held_out")]
        for folder in FOLDERS:
            groups |= clean_and_dirty(folder)
            sets[f"phrases, {folder}"] = phrases(folder)
    for name, notices in groups.items():
        scores = score_all(notices, options.detail and name != "labelled")
        print(f"{name} ({len(notices)}): " + "  ".join(f"{k} {v:.3f}" for k, v in scores.items()))
    for name, rows in sets.items():
        print(f"{name} ({len(rows)}): exact {score_phrases(rows, options.detail):.3f}")
    print(f"ten pages: {milliseconds():.0f} ms CPU")
    factor, text = growth()
    print(f"four times as much: × {factor:.1f} at worst ({text.strip()[:20]!r})")


if __name__ == "__main__":
    main()
