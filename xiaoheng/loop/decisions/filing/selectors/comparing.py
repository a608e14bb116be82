"""对照: two versions side by side, article by article, with what changed inside an article."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from xiaoheng.loop.decisions.filing.models import Article

LONGEST = 4_000_000  # characters of one text times those of the other: beyond that, marked as a whole
ALIKE = 0.4  # how much of two articles must be the same for them to be one that changed
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
        match = next((one for one in left if one.number == row.number or _alike(one.body, row.body)), None)
        if match is None:
            yield _whole(ADDED, None, row)
            continue
        while left[0] is not match:
            yield _whole(REMOVED, left.pop(0), None)
        yield _changed(left.pop(0), row)
    yield from (_whole(REMOVED, row, None) for row in left)


def _alike(one: str, two: str) -> bool:
    matcher = SequenceMatcher(None, one, two, autojunk=False)
    if matcher.real_quick_ratio() < ALIKE or matcher.quick_ratio() < ALIKE:
        return False
    return len(one) * len(two) > LONGEST or matcher.ratio() >= ALIKE


def _whole(sort: str, old: Article | None, new: Article | None) -> Pair:
    mark = {ADDED: "new", REMOVED: "gone"}.get(sort, "same")
    return Pair(sort, old, new, [(mark, old.body)] if old else [], [(mark, new.body)] if new else [])


def _changed(old: Article, new: Article) -> Pair:
    if len(old.body) * len(new.body) > LONGEST:
        return Pair(CHANGED, old, new, [("gone", old.body)], [("new", new.body)])
    before: Parts = []
    after: Parts = []
    for word, a, b, c, d in SequenceMatcher(None, old.body, new.body, autojunk=False).get_opcodes():
        if b > a:
            before.append(("same" if word == "equal" else "gone", old.body[a:b]))
        if d > c:
            after.append(("same" if word == "equal" else "new", new.body[c:d]))
    return Pair(CHANGED, old, new, before, after)
