"""汉字 Chinese characters: simplified forms, width, pinyin notes, offsets of cleaned text."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿêɑɡ"
_PINYIN = re.compile(rf"(?<=[{HAN}]) ?[(（] ?[a-z{_TONED}\u0300-\u030c](?: ?[a-z{_TONED}\u0300-\u030c]){{0,7}} ?[)）]")
_INVISIBLE = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff\r\x00-\x08\x0b\x0c\x0e-\x1f\x7f]"
)
_SPACE = re.compile("[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_SPLIT_NUMBER = re.compile(r"(?<![\d.])\d(?: ?\d){1,3}(?= ?[年月日号时点次%名课节场分])")
# What a scan reads for a digit of a date or a number, also over a line's end: 3月2O日, l0月, 1〇日, 2O26年, 二O二六年.
_MISREAD = re.compile(
    r"(?<=\d)[Oo〇]{1,2}(?=\d{0,2}\n?[年月日号时点分:%次名份篇项前])|(?<=\d)[Oo〇](?=\d\d)"
    r"|(?<![A-Za-z])[lI](?=\d[年月日号时点:%])|(?<=\d)[lI](?=[月日号时点:%])|(?<![A-Za-z])[lI]{2}(?=[月日号])"
    r"|(?<=[一二三四五六七八九〇])[Oo](?=[一二三四五六七八九〇年])"
)
_KEEP = set("〔〕【】《》〈〉“”‘’…—–―・")
_FORCE = {
    "—": "-", "–": "-", "―": "-", "─": "-", "﹣": "-", "−": "-", "〜": "~", "～": "~", "｜": "|", "│": "|", "┃": "|",
    "「": "“", "」": "”", "『": "“", "』": "”", "｡": "。", "﹐": ",", "︰": ":", "∶": ":", "[": "〔", "]": "〕",
    "○": "〇", "◯": "〇", "干": "干", "乾": "干", "著": "著", "於": "于",
}  # fmt: skip


@lru_cache(maxsize=1)
def _table() -> dict[int, str]:
    """One character to one character, so that offsets hold; built once from the opencc library."""
    import opencc

    chars = [chr(c) for c in (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000), *range(0xF900, 0xFB00))]
    simple = opencc.OpenCC("t2s").convert("\n".join(chars)).split("\n")
    table = {ord(a): b for a, b in zip(chars, simple, strict=True) if len(b) == 1 and a != b}
    for code in (*range(0xFF01, 0xFF5F), *range(0x2F00, 0x2FE0), *range(0x3300, 0x3400), 0x3000, 0x00A0):
        folded = unicodedata.normalize("NFKC", chr(code))
        if len(folded) == 1 and chr(code) not in _KEEP:
            table[code] = folded.translate(table)
    table |= {ord(a): b for a, b in _FORCE.items()}
    return table


def simplify(text: str) -> str:
    """简体 Traditional to simplified and full to half width, one character for one character."""
    return text.translate(_table())


@dataclass(frozen=True)
class Clean:
    """清洗文本 Cleaned text that remembers, for each character, its offset in the raw text."""

    text: str
    origin: tuple[int, ...]
    raw_length: int

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets of a cleaned slice in the raw text; trailing pinyin notes belong to the character before them."""
        if start >= end or not self.origin:
            return (0, 0)
        first = self.origin[start]
        last = self.origin[end] if end < len(self.origin) else self.raw_length
        return first, max(last, first + 1)

    def position(self, raw: int) -> int:
        """The first cleaned character at or after a raw offset."""
        return bisect_left(self.origin, raw)


def clean(raw: str) -> Clean:
    """清洗 Drop pinyin notes, invisible characters and spaces beside Chinese; simplify and fold the width."""
    kept = _kept(raw)
    text = _MISREAD.sub(_digit, simplify("".join(raw[i] for i in kept)))
    return Clean(text, tuple(kept), len(raw))


def _digit(match: re.Match[str]) -> str:
    """A letter that a scan read for a digit of a date: 3月2O日, l0月."""
    letters = match.group()
    if letters[0] in "lI":
        return "1" * len(letters)
    return ("0" if match.string[match.start() - 1].isascii() else "〇") * len(letters)


def _kept(raw: str) -> list[int]:
    drop = bytearray(len(raw))
    for pattern in (_PINYIN, _INVISIBLE):
        for match in pattern.finditer(raw):
            drop[match.start() : match.end()] = b"\x01" * (match.end() - match.start())
    for match in _SPACE.finditer(raw):
        before, after = raw[match.start() - 1 : match.start()], raw[match.end() : match.end() + 1]
        start = match.start() + (
            1 if before.isascii() and after.isascii() and before.isalnum() and after.isalnum() else 0
        )
        drop[start : match.end()] = b"\x01" * (match.end() - start)
    for match in _SPLIT_NUMBER.finditer(raw):
        for i in range(match.start(), match.end()):
            drop[i] |= raw[i] == " "
    return [i for i, gone in enumerate(drop) if not gone]


def lines(text: str) -> Iterator[tuple[int, int]]:
    """行 Start and end of every line."""
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield start, end
        start = end + 1
