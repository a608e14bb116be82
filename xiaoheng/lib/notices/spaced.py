"""空格表 Tables whose columns only runs of spaces set apart: tabs take their place, character for character."""

import re
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from unicodedata import east_asian_width

from xiaoheng.lib.notices.columns import column

_GAP = re.compile(r"(?<=\S)(?:[ \u3000]{2,}|\u3000)(?=\S)")
_NUMBER = re.compile(r"\d{1,3}[.、．]?")
_NUMBERED = re.compile(r"\s*(\d{1,3}[.、．]?) (?=\S)")
_SECTION = re.compile(r"\s*(?:第?[一二三四五六七八九十]{1,3}[、.]|[(（][一二三四五六七八九十]{1,3}[)）])")
_BELOW = re.compile(r"\s*(?:备?注|说明|附件?|联系人|填表说明)\d?[:：]")
_SIGNED = re.compile(r"\s*(?:\d{4}|[二〇○零一九]{4})年.{1,3}月.{1,3}日\s*$")
_FEW, _MANY = 3, 16  # columns of a table
_SLACK = 6  # widths that a piece may be broader than its column


@dataclass(frozen=True)
class Piece:
    """一段 A stretch of a line between two gaps: where it stands in the text, and where on the page."""

    start: int
    end: int
    left: int
    right: int


@dataclass
class _Table:
    """The heads of a table, where its columns stand, and the row that is being read."""

    kinds: list[str]
    heads: list[int]
    starts: list[int]
    row: list[tuple[int, Piece]] = field(default_factory=list)
    blank: bool = False  # the line above is blank


def aligned(raw: str) -> str:
    """空格成表 Tabs between the columns and every row on one line; of the same length, so that offsets hold."""
    if not _GAP.search(raw):
        return raw
    chars, table, begin = list(raw), None, 0
    lines = raw.split("\n")
    for index, line in enumerate(lines):
        pieces = _pieces(line, begin)
        if head := _head(line, pieces):
            table = head
            _tabs(chars, [(place, piece) for place, piece in enumerate(pieces)])
        elif table and not _inside(chars, line, pieces, table, lines[index + 1 : index + 3]):
            table = None
        begin += len(line) + 1
    return "".join(chars)


def _pieces(line: str, begin: int) -> list[Piece]:
    if not (body := line.strip()) or "\t" in body:
        return []
    first = len(line) - len(line.lstrip())
    last = first + len(body)
    gaps = [m.span() for m in _GAP.finditer(line, first, last)]
    if numbered := _NUMBERED.match(line):
        gaps = sorted({*gaps, (numbered.end(1), numbered.end())})
    edges = [first, *(edge for gap in gaps for edge in gap), last]
    places = [0, *accumulate(_width(line[a:b]) for a, b in pairwise([0, *edges]))][1:]
    ends = zip(edges[::2], edges[1::2], places[::2], places[1::2], strict=True)
    return [Piece(begin + a, begin + b, left, right) for a, b, left, right in ends]


def _width(words: str) -> int:
    return sum(2 if east_asian_width(c) in "WFA" else 1 for c in words)


def _head(line: str, pieces: list[Piece]) -> _Table | None:
    if not _FEW <= len(pieces) <= _MANY:
        return None
    kinds = [column(cell) for cell in _GAP.split(line.strip())]
    if len(kinds) != len(pieces) or sum(k is not None for k in kinds) < 3:
        return None
    lefts = [p.left for p in pieces]
    return _Table([k or "other" for k in kinds], lefts, lefts)


def _inside(chars: list[str], line: str, pieces: list[Piece], table: _Table, after: list[str]) -> bool:
    """One line below the heads; False where the table has ended."""
    if not pieces:
        blank, table.blank = table.blank, True
        return "\t" not in line and not blank
    if _BELOW.match(line) or (len(pieces) == 1 and any(_SIGNED.match(one) for one in (line, *after[:1]))):
        return False
    if _SECTION.match(line) and len(pieces) == 1:
        table.row, table.blank = [], False
        return any(_NUMBERED.match(one) or len(_GAP.findall(one)) > 1 for one in after)
    placed = _placed(pieces, table)
    if placed is None:
        if len(pieces) >= 3:
            _tabs(chars, list(enumerate(pieces)))
            table.row = []
        return len(pieces) >= 3
    if _opens(line, placed, table):
        _tabs(chars, placed)
        table.row = placed
        if len(placed) == len(table.kinds):
            table.starts = [p.left for p in pieces]
    elif table.blank or not table.row or not _run_on(chars, placed, table):
        return False
    table.blank = False
    return True


def _opens(line: str, placed: list[tuple[int, Piece]], table: _Table) -> bool:
    """True for the first line of a row: by its number, else by its time, else by its first cell."""
    filled = {place for place, _ in placed}
    if table.kinds[0] == "no":
        return 0 in filled and _NUMBER.match(line.strip()) is not None
    if len(filled) >= max(2, len(table.kinds) - 1):
        return True
    whens = {place for place, kind in enumerate(table.kinds) if kind == "when"}
    return 0 in filled and len(filled) > 1 and (not whens or bool(whens & filled))


def _placed(pieces: list[Piece], table: _Table) -> list[tuple[int, Piece]] | None:
    """The column of each piece, the nearest in order; None for what is no line of the table."""
    width = len(table.kinds)
    if len(pieces) == width:
        return list(enumerate(pieces))
    if len(pieces) > width:
        return None
    far = [[min(abs(p.left - table.starts[c]), abs(p.left - table.heads[c])) for c in range(width)] for p in pieces]
    costs: list[tuple[int, list[int]]] = [(far[0][c], [c]) for c in range(width)]
    for row in far[1:]:
        costs = [(min((costs[b] for b in range(c)), default=(999, [])) if c else (999, [])) for c in range(width)]
        costs = [(cost + row[c], [*way, c]) for c, (cost, way) in enumerate(costs)]
    chosen = min(costs)[1]
    if len(chosen) != len(pieces):
        return None
    limits = [b - a for a, b in pairwise(table.starts)] + [40]
    broad = any(p.right - p.left > limits[c] + _SLACK for c, p in zip(chosen, pieces, strict=True))
    return None if broad else list(zip(chosen, pieces, strict=True))


def _tabs(chars: list[str], placed: list[tuple[int, Piece]]) -> None:
    """Tabs for the columns between the pieces of a line, and for those before the first."""
    first, piece = placed[0]
    begin = piece.start
    while begin and chars[begin - 1] in " \u3000":
        begin -= 1
    _fill(chars, begin, piece.start, min(first, piece.start - begin))
    for (one, before), (two, after) in pairwise(placed):
        _fill(chars, before.end, after.start, min(two - one, after.start - before.end))


def _fill(chars: list[str], start: int, end: int, tabs: int) -> None:
    chars[start:end] = ["\t"] * tabs + [" "] * (end - start - tabs)


def _run_on(chars: list[str], placed: list[tuple[int, Piece]], table: _Table) -> bool:
    """A further line of the row: its cells follow those of the line above, as many columns on."""
    last, above = table.row[-1]
    first, piece = placed[0]
    needed = len(table.kinds) - last + first
    if needed > piece.start - above.end:
        return False
    _tabs(chars, placed)
    _fill(chars, above.end, piece.start, needed)
    table.row = placed
    return True


__all__ = ["aligned"]
