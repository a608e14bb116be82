"""表格 Rows of tables: cells split by tab or bar, or flattened to one cell a line."""

import re
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations, pairwise

from xiaoheng.lib.hanzi import lines
from xiaoheng.lib.notices import judge, parties
from xiaoheng.lib.notices.columns import column
from xiaoheng.lib.notices.context import Context
from xiaoheng.lib.notices.deadlines import NONE, best, scan
from xiaoheng.lib.notices.duty import Unit
from xiaoheng.lib.notices.evidence import evidence
from xiaoheng.lib.notices.quantities import quantities

_ANY = date(2020, 1, 1)
_PAPER = re.compile(r"(?:表|报告|方案|总结|台账|清单|记录|材料|资料|照片|名单|册)$")
_SHARED = ("who", "person", "when", "lead")  # cells that a merged cell above gives
_AFTER_ROWS = re.compile(r"[:。;]$|^\(?\d{1,2}[.、)](?!\d)|(?:表|名单|说明|要求)$")  # what stands below the last row
_BELOW = re.compile(r"附件|抄送|[一二三四五六七八九十]、|\([一二三四五六七八九十]\)|(?:备注|注|说明|联系人)[:：]")
_SIGNED = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日$")  # below a row that is complete
_SEP = re.compile(r"\t|\|")


@dataclass
class Row:
    """表行 One row: its place and its cells by column kind."""

    start: int
    end: int
    cells: list[tuple[str, int, int]]
    deadline_above: str = ""

    def units(self, text: str, context: Context) -> list[Unit]:
        """任务 The duties of the row."""
        what = [(a, b) for kind, a, b in self.cells if kind == "what" and text[a:b].strip(" -/|\t")]
        words = ",".join(text[a:b].strip() for a, b in what)
        if len(words) < 4:
            return []
        unit = Unit(self.start, self.end, context.block_index, context.section, words=words)
        when = " ".join(text[a:b] for kind, a, b in self.cells if kind == "when")
        _time(unit, when, words, context)
        unit.quantity = quantities(
            words + "。" + (when if re.search("次|期|节|场", when) else ""), _taken(words, context)
        )
        proof = [
            p
            for kind, a, b in self.cells
            if kind == "proof"
            for p in re.split(r"[、,;和及\n ]", text[a:b])
            if len(p.strip("等 -/无")) > 1
        ]
        unit.evidence = [re.sub(r"等.{0,4}$|^《|》$|[(（].*$", "", p.strip()) for p in proof] or evidence(words)
        unit.lead = self._names(text, "lead")
        who = self._names(text, "who") or self._names(text, "person") or unit.lead
        named, _ = parties.subject(words)
        by = parties.by_whom(words)
        unit.who, unit.implicit = (who or by or named, False) if who or by or named else (context.carried(), True)
        if (
            unit.deadline == NONE
            and not unit.recurrence
            and not unit.evidence
            and not unit.quantity
            and not (who and judge.ACT.search(words))
        ):
            return []
        return [unit]

    def _names(self, text: str, kind: str) -> list[str]:
        joined = "、".join(text[a:b].strip() for k, a, b in self.cells if k == kind)
        names = parties.split_parties(joined.replace(" ", "、").replace("\n", "、"))
        return [n for n in names if n not in ("/", "-", "无", "--")]


_ALL_YEAR = re.compile(
    "全年|全学年|全学期|本?学年|本?学期|年度|20\\d\\d年(?:度|全年)?|长期|常年|持续|常态化?|贯穿全[年程]"
)


def _taken(words: str, context: Context) -> list[tuple[int, int]]:
    return [(f.start, f.end) for f in scan(words, context.anchor)]


def _time(unit: Unit, when: str, words: str, context: Context) -> None:
    for source in (words, when) if _ALL_YEAR.fullmatch(when.strip()) else (when, words):
        found = [f.deadline for f in scan(source, context.anchor)] if source.strip() else []
        repeat = next((d for d in found if d.kind == "recurrence"), None)
        others = [f for f in scan(source, context.anchor) if f.deadline.kind != "recurrence"] if source.strip() else []
        if repeat and not unit.recurrence:
            unit.recurrence = repeat.recurrence
        if others and unit.deadline == NONE:
            unit.deadline = best(others)
        if unit.recurrence or (unit.deadline != NONE and not re.search("每[日天周月季年学]", words)):
            break
    if (
        unit.deadline == NONE
        and unit.recurrence
        and (repeat := next((d for d in found if d.kind == "recurrence"), None))
    ):
        unit.deadline = repeat


@dataclass
class TableRows:
    """表 A table and its rows."""

    start: int
    end: int
    rows: list[Row] = field(default_factory=list)
    done: bool = False


