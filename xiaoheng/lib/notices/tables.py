"""表格 Rows of tables: cells split by tab or bar, or flattened to one cell a line."""

import re
from itertools import pairwise

from xiaoheng.lib.hanzi import lines
from xiaoheng.lib.notices.columns import column
from xiaoheng.lib.notices.fitting import fits, look
from xiaoheng.lib.notices.flat import SECTION, Lines, flattened
from xiaoheng.lib.notices.rows import Cell, TableRows

_SEP = re.compile(r"\t|\|")
_RULE = re.compile(r"[-|: \t]*")
_BARE = 6  # lines below heads before the first row
_LONG = 60  # more than a cell that was broken off its row


def find_tables(text: str, limit: int) -> list[TableRows]:
    """找表 All tables of the text."""
    rows = [(a, b) for a, b in lines(text[:limit]) if text[a:b].strip()]
    tables: list[TableRows] = []
    index = 0
    while index < len(rows):
        table, index = _delimited(text, rows, index) or flattened(text, rows, index) or (None, index + 1)
        if table:
            tables.append(table)
    return tables


def _cells(text: str, start: int, end: int) -> Lines:
    edges = [start, *(m.start() for m in _SEP.finditer(text, start, end)), end]
    out = [(edges[0], edges[1])] + [(a + 1, b) for a, b in pairwise(edges[1:])]
    if len(out) > 2 and text[start:end].lstrip().startswith("|"):
        out = out[1:]
    if len(out) > 2 and text[start:end].rstrip().endswith("|"):
        out = out[:-1]
    return out


def _delimited(text: str, rows: Lines, index: int) -> tuple[TableRows, int] | None:
    head = _cells(text, *rows[index])
    kinds = [column(text[a:b]) for a, b in head]
    if len(head) < 2 or sum(k is not None for k in kinds) < 2:
        return None
    names = [k or "other" for k in kinds]
    table = TableRows(*rows[index])
    position = index + 1
    if position < len(rows) and (second := _second_head(text, rows[position], names)):
        names, position = second, position + 1
    while position < len(rows) and (table.rows or position < index + _BARE):
        start, end = rows[position]
        cells = _cells(text, start, end)
        if _other_head(text, cells, kinds):
            break
        if len(cells) < 2:
            if not _between(text, rows, position, table):
                break
        elif names[0] == "no" and table.rows and len(cells) <= len(names) and not text[slice(*cells[0])].strip():
            told = [Cell(names[i], i, a, b) for i, (a, b) in enumerate(cells) if text[a:b].strip()]
            table.rows[-1].cells += told  # a line without number goes on with the row above
            table.rows[-1].end = end
        elif _alone(text, cells, names):
            table.groups.append((start, end))
        elif not _RULE.fullmatch(text[start:end]) and [column(text[a:b]) for a, b in cells] != kinds:
            table.add(text, start, end, _fit(text, cells, names, table))
        table.end = end
        position += 1
    return (table, position) if table.rows else None


def _second_head(text: str, row: tuple[int, int], names: list[str]) -> list[str] | None:
    """责任分工 above, 牵头单位 and 责任单位 below it: the kinds of both lines of heads."""
    cells = [text[a:b].strip() for a, b in _cells(text, *row)]
    kinds = [column(c) for c in cells]
    heads = all(k or not c for k, c in zip(kinds, cells, strict=True))
    if not heads or not any(kinds) or len(cells) != len(names):
        return None
    return [k or n for k, n in zip(kinds, names, strict=True)]


def _other_head(text: str, cells: Lines, kinds: list[str | None]) -> bool:
    """The heads of another table."""
    here = [column(text[a:b]) for a, b in cells]
    return len(cells) > 2 and all(here) and here != kinds


def _between(text: str, rows: Lines, position: int, table: TableRows) -> bool:
    """A line of one cell among the rows: a heading between them, or what was broken off the row above."""
    words = text[slice(*rows[position])]
    goes_on = position + 1 < len(rows) and len(_cells(text, *rows[position + 1])) >= 2
    if not goes_on or len(words) >= _LONG or _other_head(text, _cells(text, *rows[position + 1]), []):
        return False
    if SECTION.match(words.strip()) or not table.rows:
        table.groups.append(rows[position])
        return True
    if words.startswith(("第", "附")):
        return False
    table.rows[-1].end = rows[position][1]
    return True


def _alone(text: str, cells: Lines, names: list[str]) -> bool:
    """A row of nothing but a heading in its first cell."""
    told = [text[a:b].strip() for a, b in cells]
    alone = bool(told[0]) and not any(told[1:]) and len(told) >= len(names) > 2
    return alone and (SECTION.match(told[0]) is not None or (names[0] == "no" and not told[0].strip(".、").isdigit()))


def _fit(text: str, cells: Lines, names: list[str], table: TableRows) -> list[Cell]:
    """Columns for the cells of a row; a shorter row is aligned by what its cells look like."""
    width = len(names)
    broken = len(cells) > width and any(not text[a:b].strip() for a, b in cells[width:])
    if broken or len(cells) % width == 0:  # columns that only spaces set apart: line after line of a row
        placed = [Cell(names[i % width], i % width, a, b) for i, (a, b) in enumerate(cells)]
        return [c for i, c in enumerate(placed) if i < width or text[c.start : c.end].strip()]
    if len(cells) < width <= 10:
        return table.aligned(text, cells, names, share=False)
    left = list(range(width))
    out: list[Cell] = []
    for a, b in cells:
        seen = look(text[a:b].strip())
        place = max(left, key=lambda c: fits(seen, names[c]), default=None)
        if place is None or fits(seen, names[place]) < 0:
            place = names.index("what") if "what" in names else width
        elif names[place] != "what":
            left.remove(place)
        out.append(Cell(names[place] if place < width else "what", place, a, b))
    return out
