"""认表头: which table is which sheet, where its columns stand, and what a sheet does not show at first sight."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.columns import SheetSpec
from xiaoheng.ground.organisation.services.importing.rows import Problem, Reading
from xiaoheng.lib import cells
from xiaoheng.lib.hanzi import simplify
from xiaoheng.lib.workbook import Table, letters

HEADER_ROWS = 10
NO_ROW = re.compile(
    r"((合\s*计|总\s*计|小\s*计|共\s*计|以\s*下\s*空\s*白|备\s*注|附\s*注|注[1-9]?|说明)[.．]?"
    r"|(填表|填报|制表|审核|审批|统计|联系|负责|单位负责|经办)(人|单位|日期|时间|电话)?)([:：].*)?|第.{1,5}页.*"
)
BESIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】|[*※★]|[:：]$")  # what heads carry beside their name
ALIASES = (  # what offices call a column otherwise; each for the whole of a folded head
    (re.compile(r"(教职|职|教|人员)工?(编)?号|工号码"), "工号"),
    (re.compile(r"(居民|公民)?身份证?(号码|件号|证号码?)?|(居民|公民)身份号码"), "身份证号"),
    (re.compile(r"(党员|教师|教职工|本人|干部)姓名"), "姓名"),
    (re.compile(r"(.+)代码"), r"\1编码"),
    (re.compile(r"出生年?月?日"), "出生日期"),
)
REMARK, HELP = cells.fold("备注"), cells.fold("说明")


def matched(specs: Sequence[SheetSpec], tables: Sequence[Table], reading: Reading) -> list[tuple[SheetSpec, Table]]:
    """Each sheet of the template with its table: by name, or the one other table that has its columns."""
    named = {cells.fold(spec.name): spec.name for spec in specs}
    found = {named[name]: table for table in tables if (name := cells.fold(table.name)) in named}
    others = [table for table in tables if cells.fold(table.name) not in (*named, HELP) and table.rows]
    known: set[str] = set()
    for spec in specs:
        alike = {t.name: t for t in others if header(spec, t)[1] and not missing(spec, t)}
        if alike:
            if spec.name not in found and len(alike) == 1:
                found[spec.name] = next(iter(alike.values()))
            _tell_alike(spec, list(alike), found.get(spec.name), reading)
            known.update(alike)
    if found:
        unknown = [table.name for table in others if table.name not in known]
        reading.notes += [_("“%(name)s”不是模板中的工作表，没有导入。") % {"name": name} for name in unknown]
    return [(spec, found[spec.name]) for spec in specs if spec.name in found]


def _tell_alike(spec: SheetSpec, names: Sequence[str], taken: Table | None, reading: Reading) -> None:
    """Sheets under other names that have the columns of one of the template's."""
    said = {"names": "”“".join(names), "sheet": spec.name}
    if taken is None:
        message, remedy = _("“%(names)s”都像是“%(sheet)s”表。"), _("请合并到一张工作表，表名写“%(sheet)s”。")
        reading.problems.append(Problem(spec.name, 0, "", message % said, remedy % said))
    elif taken.name in names:
        reading.notes.append(_("“%(names)s”按其栏目作为“%(sheet)s”导入。") % said)
    else:
        reading.questions.append(_("“%(names)s”与“%(sheet)s”栏目相同，不会导入。") % said)


def missing(spec: SheetSpec, table: Table) -> list[str]:
    """Required columns that the table has not."""
    places = header(spec, table)[1]
    return [column.header for column in spec.columns if column.required and column.field not in places]


def header(spec: SheetSpec, table: Table) -> tuple[int, dict[str, int]]:
    """The row below the header, and the place of each column; the header may be two rows with merged cells."""
    wanted = {folded(column.header): column.field for column in spec.columns}
    best: tuple[int, dict[str, int]] = (0, {})
    for top in range(min(HEADER_ROWS, len(table.rows))):
        for height in (1, 2):
            texts = heading(table.rows[top : top + height])
            places = {wanted[text]: place for place, text in reversed(list(enumerate(texts))) if text in wanted}
            if len(places) > len(best[1]):
                best = (top + height, places)
    return best


