"""摊平表 Tables that lost their lines: one cell a line, heads first, then row after row."""

import re
from itertools import pairwise, takewhile

from xiaoheng.lib.notices.columns import column
from xiaoheng.lib.notices.fitting import breaks, fits, look
from xiaoheng.lib.notices.rows import TableRows

Lines = list[tuple[int, int]]
SECTION = re.compile(r"(?:第?[一二三四五六七八九十]{1,3}(?:、|部分|类)|\([一二三四五六七八九十]{1,3}\))[^。;]{2,24}$")
BELOW = re.compile(r"附件|抄送|[一二三四五六七八九十]、|\([一二三四五六七八九十]\)|(?:备注|注|说明|联系人)[:：]")
_AFTER_ROWS = re.compile(r"[:。;]$|^\(?\d{1,2}[.、)](?!\d)|(?:表|名单|说明|要求)$")  # what stands below the last row
_SIGNED = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日$")  # below a row that is complete
_TITLE = re.compile("(?:安排|清单|台账|分工|[表单])$")
_GOES_ON = ("续表", "(续)", "(续表)")
_REGION = 400  # lines of a table without numbers
_MORE = 6  # lines that a row may have beyond its columns


def flattened(text: str, rows: Lines, index: int) -> tuple[TableRows, int] | None:
    """摊平表 The table whose heads begin at a line, and where it ends; None where none begins."""
    names, position = _heads(text, rows, index)
    if (
        len(names) - names.count("other") < 3
        or "what" not in names
        or not {"who", "person", "lead", "when", "no", "present"} & set(names)
    ):
        return None
    walk = _Walk(text, rows, names, TableRows(rows[index][0], rows[position - 1][1]))
    if "no" not in names and walk.cell(position) == "1":
        names.insert(0, "no")
    if "no" in names[:1]:
        position = walk.numbered(position)
    elif "when" in names[:1]:
        position = walk.timed(position)
    else:
        position = walk.counted(position)
    return (walk.table, position) if walk.table.rows else None


def _heads(text: str, rows: Lines, position: int) -> tuple[list[str], int]:
    """The kinds of the heads from a line on, and where they end; a title above them is none of them."""
    names: list[str] = []
    titled = _TITLE.search(text[slice(*rows[position])].strip())
    while position < len(rows) and len(names) < 9:
        kind = column(text[slice(*rows[position])])
        if kind is None and not (names and _stranger(text, rows, position)):
            break
        names.append(kind or "other")
        position += 1
    above = len(names) > 1 and (names[1] == "no" or (titled and names[0] in names[1:]))
    return (names[1:] if above else names), position


def _stranger(text: str, rows: Lines, position: int) -> bool:
    """A head of no kind that is known, between two that are."""
    known = position + 1 < len(rows) and column(text[slice(*rows[position + 1])])
    return bool(known) and re.fullmatch("[\u4e00-\u9fff]{2,8}", text[slice(*rows[position])].strip()) is not None