def find_tables(text: str, limit: int) -> list[TableRows]:
    """找表 All tables of the text."""
    rows = [(a, b) for a, b in lines(text[:limit]) if text[a:b].strip()]
    tables: list[TableRows] = []
    index = 0
    while index < len(rows):
        table, index = _delimited(text, rows, index) or _flattened(text, rows, index) or (None, index + 1)
        if table:
            tables.append(table)
    return tables


def _cells(text: str, start: int, end: int) -> list[tuple[int, int]]:
    edges = [start, *(m.start() for m in _SEP.finditer(text, start, end)), end]
    out = [(edges[0], edges[1])] + [(a + 1, b) for a, b in pairwise(edges[1:])]
    if len(out) > 2 and text[start:end].lstrip().startswith("|"):
        out = out[1:]
    if len(out) > 2 and text[start:end].rstrip().endswith("|"):
        out = out[:-1]
    return out


def _delimited(text: str, rows: list[tuple[int, int]], index: int) -> tuple[TableRows, int] | None:
    head = _cells(text, *rows[index])
    kinds = [column(text[a:b]) for a, b in head]
    if len(head) < 2 or sum(k is not None for k in kinds) < 2:
        return None
    names = [k or "other" for k in kinds]
    table = TableRows(rows[index][0], rows[index][1])
    last: list[tuple[str, int, int]] = []
    position = index + 1
    while position < len(rows):
        start, end = rows[position]
        cells = _cells(text, start, end)
        if len(cells) < 2:
            more = rows[position + 1 : position + 2]
            if not (more and len(_cells(text, *more[0])) >= 2) or (
                not _SEP.search(text[start:end]) and len(text[start:end]) > 60
            ):
                break
            if table.rows and len(text[start:end]) < 60 and not text[start:end].startswith(("第", "附")):
                table.rows[-1].end = end
                table.end = end
                position += 1
                continue
            break
        if not re.fullmatch(r"[-|: \t]*", text[start:end]):
            fitted = _fit(text, cells, names)
            fitted += [c for c in last if c[0] in _SHARED and _inherits(text, fitted, c[0], names, len(cells))]
            table.rows.append(Row(start, end, fitted))
            last = fitted
        table.end = end
        position += 1
    return (table, position) if table.rows else None


def _inherits(text: str, cells: list[tuple[str, int, int]], kind: str, names: list[str], count: int) -> bool:
    """A merged cell is written once: the rows below it take its party and time."""
    del names, count
    return not any(k == kind and text[a:b].strip() for k, a, b in cells)


def _fit(text: str, cells: list[tuple[int, int]], names: list[str]) -> list[tuple[str, int, int]]:
    """Columns for the cells of a row; a shorter row is aligned by what its cells look like."""
    if len(cells) == len(names):
        return [(n, a, b) for n, (a, b) in zip(names, cells, strict=True)]
    texts = [text[a:b].strip() for a, b in cells]
    if len(cells) < len(names) <= 10:
        rated = [[_fits(t, n) for n in names] for t in texts]
        chosen = max(
            combinations(range(len(names)), len(cells)),
            key=lambda pick: (sum(r[c] for r, c in zip(rated, pick, strict=True)), [-c for c in pick]),
        )
        return [(names[c], a, b) for c, (a, b) in zip(chosen, cells, strict=True)]
    left = list(names)
    out: list[tuple[str, int, int]] = []
    for (a, b), cell in zip(cells, texts, strict=True):
        kind = max(left, key=lambda n: _fits(cell, n), default="what") if left else "what"
        if _fits(cell, kind) < 0:
            kind = "what"
        elif kind in left and kind != "what":
            left.remove(kind)
        out.append((kind, a, b))
    return out


def _fits(cell: str, name: str) -> float:
    """How well a cell looks like its column."""
    if not cell:
        return 0.1
    if name == "no":
        return 3.0 if re.fullmatch(r"\d{1,3}[.、]?", cell) else -3.0
    found = scan(cell, _ANY) if len(cell) < 40 else []
    timely = sum(f.end - f.start for f in found) * 2 >= len(cell)
    if name == "when":
        return 3.0 if timely else 0.2 if re.search("长期|持续|全年|常态|及时|定期", cell) else -2.0
    party = parties.looks_like_party(cell)
    if name == "person":
        return 1.5 if len(cell) <= 12 and not timely else -2.0
    if name in ("who", "lead", "help"):
        return 2.0 if party else -3.0 if timely or len(cell) > 30 else -0.2
    if name == "proof":
        return 1.0 if len(cell) < 40 and _PAPER.search(cell) else -0.5
    if name == "what":
        return (1.0 if len(cell) >= 6 else 0.3) - 2.0 * (timely or cell.isdigit()) - 1.2 * party
    return 0.2 if len(cell) <= 8 and not timely and not party else -0.6


