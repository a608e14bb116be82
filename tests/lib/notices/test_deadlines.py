"""Deadline phrases resolve to typed results by the conventions of docs/notice-draft.md."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.notice_score import same_phrase
from benchmarks.notices import FOLDERS, phrases, score_phrases
from xiaoheng.lib.notices.deadlines import resolve, scan

PHRASES = Path(__file__).parents[2] / "data" / "notices" / "own" / "phrases.jsonl"
ROWS = [json.loads(line) for line in PHRASES.read_text("utf-8").splitlines()]
ALPHABET = "每月日年周季度学期前后内末底上中下旬一二三十0123456789第个至到-,、()“”《》会节假工作起报星期国庆春秋开放 \n"


@pytest.mark.parametrize("row", [r for r in ROWS if not r.get("held_out")], ids=lambda r: r["phrase"])
def test_phrase(row):
    found = resolve(row["phrase"], date.fromisoformat(row["anchor"])).as_json()
    assert any(same_phrase(label, found) for label in (row["gold"], *row.get("accept", []))), found


def test_phrases_set_aside_stay_above_the_floor():
    rows = [r for r in ROWS if r.get("held_out")]
    right = 0
    for row in rows:
        found = resolve(row["phrase"], date.fromisoformat(row["anchor"])).as_json()
        right += any(same_phrase(label, found) for label in (row["gold"], *row.get("accept", [])))
    assert len(rows) >= 50
    assert right / len(rows) >= 0.92


@pytest.mark.parametrize("folder", FOLDERS)
def test_phrases_labelled_before_their_reading(folder):
    few = len(phrases(folder)) < 10
    assert score_phrases(phrases(folder)) >= (0.85 if few else 0.95)


@pytest.mark.parametrize(
    ("phrase", "anchor", "expected"),
    [
        ("3月底前", "2023-03-13", {"kind": "date", "date": "2023-03-31"}),
        ("3月中旬", "2023-03-13", {"kind": "range", "start": "2023-03-11", "end": "2023-03-20"}),
        (
            "会前3日",
            "2023-03-13",
            {"kind": "relative", "anchor": "meeting", "rel": "before", "offset": 3, "unit": "day"},
        ),
        ("1月5日前", "2023-12-20", {"kind": "date", "date": "2024-01-05"}),
        ("2月30日前", "2023-03-13", {"kind": "none", "note": "missing"}),
        ("10个工作日内", "2024-09-27", {"kind": "date", "date": "2024-10-16"}),
        ("4月中下旬", "2025-03-12", {"kind": "range", "start": "2025-04-11", "end": "2025-04-30"}),
        ("3月15日起", "2025-03-12", {"kind": "range", "start": "2025-03-15", "end": None}),
        ("下周一至周三", "2025-05-14", {"kind": "range", "start": "2025-05-19", "end": "2025-05-21"}),
        ("去年12月", "2025-03-12", {"kind": "none", "note": "background"}),
        (
            "收到通知后,各校要在3日内",
            "2025-03-12",
            {"kind": "relative", "anchor": "receipt", "rel": "after", "offset": 3, "unit": "day"},
        ),
        ("截至目前", "2023-03-13", {"kind": "none", "note": "background"}),
        ("時間另行通知", "2023-03-13", {"kind": "none", "note": "announced"}),
    ],
)
def test_exact_json(phrase, anchor, expected):
    assert resolve(phrase, date.fromisoformat(anchor)).as_json() == expected


def test_pinyin_width_and_traditional_forms_do_not_matter():
    day = date(2023, 3, 13)
    assert resolve("每季度第一個(gè)月５日前", day).as_json() == resolve("每季度第一个月5日前", day).as_json()


def test_two_deadlines_in_one_sentence_are_both_found():
    found = scan("6月20日前完成核对,7月10日前完成归档", date(2025, 6, 9))
    assert [f.deadline.due for f in found] == [date(2025, 6, 20), date(2025, 7, 10)]


def test_workdays_beyond_the_published_calendar_are_provisional():
    assert resolve("5个工作日内", date(2035, 3, 1)).provisional
    assert not resolve("5个工作日内", date(2024, 3, 1)).provisional


@given(st.text(alphabet=ALPHABET, max_size=60) | st.text(max_size=60), st.dates())
def test_resolve_never_raises(phrase, anchor):
    json.dumps(resolve(phrase, anchor).as_json(), ensure_ascii=False)
