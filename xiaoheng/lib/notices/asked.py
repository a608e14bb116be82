"""候选主体 Whom a duty may ask: names in its own words and just before it, and those that the notice asked above it.

Each candidate comes with its marks: how it stands in the words, where it was asked before. `whom` weighs them.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from xiaoheng.lib.notices.bodies import NOUN, OPEN_END
from xiaoheng.lib.notices.judge import ACT
from xiaoheng.lib.notices.named import is_school
from xiaoheng.lib.notices.parties import split_parties
from xiaoheng.lib.notices.predicates import BAD, INNER, MODAL, VERBS

Key = frozenset[str]

_NOUN = re.compile(f"(?:{NOUN})$")
_MODAL, _VERBS = re.compile(MODAL), re.compile(VERBS)
_BEGINS = re.compile(r"(?<=[,;:()。、@|\n“”])|(?<=[由请让经的对给要指])|(?=各|全体|所有|每|其余|其他|其它|有关|相关)")
_LAST = frozenset(
    "校园部会组长员师委区县站处科股室办局所心者人级工生家队位导支构乡镇街院中小幼团党企社班点头媒方商官厅司任记事表府检联体科地友们)"
)
_BREAK = frozenset(",;:。@|\n")
_PASSIVE = re.compile("[于在将和与按对向为把被从到并]")
_DOES = re.compile(
    "开展|组织(?!委员|部|关|生活)|完成|制定|报送|召开|落实|加强|建立|推进|填|送|提交|公示|检查|进行|做好|签|参加|学习|推荐|撰写"
)
_ALL = re.compile("^(?:各|全体|所有)")
_TAIL = re.compile(r"等[\d一二两三四五六七八九十]*(?:所|个|家)?(?:学校|单位|支部)?$")
_POINT = re.compile("[,;:]")
BEFORE = 80  # of the words before a duty
_WIDEST, _LONGEST, _MOST = 160, 60, 12


@dataclass(frozen=True)
class Around:
    """周围 What stood around a duty when it was read: its words with times as @, and whom the context asked."""

    before: str
    words: str
    sources: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass
class Asked:
    """已点名 One duty above: whom it asks, in which paragraph and section, and whether its own words name him."""

    who: list[str]
    block: int
    section: str | None
    named: bool


@dataclass
class Candidate:
    """候选 One set of parties and the marks that speak for or against it."""

    names: list[str]
    marks: set[str] = field(default_factory=set)


def key(names: Sequence[str]) -> Key:
    """同一主体 What two ways of naming the same parties have in common: 各学校 and 学校, 甲等3所学校 and 甲."""
    bare = (_TAIL.sub("", _ALL.sub("", name.strip())) for name in names)
    return frozenset(name for name in bare if name)


def candidates(
    around: Around, block: int, section: str | None, above: Sequence[Asked], counts: Counter[Key]
) -> dict[Key, Candidate]:
    """候选 All whom one duty may ask, those in its words first."""
    out: dict[Key, Candidate] = {}

    def add(names: Sequence[str], marks: Iterator[str]) -> None:
        if found := key(names):
            out.setdefault(found, Candidate(list(names))).marks.update(marks)

    text, own = f"{around.before}|{around.words}"[: len(around.before) + 1 + _WIDEST], len(around.before) + 1
    for start, end, names in _spans(text, own):
        add(names, _standing(text, own, start, end, names, key(names) in counts))
    for source, names in around.sources:
        add(names, _carried(source, names, around, counts))
    for distance, asked in enumerate(reversed(above[-4:])):
        near = "S" if asked.block == block else "H" if asked.section == section else "F"
        add(asked.who, _carried(f"prev{distance}{near}{asked.named:d}", asked.who, around, counts))
    add(["各学校"], _carried("schools", ["各学校"], around, counts))
    return out


def _spans(text: str, own: int) -> Iterator[tuple[int, int, list[str]]]:
    """Stretches that may be names, from where a name may begin to any letter that ends one."""
    for start in sorted({m.start() for m in _BEGINS.finditer(text)} | {0, own}):
        if text[start : start + 1] == "|":
            continue
        for end in range(start + 1, min(len(text), start + _LONGEST)):
            if text[end] in _BREAK:
                break
            if end > start and text[end] in _LAST:
                names = split_parties(text[start : end + 1])
                if 0 < len(names) <= _MOST:
                    yield start, end + 1, names


def _standing(text: str, own: int, start: int, end: int, names: list[str], known: bool) -> Iterator[str]:
    """How a name stands in the words: what is before it, how it ends, what follows."""
    place = "M" if end > own else "B"
    words, after = text[start:end], text[end : end + 3] or "$"
    before = "|" if start == own else text[start - 1] if start else "^"
    clause = min(3, len(_POINT.findall(text, own if place == "M" else 0, start)))
    follows, begins, noun = _follows(text, end), _begins(before, words), _noun(words)
    yield from (place, f"{place}p{before}", f"{place}pp{text[max(0, start - 2) : start]}", f"{place}c{clause}")
    yield from (f"{place}a{after[:1]}", f"{place}aa{after[:2]}", f"{place}aaa{after}", f"{place}pa{before}{after[:1]}")
    yield from (f"l{words[-1]}", f"ll{words[-2:]}", f"lll{words[-3:]}", f"f{words[0]}", f"ff{words[:2]}")
    yield from (
        f"la{words[-2:]}{after[:1]}",
        f"laa{words[-1]}{after[:2]}",
        f"w{_size(len(words))}",
        f"n{min(4, len(names))}",
    )
    yield from (f"{place}F{follows}", f"{place}S{begins}", f"N{noun}", f"{place}SNF{begins}{noun}{follows}")
    yield from (f"{place}SF{begins}{follows}", f"SFc{begins}{follows}{clause}", f"llF{words[-2:]}{follows}")
    yield from (f"{place}Sf{begins}{words[0]}", *(f"in{c}" for c in set(_PASSIVE.findall(words))))
    told = {
        "bad": BAD.match(words),
        "inner": INNER.search(words),
        "does": _DOES.search(words),
        "的": "的" in words,
        f"{place}schools": all(map(is_school, names)),
        f"nouns{begins}{follows}": all(map(_NOUN.search, names)),
        "open": words.count("(") != words.count(")"),
        "must": re.search("[要应须]", words),
        "known": known,
    }
    yield from (mark for mark, holds in told.items() if holds)


def _follows(text: str, end: int) -> str:
    """What kind of word comes behind a name."""
    after = text[end : end + 1]
    if not after or after in "。;":
        return "E"
    if after in "@,:、()|“”的每":
        return after
    if _MODAL.match(text, end):
        return "M"
    return "A" if ACT.match(text, end) else "V" if _VERBS.match(text, end) else "O"


def _begins(before: str, words: str) -> str:
    """What stands before a name, or 各 in its front."""
    if before in "|^,。;@由请:、":
        return before
    return "g" if words[0] in "各全所每其有" else "x"


def _noun(words: str) -> str:
    return "N" if _NOUN.search(words) else "O" if OPEN_END.search(words) else "x"


def _size(length: int) -> int:
    return next((size for size in (20, 12, 7, 4) if length >= size), length)


def _carried(source: str, names: Sequence[str], around: Around, counts: Counter[Key]) -> Iterator[str]:
    """Where somebody was asked before, and how this duty begins."""
    front = around.words.strip(" ,、;")[:2]
    ordered = "m" if re.match(".{0,6}[要应须请]", around.words) else "n"
    kind = "各" if names[0].startswith("各") else "名" if all(map(is_school, names)) else "其"
    yield from ("C", f"C{source}", f"C{source}{ordered}", f"C{source}f{front[:1]}", f"C{source}ff{front}")
    yield from (f"Ck{kind}{names[-1][-2:]}", f"Cl{names[-1][-2:]}", f"Cn{min(4, len(names))}")
    yield from (f"C{source}n{min(3, len(names))}", f"C{source}k{kind}", f"Cc{min(3, counts[key(names)])}")
    yield f"C{source}B{bool(around.before):d}"