def heading(rows: Sequence[tuple[Any, ...]]) -> list[str]:
    """Texts of a header: of two rows, the lower one where it says something."""
    width = max(map(len, rows), default=0)
    lines = [[*row, *[None] * (width - len(row))] for row in reversed(rows)]
    texts = [next((cells.plain(cell) for cell in column if cell), "") for column in zip(*lines, strict=True)]
    return [folded(BESIDE.sub("", cells.fold(text))) for text in texts]


def folded(header: str) -> str:
    """A header for comparing: width, spaces, old forms of characters, 时间 for 日期 do not matter."""
    text = simplify(cells.fold(header)).replace("时间", "日期")
    return next((match.expand(name) for alias, name in ALIASES if (match := alias.fullmatch(text))), text)


def _nameless(table: Table, first: int) -> str:
    """Letters of columns that hold something under no header at all."""
    heads = heading(table.rows[max(0, first - 2) : first])
    width = max(map(len, table.rows[first:]), default=0)
    bare = [at for at in range(width) if at >= len(heads) or not heads[at]]
    used = [at for at in bare if any(cells.plain(row[at]) for row in table.rows[first:] if at < len(row))]
    return "、".join(letters(at + 1) for at in used)


def no_row(spec: SheetSpec, said: dict[str, str]) -> str:
    """Why a line under the header is no row of the register: the header again, a total, a note below the table."""
    texts = [text for text in said.values() if text]
    if len(texts) > 1 and all(folded(text) == folded(spec.column(name).header) for name, text in said.items() if text):
        return _("这一行重复了表头。")
    lacking = any(column.required and not said.get(column.field) for column in spec.columns)
    return _("这一行像是合计或说明，不是登记。") if lacking and texts and NO_ROW.fullmatch(texts[0]) else ""


def ask_unseen(spec: SheetSpec, table: Table, first: int, places: dict[str, int], reading: Reading) -> None:
    """What the sheet does not show at first sight, for a person to confirm."""
    ask = reading.questions.append
    if table.hidden:
        ask(_("“%(name)s”是隐藏的工作表，其中的内容也会导入。") % {"name": spec.name})
    if table.hidden_rows:
        ask(_("“%(name)s”有%(n)d个隐藏行（如筛选隐藏），也会导入。") % {"name": spec.name, "n": table.hidden_rows})
    unseen = sorted({letters(at + 1) for at in places.values() for a, z in table.hidden_columns if a <= at <= z})
    if unseen:
        ask(_("“%(name)s”的%(columns)s列是隐藏的，也会导入。") % {"name": spec.name, "columns": "、".join(unseen)})
    days = [places[column.field] for column in spec.columns if column.kind == "day" and column.field in places]
    if table.epoch1904 and any(
        isinstance(row[at], (int, float, date)) for row in table.rows[first:] for at in days if at < len(row)
    ):
        ask(_("工作簿采用1904日期系统，“%(name)s”的日期可能整体相差4年，请逐一核对。") % {"name": spec.name})
    known = {REMARK, *(folded(column.header) for column in spec.columns)}
    heads = heading(table.rows[first - 1 : first])
    others = [text for text in heads if text and text not in known]
    for text in sorted({text for text in heads if text in known and heads.count(text) > 1}):
        ask(_("“%(name)s”的栏目“%(header)s”有两列，只导入左边的一列。") % {"name": spec.name, "header": text})
    if nameless := _nameless(table, first):
        ask(_("“%(name)s”的%(columns)s列有内容而没有表头，不会导入。") % {"name": spec.name, "columns": nameless})
    if others:
        # A column that the template has and the sheet has not may be one of these, under another name.
        lacking = any(column.field not in places for column in spec.columns if not column.spare)
        tell = ask if lacking else reading.notes.append
        tell(_("“%(name)s”的栏目“%(others)s”不在模板中，不会导入。") % {"name": spec.name, "others": "”“".join(others)})


def merged(spec: SheetSpec, table: Table, first: int) -> list[Problem]:
    """Merged cells among the data: which rows they speak of is not certain."""
    found = []
    for top, left, bottom, _right in table.merged:
        if bottom >= first and len(table.rows) > top:
            message = _("第%(top)d行至第%(bottom)d行的%(column)s列有合并单元格。") % {
                "top": top + 1,
                "bottom": bottom + 1,
                "column": letters(left + 1),
            }
            found.append(Problem(spec.name, max(top, first) + 1, "", message, _("请取消合并，逐行填写。")))
    return found
