"""对照: two versions side by side, article by article, with what changed inside an article."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from xiaoheng.loop.decisions.filing.models import Article

FINE = 60_000  # characters of one text times those of the other: beyond that they are compared phrase by phrase
ALIKE = 0.4  # how much of two articles must be the same for them to be one that changed
NEAR = 8  # how many articles further on a counterpart is looked for
PHRASE = re.compile(r"[^，。；：、\n]*[，。；：、\n]?")
SAME, CHANGED, ADDED, REMOVED = "same", "changed", "added", "removed"
Parts = list[tuple[str, str]]  # (same | gone | new, words)


@dataclass(frozen=True)
class Pair:
    """对照的一行: an article of the last version and one of the new; None where there is no counterpart."""

    sort: str
    old: Article | None
    new: Article | None
    before: Parts
    after: Parts


def compare(old: Sequence[Article], new: Sequence[Article]) -> list[Pair]:
    """对照: same, changed, added and removed articles in the order of the new version."""
    matcher = SequenceMatcher(None, [row.body for row in old], [row.body for row in new], autojunk=False)
    found: list[Pair] = []
    for word, a, b, c, d in matcher.get_opcodes():
        if word == "equal":
            found += [_whole(SAME, one, two) for one, two in zip(old[a:b], new[c:d], strict=True)]
        else:
            found += _replaced(old[a:b], new[c:d])
    return found


def _replaced(old: Sequence[Article], new: Sequence[Article]) -> Iterator[Pair]:
    """Pair what is alike or bears the same number, in order; the rest was removed or added."""
    left = list(old)
    for row in new:
        near = left[:NEAR]
        match = next((one for one in near if _alike(one.body, row.body)), None)
        match = match or next((one for one in near if one.number == row.number), None)
        if match is None:
            yield _whole(ADDED, None, row)
            continue
        while left[0] is not match:
            yield _whole(REMOVED, left.pop(0), None)
        yield _changed(left.pop(0), row)
    yield from (_whole(REMOVED, row, None) for row in left)


def _cut(one: str, two: str) -> tuple[list[str], list[str]]:
    """Two texts as characters; long ones as phrases."""
    cut: Callable[[str], list[str]] = list if len(one) * len(two) <= FINE else PHRASE.findall
    return cut(one), cut(two)


def _alike(one: str, two: str) -> bool:
    matcher = SequenceMatcher(None, *_cut(one, two), autojunk=False)
    return min(matcher.real_quick_ratio(), matcher.quick_ratio()) >= ALIKE and matcher.ratio() >= ALIKE


def _whole(sort: str, old: Article | None, new: Article | None) -> Pair:
    mark = {ADDED: "new", REMOVED: "gone"}.get(sort, "same")
    return Pair(sort, old, new, [(mark, old.body)] if old else [], [(mark, new.body)] if new else [])


def _changed(old: Article, new: Article) -> Pair:
    before: Parts = []
    after: Parts = []
    was, now = _cut(old.body, new.body)
    for word, a, b, c, d in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if b > a:
            before.append(("same" if word == "equal" else "gone", "".join(was[a:b])))
        if d > c:
            after.append(("same" if word == "equal" else "new", "".join(now[c:d])))
    return Pair(CHANGED, old, new, before, after)
