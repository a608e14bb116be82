"""Scores of notice drafts against labelled notices, as docs/notice-draft.md defines them."""

import itertools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from xiaoheng.lib.hanzi import simplify

Row = dict[str, Any]
FIELDS = (
    "task", "deadline", "deadline_due", "who", "who_relaxed", "recurrence", "recurrence_freq", "quantity", "evidence",
    "applies_to",
)  # fmt: skip
_NOTE = re.compile(r"(?<=[\u3400-\u9fff])[(（][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿ]+[)）]")
_ALIAS = {("monthly", 3): ("quarterly", 1), ("monthly", 6): ("semiannual", 1), ("monthly", 12): ("yearly", 1)}
_ALIAS |= {("quarterly", 2): ("semiannual", 1), ("quarterly", 4): ("yearly", 1), ("semiannual", 2): ("yearly", 1)}


@dataclass
class Tally:
    """Hits, predictions and labels of one field."""

    hit: int = 0
    predicted: int = 0
    gold: int = 0

    def add(self, hit: int, predicted: int, gold: int) -> None:
        """Count one notice."""
        self.hit, self.predicted, self.gold = self.hit + hit, self.predicted + predicted, self.gold + gold

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 1 where nothing was to be found and nothing was."""
        return 2 * self.hit / (self.predicted + self.gold) if self.predicted + self.gold else 1.0


def plain(text: str | None) -> str:
    """Letters and digits only: simplified, folded, without pinyin notes."""
    bare = _NOTE.sub("", unicodedata.normalize("NFC", text or ""))
    folded = simplify(unicodedata.normalize("NFKC", bare)).lower()
    return "".join(c for c in folded if c == "%" or unicodedata.category(c)[0] in "LN")


def likeness(a: str, b: str) -> float:
    """Dice coefficient of character pairs."""
    x, y = (Counter(itertools.pairwise(t)) if len(t) > 1 else Counter([t]) for t in (a, b))
    return 2 * sum((x & y).values()) / max(1, sum(x.values()) + sum(y.values()))


def repetition(rec: Row | None, with_days: bool = True) -> object:
    """A comparable form of a repetition."""
    if not rec:
        return None
    key = (rec.get("freq"), int(rec.get("interval") or 1))
    key = _ALIAS.get(key, key)
    if not with_days:
        return key
    by = {k: v for k, v in (rec.get("by") or {}).items() if v not in (None, [], "")}
    if by.get("unit") == "week":
        by["unit"], by["offset"] = "day", 7 * by.get("offset", 0)
    return key, tuple(
        sorted((k, str(sorted(v) if isinstance(v, list) and len(v) > 1 else _one(v))) for k, v in by.items())
    )


def _one(value: Any) -> Any:
    return value[0] if isinstance(value, list) else value


def comparable(deadline: Row | None) -> tuple[Any, ...]:
    """A comparable form of a deadline: equal bounds make range and period equal, a week is seven days."""
    d = deadline or {}
    kind = d.get("kind")
    if kind == "date":
        return "date", d.get("date"), d.get("time") or None
    if kind in ("range", "period"):
        bounds = (d.get("start") or None, d.get("end") or None)
        return ("span", *bounds) if any(bounds) else ("period", d.get("name"))
    if kind == "relative":
        offset, unit = d.get("offset") or 0, d.get("unit") or "day"
        offset, unit = (offset * 7, "day") if unit == "week" else (offset, unit)
        offset, unit = (offset // 24, "day") if unit == "hour" and offset % 24 == 0 else (offset, unit)
        return "relative", d.get("anchor"), d.get("rel"), offset, unit if offset else "day"
    return (kind,) if kind == "recurrence" else ("none",)


def last_day(deadline: Row | None) -> str | None:
    """The last calendar day, when there is one."""
    d = deadline or {}
    return {"date": d.get("date"), "range": d.get("end"), "period": d.get("end")}.get(d.get("kind") or "")


def stated(task: Row) -> Row:
    """A task that only repeats has a repeating deadline."""
    deadline: Row = task.get("deadline") or {"kind": "none"}
    return {"kind": "recurrence"} if deadline.get("kind") in (None, "none") and task.get("recurrence") else deadline


def same_deadline(gold: Row, task: Row) -> bool:
    """Equal to the label or to a listed alternative; a repetition must repeat alike."""
    mine = stated(task)
    for label in (gold["deadline"], *gold.get("deadline_accept", [])):
        if comparable(label) == comparable(mine):
            return label.get("kind") != "recurrence" or repetition(gold.get("recurrence")) == repetition(
                task.get("recurrence") or mine
            )
    return False


def names(value: Iterable[str] | None) -> frozenset[str]:
    """Parties without 各 and without tails such as 等7所学校."""
    out = (re.sub(r"^(各|全体|所有)", "", plain(n)) for n in value or [])
    return frozenset(n for n in (re.sub(r"等\d*(所|个|家)?(学校|单位|支部)?$", "", n) for n in out) if n)


def same_party(gold: Row, task: Row) -> bool:
    """The labelled set, an accepted one, or either with the leading party added."""
    mine, lead = names(task.get("who")), names(gold["who"].get("lead"))
    options = [names(a) for a in (*gold["who"].get("accept", []), gold["who"]["parties"])]
    return bool(mine) and any(mine == o or (lead and mine == o | lead) for o in options)


def near_party(gold: Row, task: Row) -> bool:
    """Half of the names, or much the same words."""
    mine = names(task.get("who"))
    if same_party(gold, task) or not mine:
        return same_party(gold, task)
    for option in filter(None, (names(a) for a in gold["who"].get("accept", []))):
        if (
            2 * len(option & mine) >= len(option | mine)
            or likeness("".join(sorted(option)), "".join(sorted(mine))) >= 0.6
        ):
            return True
    return False


def overlap(gold: Row, task: Row) -> float:
    """0 when they do not match, else a rank: half the label covered, half the draft inside its widest place."""
    low, high = task["span"]["start"], task["span"]["end"]
    core, wide = gold["span"], gold.get("span_max", gold["span"])
    shared = max(0, min(core["end"], high) - max(core["start"], low))
    inside = max(0, min(wide["end"], high) - max(wide["start"], low))
    cover, size = shared / (core["end"] - core["start"]), max(1, high - low)
    return cover + shared / size + 1e-6 if cover >= 0.5 and 2 * inside >= size else 0.0


def pair(golds: list[Row], tasks: list[Row], used: set[int]) -> list[tuple[int, int]]:
    """One to one, best overlap first; among equals the one whose deadline agrees."""
    ranked = [
        (round(rank, 4), same_deadline(g, t), -i, -j)
        for i, g in enumerate(golds) for j, t in enumerate(tasks) if j not in used and (rank := overlap(g, t)) > 0
    ]  # fmt: skip
    out: list[tuple[int, int]] = []
    taken: set[int] = set()
    for _, _, i, j in sorted(ranked, reverse=True):
        if -i not in taken and -j not in used:
            taken.add(-i)
            used.add(-j)
            out.append((-i, -j))
    return out


def amounts(task: Row) -> Counter[tuple[str, ...]]:
    """Quantities as comparable tuples."""
    return Counter(
        (q["op"], str(q.get("min")), str(q.get("max")), q["unit"])
        if q.get("op") == "between"
        else (q["op"], str(q.get("value")), q["unit"])
        for q in task.get("quantity") or []
    )


def materials(gold: Row, task: Row) -> int:
    """How many labelled materials are named, loosely."""
    left, hits = [plain(x) for x in task.get("evidence") or []], 0
    for want in (plain(x) for x in gold.get("evidence") or []):
        rated = [
            (1.0 if (want in p or p in want) and min(len(want), len(p)) >= 2 else likeness(want, p), -k)
            for k, p in enumerate(left)
        ]
        best = max(rated, default=(0.0, 0))
        if best[0] >= 0.6:
            hits += 1
            left.pop(-best[1])
    return hits


def bound(task: Row) -> tuple[str, tuple[str, ...]] | None:
    """Named schools, when the task is for them only or for all but them."""
    scope = task.get("applies_to") or {}
    if scope.get("mode") not in ("only", "except"):
        return None
    return scope["mode"], tuple(sorted(plain(n) for n in scope.get("names") or []))


def score(gold: Row, draft: Row, tally: dict[str, Tally]) -> Row:
    """Add one notice to the tally; returns what was missed, false and wrong."""
    required = [g for g in gold["tasks"] if not g.get("optional")]
    tasks, used = draft["tasks"], set[int]()
    pairs = pair(required, tasks, used)
    spare = {j for _, j in pair([g for g in gold["tasks"] if g.get("optional")], tasks, used)}
    live = [t for j, t in enumerate(tasks) if j not in spare]
    met = [(required[i], tasks[j]) for i, j in pairs]
    partner = {id(t): g for g, t in met}
    tally["task"].add(len(met), len(live), len(required))
    _score_deadlines(required, live, met, partner, tally)
    tally["who"].add(sum(same_party(g, t) for g, t in met), sum(bool(names(t.get("who"))) for t in live), len(required))
    tally["who_relaxed"].add(
        sum(near_party(g, t) for g, t in met), sum(bool(names(t.get("who"))) for t in live), len(required)
    )
    for name, exact in (("recurrence", True), ("recurrence_freq", False)):
        both = [(g["recurrence"], t["recurrence"]) for g, t in met if g.get("recurrence") and t.get("recurrence")]
        hits = sum(repetition(a, exact) == repetition(b, exact) for a, b in both)
        tally[name].add(
            hits, sum(bool(t.get("recurrence")) for t in live), sum(bool(g.get("recurrence")) for g in required)
        )
    tally["quantity"].add(
        sum((amounts(g) & amounts(t)).total() for g, t in met),
        sum(len(t.get("quantity") or []) for t in live),
        sum(len(g.get("quantity") or []) for g in required),
    )
    tally["evidence"].add(
        sum(materials(g, t) for g, t in met),
        sum(len(t.get("evidence") or []) for t in live),
        sum(len(g.get("evidence") or []) for g in required),
    )
    tally["applies_to"].add(
        sum(bound(g) is not None and bound(g) == bound(t) for g, t in met),
        sum(bound(t) is not None for t in live),
        sum(bound(g) is not None for g in required),
    )
    loose = [t for t in live if id(t) not in partner]
    hit = {i for i, _ in pairs}
    return {
        "negatives": len(gold.get("non_tasks", [])),
        "taken": sum(any(overlap(n, t) > 0 for t in loose) for n in gold.get("non_tasks", [])),
        "missed": [g["text"] for i, g in enumerate(required) if i not in hit],
        "false": [t["text"] for t in loose],
        "pairs": met,
    }


def _score_deadlines(
    required: list[Row], live: list[Row], met: list[tuple[Row, Row]], partner: dict[int, Row], tally: dict[str, Tally]
) -> None:
    none = comparable(None)
    found = [t for t in live if comparable(stated(t)) != none]
    counted = [
        t
        for t in found
        if not ((g := partner.get(id(t))) and comparable(g["deadline"]) == none and same_deadline(g, t))
    ]
    right = sum(
        comparable(g["deadline"]) != none and comparable(stated(t)) != none and same_deadline(g, t) for g, t in met
    )
    tally["deadline"].add(right, len(counted), sum(comparable(g["deadline"]) != none for g in required))
    days = sum(
        bool(last_day(g["deadline"]) and last_day(stated(t)))
        and last_day(stated(t)) in [last_day(d) for d in (g["deadline"], *g.get("deadline_accept", []))]
        for g, t in met
    )
    tally["deadline_due"].add(
        days, sum(bool(last_day(stated(t))) for t in counted), sum(bool(last_day(g["deadline"])) for g in required)
    )


def same_phrase(label: Row, found: Row) -> bool:
    """A resolved phrase equals its label; a repetition also in how often."""
    if label.get("kind") == found.get("kind") == "recurrence":
        return repetition(label) == repetition(found) and (label.get("count_min") or 1) == (found.get("count_min") or 1)
    return comparable(label) == comparable(found)