def _flattened(text: str, rows: list[tuple[int, int]], index: int) -> tuple[TableRows, int] | None:
    names: list[str] = []
    position = index
    while position < len(rows) and len(names) < 9:
        kind = column(text[slice(*rows[position])])
        if kind is None and not (names and _stranger(text, rows, position)):
            break
        names.append(kind or "other")
        position += 1
    if (
        len(names) - names.count("other") < 3
        or "what" not in names
        or not {"who", "person", "lead", "when", "no"} & set(names)
    ):
        return None
    table = TableRows(rows[index][0], rows[position - 1][1])
    if "no" not in names and position < len(rows) and text[slice(*rows[position])].strip() == "1":
        names.insert(0, "no")
    if "no" in names[:1]:
        position = _numbered_rows(text, rows, position, names, table)
    elif "when" in names[:1]:
        position = _timed_rows(text, rows, position, names, table)
    else:
        position = _counted_rows(text, rows, position, names, table)
    return (table, position) if table.rows else None


def _stranger(text: str, rows: list[tuple[int, int]], position: int) -> bool:
    """A head of no kind that is known, between two that are."""
    known = position + 1 < len(rows) and column(text[slice(*rows[position + 1])])
    return bool(known) and re.fullmatch("[\u4e00-\u9fff]{2,8}", text[slice(*rows[position])].strip()) is not None


def _numbered_rows(text: str, rows: list[tuple[int, int]], position: int, names: list[str], table: TableRows) -> int:
    expected = 1
    current: list[tuple[int, int]] = []
    while position < len(rows):
        cell = text[rows[position][0] : rows[position][1]].strip()
        if re.fullmatch(rf"{expected}[.、]?", cell):
            _close(text, current, names, table)
            current, expected = [rows[position]], expected + 1
        elif (
            not current
            or len(current) > len(names) + 6
            or _BELOW.match(cell)
            or (len(current) >= len(names) and (len(cell) > 60 or _AFTER_ROWS.search(cell) or _SIGNED.match(cell)))
        ):
            break
        else:
            current.append(rows[position])
        position += 1
    _close(text, current, names, table)
    return position


def _timed_rows(text: str, rows: list[tuple[int, int]], position: int, names: list[str], table: TableRows) -> int:
    """Rows of a table whose first column is the time: each time opens one; its last cell may be missing."""
    current: list[tuple[int, int]] = []
    while position < len(rows):
        cell = text[slice(*rows[position])].strip()
        timely = len(cell) < 40 and _fits(cell, "when") > 1
        after = text[slice(*rows[position + 1])].strip() if position + 1 < len(rows) else ""
        below = _BELOW.match(cell) or (not timely and _SIGNED.match(after)) or _SIGNED.match(cell)
        if below or (not timely and (not current or len(current) >= len(names))):
            break
        if timely:
            _close(text, current, names, table)
            current = []
        current.append(rows[position])
        position += 1
    _close(text, current, names, table)
    return position


def _close(text: str, current: list[tuple[int, int]], names: list[str], table: TableRows) -> None:
    if len(current) < 2:
        return
    row = Row(current[0][0], current[-1][1], _fit(text, current, names))
    if len(current) != len(names) and table.rows:
        row.cells += [c for c in table.rows[-1].cells if c[0] in _SHARED and _inherits(text, row.cells, c[0], names, 0)]
    table.rows.append(row)
    table.end = current[-1][1]


def _counted_rows(text: str, rows: list[tuple[int, int]], position: int, names: list[str], table: TableRows) -> int:
    width = len(names)
    while position + width <= len(rows):
        chunk = rows[position : position + width]
        cells = [text[a:b].strip() for a, b in chunk]
        if re.match(r"附件|抄送|[一二三四五六七八九十]、|\([一二三四五六七八九十]\)", cells[0]) or not _plausible(
            cells, names
        ):
            break
        table.rows.append(Row(chunk[0][0], chunk[-1][1], _fit(text, chunk, names)))
        table.end = chunk[-1][1]
        position += width
    return position


def _plausible(cells: list[str], names: list[str]) -> bool:
    checks = [
        len(c) <= 40
        for c, n in zip(cells, names, strict=True)
        if n in ("who", "lead", "when", "help", "note", "person")
    ]
    return all(checks) and any(len(c) >= 4 for c, n in zip(cells, names, strict=True) if n == "what")
