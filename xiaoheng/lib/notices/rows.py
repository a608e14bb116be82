"""表行 The rows of a table and the duties that each of them tells."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import NamedTuple

from xiaoheng.lib.notices import judge, parties
from xiaoheng.lib.notices.context import Context
from xiaoheng.lib.notices.deadlines import NONE, Deadline, Found, Recurrence, best, scan
from xiaoheng.lib.notices.duty import Unit
from xiaoheng.lib.notices.evidence import evidence
from xiaoheng.lib.notices.fitting import PARTIES, Look, align, is_name, look
from xiaoheng.lib.notices.quantities import quantities
from xiaoheng.lib.notices.units import units

SHARED = (*PARTIES, "when")  # cells that a merged cell above gives
_LINE = 10  # a line of fewer characters ends where its words end
_NOBODY = re.compile(r"[-/无\s]*")
_PARTS = re.compile(r"[、,;和及\n ]")
_TAIL = re.compile(r"等.{0,4}$|^《|》$|[(（].*$")
# 党委(总支), 学校(园): the bracket is a part of the name.
_WIDER = re.compile(r"\((?:党?总支|党?支部|党?委|[校园]|幼儿园|街道|教学点|分校)[^()]{0,6}\)")
_CUT = re.compile(r"(?:学?校|[园组科股室办处局部]|单位|部门|支部|中心|人员|教师|员|长|负责人)$")  # 县直各 / 学校
_ALL_YEAR = re.compile(
    "全年|全学年|全学期|本?学年|本?学期|年度|20\\d\\d年(?:度|全年)?|长期|常年|持续|常态化?|贯穿全[年程]"
)


class Cell(NamedTuple):
    """单元格 A cell, or a piece of one that is broken over lines, by the kind and the place of its column."""

    kind: str
    column: int
    start: int
    end: int


@dataclass
class Row:
    """表行 One row: its place, its cells by column kind, and what merged cells above give it."""

    start: int
    end: int
    cells: list[Cell]
    above: list[Cell] = field(default_factory=list)

    def units(self, text: str, context: Context) -> list[Unit]:
        """任务 The duties of the row."""
        words = self._words(text, "what", ",")
        if len(words) < 4:
            return []
        acts = ["".join(text[c.start : c.end].strip() for c in cell) for cell in self._columns(text, "what")]
        unit = Unit(self.start, self.end, context.block_index, context.section, words=max(acts, key=len))
        when, told = self._words(text, "when", " "), self._words(text, "when", " ", above=True)
        _time(unit, (words, told) if _ALL_YEAR.fullmatch(when) or not when else (when, words), context)
        counted = words + "。" + (when if re.search("次|期|节|场", when) else "")
        unit.quantity = quantities(counted, [(f.start, f.end) for f in scan(words, context.anchor)])
        unit.evidence = self._proof(text) or evidence(words)
        unit.lead = self._names(text, "lead")
        who = next((n for kind in ("who", "person", "present", "lead") if (n := self._names(text, kind))), [])
        by = [] if who else parties.by_whom(words) or parties.subject(words)[0]
        unit.who, unit.implicit = (who or by, False) if who or by else (context.carried(), True)
        timed = unit.deadline != NONE or unit.recurrence
        if not (timed or unit.evidence or unit.quantity or (who and judge.ACT.search(words))):
            return []
        return self._several(text, unit, context) or [unit]

    def _several(self, text: str, row: Unit, context: Context) -> list[Unit]:
        """“…每月5日开展…,会后3日内上传” The duties of a cell with times of their own, each for the party of the row."""
        what = [c for c in self.cells if c.kind == "what"]
        last = what[-1]
        if sum(c.column == last.column for c in what) > 1 or len(scan(text[last.start : last.end], context.anchor)) < 2:
            return []
        inside = replace(context, party=tuple(row.who), headings=[], intros=[])
        parts = units(text, last.start, last.end, inside, [])
        own = [not p.inherited and (p.deadline != NONE or p.recurrence is not None) for p in parts]
        times = [_plain(p.deadline, p.recurrence) for p in parts]
        told = [
            _plain(f.deadline, f.deadline.recurrence)
            for c in self.cells
            if c.kind == "when"
            for f in scan(text[c.start : c.end], context.anchor)
        ]
        apart = all(one != two and two not in told for one, two in pairwise(times))
        if len(parts) < 2 or not all(own[1:]) or not apart:
            return []
        for part in parts:
            part.who, part.implicit, part.lead, part.around = list(row.who), row.implicit, list(row.lead), None
            part.evidence = row.evidence or part.evidence
        if not own[0]:
            parts[0].deadline, parts[0].recurrence = row.deadline, row.recurrence
        return parts

    def _columns(self, text: str, kind: str) -> list[list[Cell]]:
        """The pieces of each column of a kind that are not blank."""
        columns: dict[int, list[Cell]] = {}
        for cell in self.cells:
            if cell.kind == kind and text[cell.start : cell.end].strip():
                columns.setdefault(cell.column, []).append(cell)
        return list(columns.values())

    def _words(self, text: str, kind: str, joint: str, *, above: bool = False) -> str:
        """The words of a kind; lines of a broken cell run on, cells of their own are set apart."""
        own = [c for pieces in self._columns(text, kind) for c in pieces]
        cells = [c for c in self.above if c.kind == kind] if above else own
        out = ""
        for last, cell in zip([None, *cells], cells, strict=False):
            near = last is not None and last.column == cell.column
            runs_on = last and near and (last.end - last.start > _LINE or "\n" not in text[last.end : cell.start])
            out += ("" if not out or runs_on else joint) + text[cell.start : cell.end].strip(" -/|\t")
        return out

    def _proof(self, text: str) -> list[str]:
        parts = [p.strip() for p in _PARTS.split(self._words(text, "proof", "、"))]
        return [_TAIL.sub("", p) for p in parts if len(p.strip("等 -/无")) > 1]

    def _names(self, text: str, kind: str) -> list[str]:
        joined = "、".join(
            _joined(text[c.start : c.end].strip() for c in pieces) for pieces in self._columns(text, kind)
        )
        joined = joined or _joined(text[c.start : c.end].strip() for c in self.above if c.kind == kind)
        names = parties.split_parties(joined.replace(" ", "、").replace("\n", "、"))
        wider = [n + (m.group() if (m := _WIDER.match(joined, joined.find(n) + len(n))) else "") for n in names]
        return [n for n in wider if not _NOBODY.fullmatch(n)]


@dataclass
class TableRows:
    """表 A table, its rows and the headings that stand between them."""

    start: int
    end: int
    rows: list[Row] = field(default_factory=list)
    groups: list[tuple[int, int]] = field(default_factory=list)
    done: bool = False

    def add(self, text: str, start: int, end: int, cells: list[Cell]) -> None:
        """加行 One more row; what it leaves blank holds on from the row above."""
        last = self.rows[-1] if self.rows else None
        given = {c.kind for c in cells if text[c.start : c.end].strip()}
        kept = [c for c in [*last.cells, *last.above] if c.kind in SHARED and c.kind not in given] if last else []
        told = [c for c in kept if text[c.start : c.end].strip()]
        self.rows.append(Row(start, end, cells, told))
        self.end = end

    def aligned(self, text: str, spans: list[tuple[int, int]], kinds: list[str], *, share: bool) -> list[Cell]:
        """分列 The cells of a row whose number is not that of the columns, by what they look like."""
        seen = [look(text[a:b].strip()) for a, b in spans]
        chosen = align(seen, kinds, self._sorts(text), share=share)
        return [Cell(kinds[c], c, a, b) for c, (a, b) in zip(chosen, spans, strict=True)]

    def _sorts(self, text: str) -> dict[int, str]:
        """What sort of party stood in each column of the row before."""
        last = self.rows[-1] if self.rows else None
        cells = [*last.above, *last.cells] if last else []
        named = [c for c in cells if c.kind in SHARED and text[c.start : c.end].strip()]
        return {c.column: _sort(text[c.start : c.end].strip()) for c in named}


def _plain(deadline: Deadline, repeat: Recurrence | None) -> tuple[Deadline, Recurrence | None]:
    """A time without the words that tell it."""
    return (NONE if repeat and deadline.kind == "recurrence" else replace(deadline, text="", note=None)), repeat


def _sort(words: str) -> str:
    return Look(words, timely=False, party=False, name=is_name(words)).sort


def _joined(pieces: Iterable[str]) -> str:
    """食堂管理员 / 总务主任 are two, 县直各 / 学校 one whose name is broken."""
    out = ""
    for piece in pieces:
        whole = piece.startswith(("各", "全", "县", "市")) or not _CUT.fullmatch(piece)
        whole = whole and len(piece) > 2 and piece.count("(") == piece.count(")")
        apart = whole and (piece.startswith("各") or _named(out))
        out += ("、" if out and apart and out[-1] not in "、,(" else "") + piece
    return out


def _named(words: str) -> bool:
    last = words.rsplit("、", 1)[-1]
    return parties.looks_like_party(last) or look(last).sort != "school" or is_name(last)


def _time(unit: Unit, sources: tuple[str, ...], context: Context) -> None:
    found: list[Found] = []
    for source in sources:
        found = scan(source, context.anchor) if source.strip() else []
        repeat = next((f.deadline for f in found if f.deadline.kind == "recurrence"), None)
        others = [f for f in found if f.deadline.kind != "recurrence"]
        if repeat and not unit.recurrence:
            unit.recurrence = repeat.recurrence
        if others and unit.deadline == NONE:
            unit.deadline = best(others)
        if unit.recurrence or (unit.deadline != NONE and not re.search("每[日天周月季年学]", unit.words)):
            break
    repeat = next((f.deadline for f in found if f.deadline.kind == "recurrence"), None)
    if unit.deadline == NONE and unit.recurrence and repeat:
        unit.deadline = repeat


__all__ = ["Cell", "Row", "TableRows"]