class _Walk:
    """逐行 Walks over the lines below the heads."""

    def __init__(self, text: str, rows: Lines, names: list[str], table: TableRows) -> None:
        self.text, self.rows, self.names, self.table = text, rows, names, table

    def cell(self, position: int) -> str:
        """The words of a line, blank behind the last."""
        return self.text[slice(*self.rows[position])].strip() if position < len(self.rows) else ""

    def timely(self, position: int) -> bool:
        """True for a line that is nothing but a time."""
        words = self.cell(position)
        return len(words) < 40 and fits(look(words), "when") > 1

    def numbered(self, position: int) -> int:
        """序号 Rows that begin with 1, 2, 3 …; headings may stand between them."""
        expected = 1
        current: Lines = []
        while position < len(self.rows):
            position = self._past_heads(position)
            if position >= len(self.rows):
                break
            if self._opens(position, expected):
                self.close(current)
                current, expected = [self.rows[position]], expected + 1
            elif self._opens(position + 1, expected) and self._heading(position, current):
                self.close(current)
                current = []
                self.table.groups.append(self.rows[position])
            elif not current or self._ended(position, current, expected):
                break
            else:
                current.append(self.rows[position])
            position += 1
        self.close(current)
        return position

    def _past_heads(self, position: int) -> int:
        """续表 Behind heads that the next page repeats."""
        begin = position + (self.cell(position) in _GOES_ON)
        kinds = [column(self.cell(p)) or "other" for p in range(begin, begin + len(self.names))]
        return begin + len(kinds) if kinds == self.names else position

    def _opens(self, position: int, number: int) -> bool:
        return self.cell(position) in (f"{number}", f"{number}.", f"{number}、")

    def _heading(self, position: int, current: Lines) -> bool:
        """二、立德树人 before the next row; without its number where the row above has ended with its time."""
        words = self.cell(position)
        if SECTION.match(words):
            return True
        full = len(current) > 2 and self.names[-1] == "when" and self.timely(position - 1)
        return (full or not current) and len(words) <= 12 and not self.timely(position)

    def _ended(self, position: int, current: Lines, expected: int) -> bool:
        words, width = self.cell(position), len(self.names)
        if len(current) > width + _MORE or BELOW.match(words):
            return True
        signed = _SIGNED.match(words) or _SIGNED.match(self.cell(position + 1))
        if len(current) >= width and (len(words) > 60 or _AFTER_ROWS.search(words) or signed):
            return True
        last = not any(self._opens(p, expected) for p in range(position, position + width + _MORE))
        full = self.names[-1] == "when" and len(current) > 2 and self.timely(position - 1)
        return last and full and not self.timely(position)

    def timed(self, position: int) -> int:
        """时间在前 Each time opens a row; its last cells may be missing, and a cell may have several lines."""
        current: Lines = []
        while position < len(self.rows):
            words = self.cell(position)
            timely = self.timely(position)
            signed = _SIGNED.match(words) or (not timely and _SIGNED.match(self.cell(position + 1)))
            full = not current or (len(current) >= len(self.names) and not self._goes_on(position))
            if BELOW.match(words) or signed or (full and not timely):
                break
            if timely:
                self._close_parted(current)
                current = []
            current.append(self.rows[position])
            position += 1
        self._close_parted(current)
        return position

    def _close_parted(self, current: Lines) -> None:
        """One row; or several below one time that is written once."""
        parted = self._parted(current) if len(current) > len(self.names) else [current]
        for chunk in parted if len(parted) > 1 and all(map(self._sound, parted)) else [current]:
            self.close(chunk)

    def _goes_on(self, position: int) -> bool:
        """True where short lines lead to the time that opens the next row."""
        for ahead in range(position, position + _MORE):
            words = self.cell(ahead)
            if not words or BELOW.match(words) or len(words) > 40 or words[-1] in "。:;":
                return False
            if self.timely(ahead):
                return ahead > position
        return False

    def close(self, current: Lines) -> None:
        """收行 A row of these lines."""
        if len(current) > 1:
            kinds = self.names
            cells = self.table.aligned(self.text, current, kinds, share=True)
            self.table.add(self.text, current[0][0], current[-1][1], cells)

    def counted(self, position: int) -> int:
        """无序号 As many lines a row as there are heads; else rows as they look, whatever they leave out."""
        width, end, last = len(self.names), position, position
        while end + width <= len(self.rows) and self._plausible(end):
            end += width
        while last < min(len(self.rows), position + _REGION) and not self._below(last):
            last += 1
        chunks = [self.rows[start : start + width] for start in range(position, end, width)]
        if last != end and last > position:
            looked = list(takewhile(self._sound, self._parted(self.rows[position:last])))
            if sum(map(len, looked)) > end - position:
                chunks = looked
        for chunk in chunks:
            self.close(chunk)
        return position + sum(map(len, chunks))

    def _below(self, position: int) -> bool:
        words = self.cell(position)
        if column(words) and column(self.cell(position + 1)):
            return True  # other heads
        long = len(words) > 80 or (len(words) > 40 and words[-1] in "。:;")
        return long or bool(BELOW.match(words) or _SIGNED.match(words) or _SIGNED.match(self.cell(position + 1)))

    def _parted(self, lines: Lines) -> list[Lines]:
        """The rows of lines without numbers."""
        begins = breaks([look(self.text[a:b].strip()) for a, b in lines], self.names, {})
        return [lines[a:b] for a, b in pairwise([*begins, len(lines)])]

    def _sound(self, lines: Lines) -> bool:
        """True for lines that look like a row: what is to be done, and by whom or when."""
        cells = self.table.aligned(self.text, lines, self.names, share=True)
        rated = [(c.kind, fits(look(self.text[c.start : c.end].strip()), c.kind)) for c in cells]
        told = any(kind == "what" and value > 0 for kind, value in rated)
        return told and any(kind != "what" and value >= 1 for kind, value in rated) and min(v for _, v in rated) > -0.5

    def _plausible(self, position: int) -> bool:
        cells = [self.cell(p) for p in range(position, position + len(self.names))]
        if BELOW.match(cells[0]):
            return False
        pairs = list(zip(cells, self.names, strict=True))
        narrow = ("who", "lead", "when", "help", "note", "person", "present", "place")
        return all(len(c) <= 40 for c, n in pairs if n in narrow) and any(len(c) >= 4 for c, n in pairs if n == "what")
