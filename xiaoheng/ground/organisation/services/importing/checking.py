"""核对: what rows of any room's workbook may not say. Each check adds its problems; none writes."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date
from itertools import pairwise

from django.db.models import Model
from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.columns import SheetSpec, Value
from xiaoheng.ground.organisation.services.importing.rows import Row
from xiaoheng.ground.organisation.services.importing.state import State
from xiaoheng.lib import clock

BATCH = 500


def order(state: State) -> None:
    """起止先后: what ends does so after it began."""
    for sheet in state.book.sheets:
        for row, after in state.each(sheet.spec):
            since, until = after.get("since"), after.get("until")
            if isinstance(since, date) and isinstance(until, date) and until <= since:
                message = _("不晚于起始日期%(since)s。") % {"since": since}
                state.problems.append(row.problem("until", message, _("请核对两个日期。")))


def begun(state: State, sheet: SheetSpec, name: str = "since") -> None:
    """已经发生: what is entered has come about; nothing is registered ahead of its day."""
    today = clock.today()
    for row, after in state.each(sheet):
        day = after[name]
        if isinstance(day, date) and day > today and state.moved(row, name):
            state.problems.append(row.problem(name, _("日期晚于今天。"), _("请在事实发生后登记，或核对日期。")))


def owned(state: State, sheet: SheetSpec, model: type[Model]) -> None:
    """编码归属: a code that is registered elsewhere: another county's rows are out of reach."""
    field = sheet.key[0]
    new = [str(row.key()[0]) for row, _after in state.each(sheet) if state.fact(row) is None]
    taken: set[str] = set()
    for start in range(0, len(new), BATCH):
        rows = model._default_manager.filter(**{f"{field}__in": new[start : start + BATCH]})
        taken.update(rows.values_list(field, flat=True))
    if model is type(state.county):
        taken.discard(state.county.code)
    roll = _shortened(key[0] for key in state.known[sheet.name])
    for row, _after in state.each(sheet):
        code = str(row.key()[0])
        if code in taken:
            message = _("“%(code)s”已由本县以外的单位使用。") % {"code": code}
            state.problems.append(row.problem(field, message, _("只能导入本县的内容，请核对编码。")))
        elif state.fact(row) is None and roll.get(code.lstrip("0"), code) != code:
            known = roll[code.lstrip("0")]
            message = _("“%(code)s”疑似丢了前面的0：已登记的是“%(known)s”。") % {"code": code, "known": known}
            state.problems.append(row.problem(field, message, _("请把该栏设为文本格式后重新填写。")))


def refers(
    state: State, row: Row, name: str, among: Collection[Value], what: str, known: Collection[Value] | None = None
) -> None:
    """引用: a code that leads nowhere; one that stands already, or could not be read, is not judged.

    `known` are the codes among which one that lost its leading zeros is looked for, where they are others.
    """
    value = row.values.get(name)
    if value and value not in among and state.moved(row, name):
        message = _("没有编码为“%(code)s”的%(what)s。") % {"code": value, "what": what}
        remedy = _("请核对编码，或先在相应的表中填写；只能引用本县的内容。")
        if near := _shortened(among if known is None else known).get(str(value).lstrip("0")):
            remedy = _("有“%(near)s”，两处疑似有一处丢了前面的0，请把编码栏都设为文本格式。") % {"near": near}
        state.problems.append(row.problem(name, message, remedy))


def overlaps(state: State, sheet: SheetSpec, same: tuple[str, ...], what: str) -> None:
    """前后重叠: two spans of the same thing on one day; only a row of the workbook can be blamed."""
    spans: defaultdict[tuple[Value, ...], list[tuple[date, date, Row | None]]] = defaultdict(list)
    for key, after in state.after[sheet.name].items():
        since, until = after["since"], after["until"]
        if isinstance(since, date):
            end = until if isinstance(until, date) else date.max
            spans[tuple(after[name] for name in same)].append((since, end, state.rows[sheet.name].get(key)))
    for group in spans.values():
        group.sort(key=lambda span: span[0])
        for (_since, end, first), (since, _end, second) in pairwise(group):
            row = second or first
            if since < end and row is not None:
                message = _("%(what)s前后重叠。") % {"what": what}
                state.problems.append(row.problem("since", message, _("请先填写前一段的终止日期。")))


def reopened(state: State) -> Iterator[str]:
    """重新生效: an old workbook imported again would bring back what has ended since."""
    for rows in state.rows.values():
        for row in rows.values():
            fact = state.fact(row)
            if fact and fact.values.get("until") and "until" in row.values and row.values["until"] is None:
                yield _("%(sheet)s第%(row)d行将恢复已于%(until)s终止的登记。") % {
                    "sheet": row.sheet.name,
                    "row": row.number,
                    "until": fact.values["until"],
                }


def years(born: date, day: date) -> int:
    """周岁 on a day."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _shortened(codes: Iterator[Value] | Collection[Value]) -> dict[str, Value]:
    """Codes by what is left of them when a spreadsheet takes them for numbers."""
    return {str(code).lstrip("0"): code for code in codes}
